"""The reflection guard: reads a text for acts that belong to an elected body, and says so kindly and with reasons."""

from bot.guard.advice import Advice, Target, advice, reword
from bot.guard.passages import written_in
from bot.guard.reading import Scope, read

__all__ = ["Advice", "Scope", "Target", "advice", "read", "reword", "written_in"]
