"""«Mente du …?»: the phrase that was nearly written."""

from collections.abc import Set as AbstractSet
from typing import Final

from rapidfuzz.distance import OSA

from bot.usecases.understanding.table import Phrase

_SHORTEST: Final = 4
_TWO_SLIPS_FROM: Final = 9


def nearest_phrase(written: str, known: AbstractSet[Phrase]) -> Phrase | None:
    """One slip, two in a long phrase; the shortest words are too many to guess among."""
    found: tuple[int, int, Phrase] | None = None
    for phrase in known:
        meant = " ".join(phrase)
        allowed = 0 if len(meant) < _SHORTEST else 1 + (len(meant) >= _TWO_SLIPS_FROM)
        distance = OSA.distance(written, meant, score_cutoff=allowed)
        if allowed and distance <= allowed:
            candidate = (distance, -len(meant), phrase)
            found = candidate if found is None else min(found, candidate)
    return None if found is None else found[2]
