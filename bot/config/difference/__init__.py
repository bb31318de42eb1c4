"""What a new configuration changes, in words that stand in the log and before a leader's eyes."""

from bot.config.difference.change import Change
from bot.config.difference.compare import difference

__all__ = ["Change", "difference"]
