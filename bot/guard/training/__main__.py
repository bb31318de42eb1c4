"""`python -m bot.guard.training DATA`: learns weights.json; with --measure, reads the untouched half and reports."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from bot.guard.training.labelled import Labelled, read_labelled, split
from bot.guard.training.measuring import report
from bot.guard.training.model import Prepared, learn_scales, prepare, thresholds, unseen_scores
from bot.guard.weighing import Scales

WEIGHTS = Path(__file__).parent.parent / "weights.json"


def main(data: Path, *, measure: bool) -> None:
    tuning, untouched = split(read_labelled(data / "sentences.tsv"))
    always = prepare(read_labelled(data / "examples.tsv") + read_labelled(data / "own.tsv"))
    calm = prepare(_seed_lines(data.parent / "seeds"))
    seen = prepare(tuning)
    scores = unseen_scores(seen, always, calm, _tell)
    alarm, ask = thresholds(seen, scores)
    _tell(f"alarm {alarm}, ask {ask}")
    tuned = learn_scales([*seen, *always], calm, alarm, ask)
    if measure:
        sys.stdout.write(report(untouched, tuned))
    _save(learn_scales([*seen, *prepare(untouched), *always], calm, alarm, ask) if measure else tuned)


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
