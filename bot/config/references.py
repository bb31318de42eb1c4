"""Ids: each stands once, and whatever is named is there."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from bot.config.nearest import nearest
from bot.config.problem import Fault
from bot.config.view import View, Word
from bot.domain.library import Setting
from bot.library import prompts

MOST_COMPARED: Final = 2_000
"""A tenant has hundreds of people; where somebody lists thousands, no slip is worth comparing with all of them."""
_KINDS: Final = ("bodies", "people", "seminars", "groups")


def reference_faults(file: View) -> Iterator[Fault]:
    yield from _ids_once(file)
    yield from _emails_once(file)
    known = {kind: {item["id"].text: None for item in file[kind].items() if item["id"].word} for kind in _KINDS}
    for person in file["people"].items():
        yield from _each(person["bodies"].words, known["bodies"], "unknown_body")
        yield from _once(person["bodies"].words, "listed_twice")
    for seminar in file["seminars"].items():
        yield from _commitments(seminar, known)
    for group in file["groups"].items():
        yield from _group(group, known)


def _commitments(seminar: View, known: Mapping[str, Collection[str]]) -> Iterator[Fault]:
    for one in seminar["commitments"].items():
        yield from _each(_single(one["owner"]), known["people"], "unknown_person")
        yield from _each(one["involve"].words, known["people"], "unknown_person")
        yield from _each(_single(one["body"]), known["bodies"], "unknown_body")


def _group(group: View, known: Mapping[str, Collection[str]]) -> Iterator[Fault]:
    yield from _each(_single(group["seminar"]), known["seminars"], "unknown_seminar")
    for key in ("members", "leaders"):
        yield from _each(group[key].words, known["people"], "unknown_person")
        yield from _once(group[key].words, "listed_twice")
    yield from _once(group["rounds"]["prompts"].words, "listed_twice")
    yield from _prompts(group["rounds"]["prompts"].words)
    for word in group["follows"].words:
        if word.text == group["id"].text:
            yield Fault(word.at, "follows_itself")
            continue
        yield from _each((word,), known["groups"], "unknown_group")


def _prompts(words: Iterable[Word]) -> Iterator[Fault]:
    """Only what a standing group can be sent is suggested."""
    library = prompts()
    unknown = [word for word in words if word.text not in library]
    offered = tuple(one for one, prompt in library.items() if prompt.setting is Setting.GROUP)
    yield from _each(unknown, offered, "unknown_prompt")


def _single(view: View) -> tuple[Word, ...]:
    return (view.word,) if view.word else ()


def _each(words: Iterable[Word], known: Collection[str], key: str) -> Iterator[Fault]:
    for word in words:
        if word.text in known:
            continue
        if len(known) <= MOST_COMPARED and (better := nearest(word.text, known)):
            yield Fault(word.at, f"{key}_but", {"given": word.text, "better": better})
        else:
            yield Fault(word.at, key, {"given": word.text})


def _once(words: Iterable[Word], key: str) -> Iterator[Fault]:
    seen = set[str]()
    for word in words:
        if word.text in seen:
            yield Fault(word.at, key, {"given": word.text})
        seen.add(word.text)


def _ids_once(file: View) -> Iterator[Fault]:
    for kind in _KINDS:
        first = dict[str, Word]()
        for item in file[kind].items():
            word = item["id"].word
            if word is None:
                continue
            if word.text in first:
                yield Fault(word.at, "id_twice", {"given": word.text, "line": str(first[word.text].at.line)})
            first.setdefault(word.text, word)


def _emails_once(file: View) -> Iterator[Fault]:
    first = dict[str, Word]()
    for person in file["people"].items():
        word = person["email"].word
        if word is None:
            continue
        before = first.setdefault(word.text.casefold(), word)
        if before is not word:
            key = "email_twice" if before.text == word.text else "email_twice_but_case"
            yield Fault(word.at, key, {"given": word.text, "other": before.text, "line": str(before.at.line)})
