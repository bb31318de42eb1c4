"""What the administrator writes: read strictly, explained kindly, taken whole or not at all."""

from bot.config.loader import Loaded, load
from bot.config.problem import Problem, Severity

__all__ = ["Loaded", "Problem", "Severity", "load"]
