"""`python -m bot.guard.training DATA`: learns weights.json; with --measure, reads the untouched half and reports."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from bot.guard.training.labelled import Labelled, read_labelled, split
from bot.guard.training.measuring import report
from bot.guard.training.model import learn_scales, limits, prepare, unseen_scores
from bot.guard.weighing import Scales

WEIGHTS = Path(__file__).parent.parent / "weights.json"


def main(data: Path, *, measure: bool) -> None:
    tuning, untouched = split(read_labelled(data / "sentences.tsv"))
    always = prepare(
        one for name in ("examples.tsv", "own.tsv") for one in read_labelled(data / name) if one.indicator != "P1"
    )
    calm = prepare(_seed_lines(data.parent / "seeds"))
    known = [*prepare(tuning), *always]
    chosen = limits(unseen_scores(known, calm, _tell))
    _tell(str(chosen))
    scales = learn_scales(known, calm, chosen)
    if measure:
        sys.stdout.write(report(untouched, scales))
        scales = learn_scales([*known, *prepare(untouched)], calm, chosen)
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
    main(Path(sys.argv[1]), measure="--measure" in sys.argv)
