"""«Mente du …?»"""

from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz, process

_ALIKE_ENOUGH: Final = 72
_LONGEST: Final = 100
"""Nobody misspells longer words than this; comparing them would only cost time."""


def nearest(written: str, known: Iterable[str]) -> str | None:
    if len(written) > _LONGEST:
        return None
    found = process.extractOne(
        written.casefold(), list(known), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_ALIKE_ENOUGH
    )
    return found[0] if found else None
