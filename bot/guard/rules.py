"""Rules read a sentence for an actor and an act, clause by clause; what they look for stands in rules.toml."""

import tomllib
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from bot.domain.finding import Indicator
from bot.domain.language import Language
from bot.guard.families import Lexicon, Marked, family_data, lexicon
from bot.guard.text import fold

_NEAR, _FAR = 6, 13
_DENIES_FROM = 4
_EXCEPTIONS = ("harmless", "errand", "party", "bodies", "elsewhere", "past")
_CLAUSE_ENDS = frozenset(",;:()–—") | {"men"}
_REPLY_NEVER_BINDS = frozenset({"bare", "sant", "lenger", "lengre", "lengje", "minst"})


class Place(NamedTuple):
    """One place of a pattern: which words fit, and how far ahead they may stand."""

    keys: frozenset[str]
    reach: int
    same_clause: bool


class Pattern(NamedTuple):
    rule: str
    places: tuple[Place, ...]
    """From the second place on; the first is how the pattern was looked up."""
    acts: bool
    """A denial silences an act; a shield may well be a denial itself."""


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
    starts: dict[str, list[Pattern]]
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
        present = {key for word in sentence for key in word.keys}
        for first, word in enumerate(sentence):
            for key in word.keys:
                for rule, places, acts in self.starts.get(key, ()):
                    if places and places[0].keys.isdisjoint(present):
                        continue
                    taken = _take(places, sentence, first)
                    if taken and not (denials and acts and _denied(denials, taken, sentence)):
                        yield Match(rule, taken[0], taken[-1])


def _take(places: tuple[Place, ...], sentence: Sequence[Marked], first: int) -> list[int]:
    taken = [first]
    for keys, reach, same_clause in places:
        here = taken[-1] + 1
        for position in range(here, min(here + reach, len(sentence))):
            word = sentence[position]
            if not keys.isdisjoint(word.keys):
                taken.append(position)
                break
            if same_clause and word.common in _CLAUSE_ENDS:
                return []
        else:
            return []
    return taken


def _denials(sentence: Sequence[Marked]) -> list[int]:
    """Where something is truly denied: «kan vi ikke bare …?» and «ikke sant» deny nothing."""
    asks = any(word.common == "?" for word in sentence)
    found = []
    for position, word in enumerate(sentence):
        if "<negation>" not in word.families:
            continue
        after = sentence[position + 1].common if position + 1 < len(sentence) else ""
        invites = asks and any("<must>" in near.families for near in sentence[max(0, position - 2) : position])
        if not invites and after not in _REPLY_NEVER_BINDS:
            found.append(position)
    return found


def _denied(denials: Sequence[int], taken: list[int], sentence: Sequence[Marked]) -> bool:
    """A denial binds an act when it stands within it or beside it, in the same clause."""
    first, last = taken[0], taken[-1]
    for denial in denials[bisect_left(denials, first - _DENIES_FROM) : bisect_right(denials, last + 2)]:
        if denial in taken:
            continue
        between = sentence[denial + 1 : first] if denial < first else sentence[last + 1 : denial]
        if not any(word.common in _CLAUSE_ENDS for word in between):
            return True
    return False


@cache
def rule_book() -> RuleBook:
    data = tomllib.loads(files("bot.guard").joinpath("rules.toml").read_text(encoding="utf-8"))
    described = [*data["rule"], *data["shield"], *({"id": name, **data[name]} for name in _EXCEPTIONS)]
    known = {f"<{family}>" for family in family_data()["families"]} | {"<name>", "<opening>"}
    rules: dict[str, Rule] = {}
    starts: dict[str, list[Pattern]] = defaultdict(list)
    stems: set[str] = set()
    for entry in described:
        rules[entry["id"]] = Rule(
            id=entry["id"],
            indicator=Indicator(entry["indicator"]) if "indicator" in entry else None,
            sure=entry.get("sure", False),
            shield=entry in data["shield"],
            unless=tuple(entry.get("unless", ())),
        )
        for pattern in entry["patterns"]:
            first, *places = _places(pattern, known)
            stems.update(key for place in (first, *places) for key in place.keys if "*" in key)
            for key in sorted(first.keys):
                starts[key].append(Pattern(entry["id"], tuple(places), "indicator" in entry))
    return RuleBook(rules=rules, starts=dict(starts), words=lexicon(frozenset(stems)))


def _places(pattern: str, known: AbstractSet[str]) -> Iterator[Place]:
    reach, same_clause = 1, True
    for part in pattern.split():
        if part in {"..", "..."}:
            reach, same_clause = (_NEAR, True) if part == ".." else (_FAR, False)
            continue
        yield Place(frozenset(_key(word, known) for word in part.split("|")), reach, same_clause)
        reach, same_clause = 1, True


def _key(word: str, known: AbstractSet[str]) -> str:
    if word.startswith("<"):
        if word not in known:
            raise ValueError(f"rules.toml: no family {word}")
        return word
    if "*" in word or word.startswith("#"):
        return word
    folded = fold(word)
    return lexicon().common[Language.NB].get(folded, folded)
