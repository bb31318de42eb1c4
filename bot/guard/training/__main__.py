"""Learns weights.json from the labelled sentences: `python -m bot.guard.training tests/data/guard`.

Sentences of fresh.tsv are never learnt from: they only help to set the limits. With --measure it learns from the tuning
half alone and reports on the other half; with --report fresh.tsv it reports how the guard as it stands reads that file.
Neither saves anything. All files have been looked at since the figures in docs/refleksjonsvern.md were taken: a report
shows the procedure, not news.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from bot.domain.finding import Indicator
from bot.guard.training.labelled import Labelled, read_labelled, split
from bot.guard.training.measuring import report
from bot.guard.training.model import fresh_scores, learn_scales, limits, prepare, unseen_scores
from bot.guard.weighing import Scales

WEIGHTS = Path(__file__).parent.parent / "weights.json"


def main(data: Path, *, measure: bool) -> None:
    given = read_labelled(data / "sentences.tsv")
    tuning, untouched = split(given)
    known = prepare(tuning if measure else given)
    others = read_labelled(data / "examples.tsv") + read_labelled(data / "own.tsv")
    always = prepare(sentence for sentence in others if sentence.indicator != Indicator.PERSONAL_MATTER)
    calm = prepare(_seed_lines(data.parent / "seeds"))
    fresh = prepare(read_labelled(data / "fresh.tsv"))
    learnt_from = [*known, *always]
    chosen = limits([*unseen_scores(known, always, calm, _tell), *fresh_scores(fresh, learnt_from, calm)])
    _tell(str(chosen))
    scales = learn_scales(learnt_from, calm, chosen)
    if measure:
        sys.stdout.write(report(untouched, scales))
    else:
        _save(scales)


def _seed_lines(folder: Path) -> list[Labelled]:
    lines = [line.strip() for path in sorted(folder.glob("*.txt")) for line in path.read_text("utf-8").splitlines()]
    return [Labelled(text=line, drift=False, indicator="none", language="nb") for line in lines if line]


def _save(scales: Scales) -> None:
    WEIGHTS.write_text(
        json.dumps(asdict(scales), ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n", encoding="utf-8"
    )


def _tell(what: str) -> None:
    sys.stderr.write(what + "\n")


if __name__ == "__main__":
    if "--report" in sys.argv:
        sys.stdout.write(report(read_labelled(Path(sys.argv[1]) / sys.argv[-1])))
    else:
        main(Path(sys.argv[1]), measure="--measure" in sys.argv)
