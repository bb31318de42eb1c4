"""Labelled sentences, and the one split of them that tuning and measuring share."""

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

SPLIT_SEED = "oppfolging-refleksjonsvern-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    text: str
    drift: bool
    indicator: str
    language: str


def read_labelled(path: Path) -> list[Labelled]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Labelled(
                text=row["text"], drift=row["label"] == "drift", indicator=row["indicator"], language=row["language"]
            )
            for row in rows
        ]


def split(sentences: Iterable[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """Two halves, tuning and untouched, alike in label, language and indicator.

    The order within a stratum is a hash of seed and text, so the halves depend on neither file order nor platform.
    """
    strata: dict[tuple[bool, str, str], list[Labelled]] = defaultdict(list)
    for sentence in sentences:
        strata[sentence.drift, sentence.language, sentence.indicator].append(sentence)
    halves: tuple[list[Labelled], list[Labelled]] = ([], [])
    turn = 0
    for stratum in sorted(strata):
        for sentence in sorted(strata[stratum], key=_place):
            halves[turn % 2].append(sentence)
            turn += 1
    return halves


def _place(sentence: Labelled) -> str:
    return sha256(f"{SPLIT_SEED}\t{sentence.text}".encode()).hexdigest()
