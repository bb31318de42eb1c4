"""A product that keeps others from becoming an elected body must not offer the tools of one.

Everything people can press, type, read or configure is walked: no vote, poll or count of reactions, no minutes, agenda
or numbered cases, no attendance, quorum or chair.
"""

import json
import re
from collections.abc import Iterator
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import click
import pytest

from bot.cards.action import Act
from bot.config import load
from bot.config.messages import SENTENCES
from bot.config.schema.root import TenantFile
from bot.domain.language import Language
from bot.domain.message import Kind
from bot.i18n.catalogue import area, areas
from bot.usecases.understanding.table import MEANINGS, MINUTES, POLL, Command
from handlers.cli import main
from handlers.slack.manifest import manifest

ROOT: Final = Path(__file__).parents[2]
FORBIDDEN: Final = re.compile(
    r"avstem[mn]|avrøyst|stemmerett|stem(?:m?e[rt]?)? (?:over|for|mot|imot)\b|voter(?:e|ing)|røyst|fleirtal|flertall|"
    r"mindretal|kampvotering|håndsopprekning|\bpoll|meningsmåling|"
    r"referat|referent|protokoll|møtebok|dagsorden|saks?list|sakskart|saksnummer|\bsak (?:nr|\d)|"
    r"oppmøte|fr[ae]mmøte|møteplikt|til stede\b|til stades|kvorum|quorum|beslutningsdyktig|vedtaksfør|"
    r"ordstyr|møteled|møtelei|"
    r"\bvot(?:e|er|es|ed|ing)\b|ballot|majority|show of hands|"
    r"minutes of|meeting minutes|(?:take|keep) minutes|agenda|attend(?:ance|ee)|\bchair|"
    r"\breactions?\b|reaksjon|tommel|thumbs|👍|👎",
    re.IGNORECASE,
)
NAMES: Final = {
    *("vote", "votes", "voting", "poll", "polls", "ballot", "tally", "majority", "motion", "reaction", "reactions"),
    *("minutes", "agenda", "case", "cases", "attendance", "attendees", "quorum", "chair"),
}
"""In the names that code gives things, where a word stands alone between signs."""
MAY_SAY_SO: Final = {
    "guard.": "the guard's own notes quote what they are about",
    "note.not-minutes": "who asks for minutes is told that there are none",
    "oppfolging note": "the note says of itself that it is none",
    "created_by_body": "what `check` says of a group that a body has created",
    "text-D": "what `check` says of the guard",
}
"""Places that speak of such things in order to keep away from them, by how their names begin."""

Said = Iterator[tuple[str, str]]


def catalogues() -> Said:
    for language in Language:
        for name in areas(language):
            for key, entry in area(language, name).items():
                for text in (entry,) if isinstance(entry, str) else entry:
                    yield key, text


def command_line() -> Said:
    def walk(command: click.Command, path: str, parent: click.Context | None) -> Said:
        here = click.Context(command, info_name=path.rsplit(maxsplit=1)[-1], parent=parent)
        yield path, command.get_help(here)
        if isinstance(command, click.Group):
            for name in command.list_commands(here):
                found = command.get_command(here, name)
                assert found is not None
                yield from walk(found, f"{path} {name}", here)

    yield from walk(main, "oppfolging", None)


def configuration() -> Said:
    yield "schema", json.dumps(TenantFile.model_json_schema(), ensure_ascii=False)
    for key, (norwegian, english) in SENTENCES.items():
        yield key, norwegian
        yield key, english


def web_page() -> Said:
    for folder, endings in (("templates", {".html"}), ("static", {".js", ".html"})):
        for file in Path(str(files("handlers.web") / folder)).rglob("*"):
            if file.suffix in endings and "dist" not in file.parts:
                yield file.name, file.read_text(encoding="utf-8")


def library() -> Said:
    """Methods say how a conversation is led; the questions and norms are the seeds' own words."""
    yield "methods", (ROOT / "bot" / "library" / "methods.yaml").read_text(encoding="utf-8")


