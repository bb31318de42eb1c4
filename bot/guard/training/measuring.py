"""How well the guard reads sentences it has not seen, with intervals, per form of Norwegian and per indicator."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from bot.domain.finding import Reading
from bot.guard.reading import read
from bot.guard.training.labelled import Labelled
from bot.guard.training.plain import plainly_worded
from bot.guard.weighing import Scales

_Z = 1.959964


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    label: Labelled
    reading: Reading


def judge(sentences: Iterable[Labelled], by: Scales | None = None) -> list[Judged]:
    return [Judged(label=sentence, reading=read(sentence.text, by=by)) for sentence in sentences]


def precision(judged: Sequence[Judged]) -> tuple[int, int]:
    alarms = [one for one in judged if one.reading.drift]
    return sum(one.label.drift for one in alarms), len(alarms)


def recall(judged: Sequence[Judged]) -> tuple[int, int]:
    drifting = [one for one in judged if one.label.drift]
    return sum(one.reading.drift for one in drifting), len(drifting)


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % interval of a share, honest for few sentences too."""
    if not whole:
        return 0.0, 1.0
    share, spread = part / whole, _Z * _Z / whole
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * sqrt(share * (1 - share) / whole + spread / (4 * whole)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def report(sentences: Sequence[Labelled], by: Scales | None = None) -> str:
    judged = judge(sentences, by)
    rows = [_figures("all", judged)]
    rows += [_figures(form, [one for one in judged if one.label.language == form]) for form in ("nb", "nn")]
    kinds = sorted({one.label.indicator for one in judged if one.label.drift}, key=lambda kind: int(kind[1:]))
    rows += [
        _share(f"found of {kind}", *recall([one for one in judged if one.label.indicator == kind])) for kind in kinds
    ]
    found = [one for one in judged if one.label.drift and one.reading.drift]
    named = sum(one.label.indicator in {f.indicator for f in one.reading.findings} for one in found)
    rows.append(_share("right indicator of those found", named, len(found)))
    asked = [one for one in judged if one.reading.uncertain]
    rows.append(_share("drift of those asked about", sum(one.label.drift for one in asked), len(asked)))
    rows += [f"false alarm\t{_seen(one)}" for one in judged if one.reading.drift and not one.label.drift]
    rows += [f"{'asked' if one.reading.uncertain else 'missed'}\t{_seen(one)}" for one in judged
             if one.label.drift and not one.reading.drift]  # fmt: skip
    return "\n".join(rows) + "\n"


def _figures(name: str, judged: Sequence[Judged]) -> str:
    plain = [one for one in judged if plainly_worded(one.label)]
    shares = (("precision", precision(judged)), ("recall", recall(judged)), ("recall of plain words", recall(plain)))
    return "\n".join(_share(f"{what}, {name}", *counts) for what, counts in shares)


def _share(name: str, part: int, whole: int) -> str:
    low, high = wilson(part, whole)
    return f"{name}\t{part} of {whole}\t{100 * part / max(1, whole):.1f} %\t[{100 * low:.1f}, {100 * high:.1f}]"


def _seen(one: Judged) -> str:
    found = ",".join(finding.indicator for finding in one.reading.findings)
    return f"{one.label.indicator}\t{one.label.language}\t{found}\t{one.label.text}"
