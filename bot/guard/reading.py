"""Reads a text: rules and the statistical reader together decide, and the words that decided are shown."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from bot.domain.finding import Certainty, Finding, Indicator, Reading
from bot.domain.language import Language
from bot.guard.features import features
from bot.guard.passages import Passage, Sentence, marked_sentences, passages
from bot.guard.rules import Match, rule_book
from bot.guard.weighing import Scales, Weighing, scales

_SERIOUS_FIRST = (
    Indicator.PERSONAL_MATTER,
    Indicator.DECISION,
    Indicator.VOTE,
    Indicator.PRE_AGREEMENT,
    Indicator.PENDING_CASE,
    Indicator.RECOMMENDATION,
    Indicator.PROPOSAL,
    Indicator.STATEMENT,
    Indicator.INSTRUCTION,
    Indicator.CASE_PREPARATION,
    Indicator.APPOINTMENT,
    Indicator.FORMALITIES,
)
_MOST_WORDS = 3
_LONGEST_QUOTE = 60


class Scope(StrEnum):
    FULL = "full"
    PERSONS_ONLY = "persons_only"
    """For groups of administration only: they may lawfully agree and act."""


def read(
    text: str, *, language: Language | None = None, scope: Scope = Scope.FULL, by: Scales | None = None
) -> Reading:
    """What a careful reader would notice. Language settles words that bokmål and nynorsk use differently."""
    marked = marked_sentences(text, language)
    found = list(_persons(text, marked))
    if scope is Scope.FULL:
        found.extend(_drift(text, marked, by or scales()))
    found.sort(key=lambda finding: (finding.certainty is Certainty.UNSURE, _SERIOUS_FIRST.index(finding.indicator)))
    return Reading(findings=tuple(found))


def strongest(read_as: Iterable[Passage], drift: Weighing) -> list[tuple[float, Passage]]:
    """Passages with their scores, the strongest first. A sentence is weighed once for both passages it stands in."""
    weighed: dict[frozenset[str], dict[str, float]] = {}
    scored = []
    for passage in read_as:
        known: dict[str, float] = {}
        for part in passage.parts:
            if part not in weighed:
                weighed[part] = drift.known(part)
            known |= weighed[part]
        scored.append((drift.score(known), passage))
    return sorted(scored, key=lambda pair: -pair[0])


def _drift(text: str, marked: Sequence[Sentence], by: Scales) -> Iterator[Finding]:
    """One finding for each kind of drift; of overlapping passages the surest and strongest speaks."""
    told = [(by.certainty(score, plain=bool(passage.plain)), passage)
            for score, passage in strongest(passages(marked), by.drift)]  # fmt: skip
    taken: set[int] = set()
    named: set[Indicator] = set()
    for certainty, passage in sorted(told, key=lambda one: one[0] is not Certainty.SURE):
        if certainty and taken.isdisjoint(passage.sentences):
            taken.update(passage.sentences)
            indicator = passage.plain[0] if passage.plain else by.kind(passage.names)
            if indicator not in named:
                named.add(indicator)
                yield _finding(text, [marked[number] for number in passage.sentences], indicator, certainty, by)


def _finding(text: str, lines: Sequence[Sentence], indicator: Indicator, certainty: Certainty, by: Scales) -> Finding:
    line = max(lines, key=lambda line: _speaks_for(line, indicator, by)) if len(lines) > 1 else lines[0]
    words = _quotes(text, line, _matches(line, indicator)) or _quotes(text, line, _weighty(line, indicator, by))
    return Finding(
        indicator=indicator, certainty=certainty, words=words, start=line.words[0].start, end=line.words[-1].end
    )


def _matches(line: Sentence, indicator: Indicator) -> list[Match]:
    rules = rule_book().rules
    fitting = [match for match in line.acts if rules[match.rule].indicator is indicator]
    return sorted(fitting, key=lambda match: (not rules[match.rule].sure, match.last - match.first))


def _speaks_for(line: Sentence, indicator: Indicator, by: Scales) -> float:
    return sum(weighing.score(weighing.known(line.names)) for weighing in (by.drift, by.kinds[indicator]))


def _weighty(line: Sentence, indicator: Indicator, by: Scales) -> list[Match]:
    """The words that weighed most, for drift and for this kind of it."""
    weight: dict[int, float] = defaultdict(float)
    for name, first, last in features(line.words, line.acts):
        speaks = by.drift.weights.get(name, 0.0) + by.kinds[indicator].weights.get(name, 0.0)
        if speaks:
            weight[max(0, first)] += speaks
            weight[last] += speaks
    tellable = [position for position in weight if line.words[position].common[0] not in ".,;:!?()«»\"'"]
    heaviest = sorted(tellable, key=lambda position: (-weight[position], position))[:_MOST_WORDS]
    return [Match(indicator, position, position) for position in heaviest]


def _quotes(text: str, line: Sentence, matches: Sequence[Match]) -> tuple[str, ...]:
    """Few and short, in the order of the text, as the writer wrote them; neighbours are one quote."""
    spans = [
        (match.first, match.last)
        for match in matches[:_MOST_WORDS]
        if line.words[match.last].end - line.words[match.first].start <= _LONGEST_QUOTE
    ]
    joined: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return tuple(text[line.words[first].start : line.words[last].end] for first, last in joined)


def _persons(text: str, marked: Sequence[Sentence]) -> Iterator[Finding]:
    for line in marked:
        if line.persons:
            sure = any(rule_book().rules[match.rule].sure for match in line.persons)
            yield Finding(
                indicator=Indicator.PERSONAL_MATTER,
                certainty=Certainty.SURE if sure else Certainty.UNSURE,
                words=_quotes(text, line, line.persons) or (text[line.words[0].start : line.words[0].end],),
                start=line.words[0].start,
                end=line.words[-1].end,
            )
