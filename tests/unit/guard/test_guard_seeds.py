"""The five documents the product grew from speak of decisions, votes and cases on every page, and drift nowhere."""

from pathlib import Path

import pytest

from bot.domain.finding import Certainty
from bot.guard import read

SEEDS = sorted((Path(__file__).parents[2] / "data" / "seeds").glob("*.txt"))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_no_line_of_a_seed_gives_an_alarm(seed: Path) -> None:
    alarms = [
        line
        for line in seed.read_text(encoding="utf-8").splitlines()
        if any(finding.certainty is Certainty.SURE for finding in read(line).findings)
    ]
    assert alarms == []


def test_all_five_seeds_are_there() -> None:
    assert len(SEEDS) == 5
