"""Rules read a sentence for an actor and an act, clause by clause; what they look for stands in rules.toml."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from bot.domain.finding import Indicator
from bot.domain.language import Language
from bot.guard.families import Lexicon, Marked, family_data, lexicon
from bot.guard.text import fold

_NEAR, _FAR = 6, 13
_EXCEPTIONS = ("harmless", "errand", "party", "elsewhere", "past")
_CLAUSE_ENDS = frozenset(",;:()–—") | {"men"}
_REPLY_NEVER_BINDS = frozenset({"bare", "sant", "lenger", "lengre", "lengje", "minst"})


class Place(NamedTuple):
    """One place of a pattern: which words fit, and how far ahead they may stand."""

    commons: frozenset[str]
    families: frozenset[str]
    reach: int
    same_clause: bool

    def fits(self, word: Marked) -> bool:
        return word.common in self.commons or not self.families.isdisjoint(word.families)


class Match(NamedTuple):
    rule: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    id: str
    indicator: Indicator | None
    sure: bool
    shield: bool
    """Holds back the sure rules of its sentence: the frame itself, one's own business, a wondering question."""
    unless: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleBook:
    rules: dict[str, Rule]
    starts: dict[str, list[tuple[str, tuple[Place, ...]]]]
    """Patterns by each word or family their first place accepts: most words start none."""
    words: Lexicon

    def matches(self, sentence: Sequence[Marked]) -> list[Match]:
        """What the rules see, shields and exceptions already weighed."""
        found = list(self._found(sentence))
        present = {match.rule for match in found}
        return [match for match in found if present.isdisjoint(self.rules[match.rule].unless)]

    def plain(self, matches: Sequence[Match]) -> list[Match]:
        """Matches that may tell on their own: of sure rules, with no shield in the sentence."""
        if any(self.rules[match.rule].shield for match in matches):
            return []
        return [match for match in matches if self.rules[match.rule].sure]

    def _found(self, sentence: Sequence[Marked]) -> Iterator[Match]:
        denials = _denials(sentence)
        for first, word in enumerate(sentence):
            for key in (word.common, *word.families):
                for rule, places in self.starts.get(key, ()):
                    taken = _take(places, sentence, first)
                    if taken and not (self.rules[rule].indicator and _denied(denials, taken, sentence)):
                        yield Match(rule, taken[0], taken[-1])


def _take(places: tuple[Place, ...], sentence: Sequence[Marked], first: int) -> list[int]:
    taken = [first]
    for place in places[1:]:
        here = taken[-1] + 1
        for position in range(here, min(here + place.reach, len(sentence))):
            if place.fits(sentence[position]):
                taken.append(position)
                break
            if place.same_clause and sentence[position].common in _CLAUSE_ENDS:
                return []
        else:
            return []
    return taken


def _denials(sentence: Sequence[Marked]) -> list[int]:
    """Where something is truly denied: «kan vi ikke bare …?» and «ikke sant» deny nothing."""
    asks = any(word.common == "?" for word in sentence)
    found = []
    for position, word in enumerate(sentence):
        if "negation" not in word.families:
            continue
        after = sentence[position + 1].common if position + 1 < len(sentence) else ""
        invites = asks and any("must" in near.families for near in sentence[max(0, position - 2) : position])
        if not invites and after not in _REPLY_NEVER_BINDS:
            found.append(position)
    return found


def _denied(denials: Iterable[int], taken: list[int], sentence: Sequence[Marked]) -> bool:
    """A denial binds an act when it stands within it or beside it, in the same clause."""
    for denial in denials:
        if denial in taken:
            continue
        if taken[0] - 2 <= denial <= taken[-1] + 2:
            between = sentence[min(denial, taken[0]) : max(denial, taken[-1]) + 1]
            inside = taken[0] < denial < taken[-1]
            if inside or not any(word.common in _CLAUSE_ENDS for word in _beside(between, denial, taken)):
                return True
    return False


def _beside(between: Sequence[Marked], denial: int, taken: list[int]) -> Sequence[Marked]:
    return between[: taken[0] - denial] if denial < taken[0] else between[taken[-1] - taken[0] + 1 :]


@cache
def rule_book() -> RuleBook:
    data = tomllib.loads(files("bot.guard").joinpath("rules.toml").read_text(encoding="utf-8"))
    described = [*data["rule"], *data["shield"], *({"id": name, **data[name]} for name in _EXCEPTIONS)]
    known = family_data()["families"].keys() | {"name", "opening*"}
    rules, starts, stems = {}, defaultdict(list), set()
    for entry in described:
        rules[entry["id"]] = Rule(
            id=entry["id"],
            indicator=Indicator(entry["indicator"]) if "indicator" in entry else None,
            sure=entry.get("sure", False),
            shield=entry in data["shield"],
            unless=tuple(entry.get("unless", ())),
        )
        for pattern in entry["patterns"]:
            places = tuple(_places(pattern, known))
            stems.update(family for place in places for family in place.families - known if "*" in family)
            for key in sorted(places[0].commons | places[0].families):
                starts[key].append((entry["id"], places))
    return RuleBook(rules=rules, starts=dict(starts), words=lexicon(frozenset(stems)))


def _places(pattern: str, known: Set[str]) -> Iterator[Place]:
    spellings = lexicon().common[Language.NB]
    reach, same_clause = 1, True
    for part in pattern.split():
        if part in {"..", "..."}:
            reach, same_clause = (_NEAR, True) if part == ".." else (_FAR, False)
            continue
        commons, families = set(), set()
        for word in part.split("|"):
            if word.startswith("<"):
                family = "opening*" if word == "<opening>" else word[1:-1]
                if family not in known:
                    raise ValueError(f"rules.toml: no family {word} in {pattern!r}")
                families.add(family)
            elif "*" in word:
                families.add(word)
            else:
                commons.add(word if word.startswith("#") else spellings.get(fold(word), fold(word)))
        yield Place(frozenset(commons), frozenset(families), reach, same_clause)
        reach, same_clause = 1, True
