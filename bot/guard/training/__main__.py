"""Learns weights.json from the labelled sentences: `python -m bot.guard.training tests/data/guard`.

Limits come from reading each hand's sentences with what the others taught. With --measure it learns without the
untouched half of sentences.tsv and reports on that; with --report blind.tsv it reports how the guard as it stands reads
that file. Neither saves anything. blind.tsv is never learnt from and was measured once; after that a report shows the
procedure, not news.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Final

from bot.domain.finding import Indicator
from bot.guard.training.labelled import Labelled, read_labelled, split
from bot.guard.training.measuring import report
from bot.guard.training.model import learn_scales, limits, prepare, unseen_scores
from bot.guard.weighing import Scales

OTHER_HANDS: Final = ("fresh", "west", "east", "city", "country", "towns", "everyday")
OUR_OWN: Final = ("examples", "own", "plain")
WEIGHTS = Path(__file__).parent.parent / "weights.json"


def main(data: Path, *, measure: bool) -> None:
    given = read_labelled(data / "sentences.tsv")
    if measure:
        tuning, untouched = split(given)
        sys.stdout.write(report(untouched, learnt(data, tuning)))
    else:
        WEIGHTS.write_text(written(learnt(data, given)), encoding="utf-8")


def learnt(data: Path, given: Sequence[Labelled]) -> Scales:
    hands = [prepare(given), *(prepare(read_labelled(data / f"{hand}.tsv")) for hand in OTHER_HANDS)]
    ours = [sentence for name in OUR_OWN for sentence in read_labelled(data / f"{name}.tsv")]
    always = prepare(sentence for sentence in ours if sentence.indicator != Indicator.PERSONAL_MATTER)
    calm = prepare(_seed_lines(data.parent / "seeds"))
    return learn_scales([*chain(*hands), *always], calm, limits(unseen_scores(hands, always, calm)))


def written(scales: Scales) -> str:
    return json.dumps(asdict(scales), ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def _seed_lines(folder: Path) -> list[Labelled]:
    lines = [line.strip() for path in sorted(folder.glob("*.txt")) for line in path.read_text("utf-8").splitlines()]
    return [Labelled(text=line, drift=False, indicator="none", language="nb") for line in lines if line]


if __name__ == "__main__":
    if "--report" in sys.argv:
        sys.stdout.write(report(read_labelled(Path(sys.argv[1]) / sys.argv[-1])))
    else:
        main(Path(sys.argv[1]), measure="--measure" in sys.argv)