PLACES: Final = {place.__name__: place for place in (catalogues, command_line, configuration, web_page, library)}


def _may(where: str) -> bool:
    return where.startswith(tuple(MAY_SAY_SO))


@pytest.mark.parametrize("place", PLACES)
def test_no_text_offers_a_tool_of_an_elected_body(place: str) -> None:
    said = list(PLACES[place]())
    assert said
    offered = [(where, found[0]) for where, text in said if not _may(where) and (found := FORBIDDEN.search(text))]
    assert offered == []


@pytest.mark.parametrize("names", [Act, Kind, Command])
def test_no_button_message_or_word_is_named_like_one(names: type[StrEnum]) -> None:
    for one in names:
        assert not NAMES & set(re.split(r"[^a-z]+", f"{one.name} {one.value}".lower())), one
        assert not FORBIDDEN.search(one.value), one


def test_no_setting_is_named_like_one() -> None:
    def keys(schema: object) -> Iterator[str]:
        match schema:
            case dict():
                yield from schema.get("properties", {})
                for inner in schema.values():
                    yield from keys(inner)
            case list():
                for inner in schema:
                    yield from keys(inner)
            case _:
                """A value, which names nothing."""

    found = set(keys(TenantFile.model_json_schema()))
    assert {"purpose", "prompts", "read_channel"} <= found
    assert not {key for key in found if NAMES & set(key.split("_"))}


def test_no_command_or_option_is_named_like_one() -> None:
    lines = [line for _, text in command_line() for line in text.splitlines()]
    names = {name for line in lines for name in re.findall(r"--[a-z-]+|^  [a-z]+\b", line)}
    assert "--json" in names
    assert not {name for name in names if NAMES & set(name.strip(" -").split("-"))}


def test_whoever_asks_for_a_vote_or_minutes_gets_neither() -> None:
    words = {" ".join(phrase): meaning.command for phrase, meaning in MEANINGS.items()}
    like = {word: command for word, command in words.items() if FORBIDDEN.search(word) or word in NAMES}
    assert set(like.values()) == {Command.NOTAT}  # which is answered with the word that it is no minutes
    assert all(any(minutes in word for minutes in MINUTES) for word in like)
    assert POLL
    assert not POLL & set(MEANINGS)


def test_slack_is_never_asked_for_reactions() -> None:
    (bergen,) = load(ROOT / "examples" / "bergen.yaml").configurations
    asked: dict[str, Any] = manifest(bergen)
    assert "chat:write" in json.dumps(asked)
    assert not FORBIDDEN.search(json.dumps(asked, ensure_ascii=False))


def test_the_allowance_is_no_wider_than_it_is_used() -> None:
    said = [one for place in PLACES.values() for one in place()]
    used = {start for start in MAY_SAY_SO for where, text in said if where.startswith(start) and FORBIDDEN.search(text)}
    assert used == set(MAY_SAY_SO)


@pytest.mark.parametrize(
    "offer",
    [
        "Start en avstemning",
        "Stem over forslaget",
        "Røyst no",
        "Flertallet er for",
        "Ny poll",
        "Skriv referat",
        "Last ned protokollen",
        "Sett opp saksliste",
        "Sak 4/26",
        "Registrer oppmøte",
        "Fem av seks var til stede",
        "Velg ordstyrer",
        "Vote now",
        "Take minutes",
        "Agenda item 3",
        "Attendance list",
        "The chair decides",
        "3 reactions",
        "👍 for A",
    ],
)
def test_the_walk_would_notice(offer: str) -> None:
    assert FORBIDDEN.search(offer)


@pytest.mark.parametrize(
    "harmless",
    [
        "20 minutes in the group",
        "Det stemmer",
        "Write the minutes like this: 2, 20, 5.",
        "Hvem er samtalevert?",
        "Notat fra refleksjon",
        "Alle stemmer skal bli hørt",
    ],
)
def test_the_walk_does_not_stumble_over_ordinary_words(harmless: str) -> None:
    assert not FORBIDDEN.search(harmless)
