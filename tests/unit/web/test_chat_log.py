"""What stands in the demo's chat survives a restart, and each persona sees only what is theirs."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from handlers.web.chat import PersonaId
from handlers.web.chat_log import ChatLog, Entry
from handlers.web.rooms import Room

KARI, OLA = PersonaId("kari"), PersonaId("ola")
CHANNEL, PRIVATE = Room("#bord-1"), Room("@kari")
AT = datetime(2026, 4, 14, 7, tzinfo=UTC)


@pytest.fixture
def log(tmp_path: Path) -> ChatLog:
    return ChatLog(tmp_path / "chat.jsonl")


def entry(name: str, room: Room = CHANNEL, **more: str) -> Entry:
    return Entry(id=name, room=room, at=AT, text=f"text of {name}", **more)  # type: ignore[arg-type]


def seen(log: ChatLog, persona: PersonaId, after: int = 0) -> list[str]:
    return [one.id for one in log.seen_by(persona, [CHANNEL, PRIVATE], after)]


def test_message_for_one_is_seen_by_that_one_only(log: ChatLog) -> None:
    log.put(entry("for-all"))
    log.put(entry("for-kari", only="kari"))
    assert seen(log, KARI) == ["for-all", "for-kari"]
    assert seen(log, OLA) == ["for-all"]


def test_page_gets_what_changed_since_it_looked_last(log: ChatLog) -> None:
    first = log.put(entry("first"))
    log.put(entry("second"))
    looked = log.last
    log.put(replace(first, text="changed", edited=True))
    assert [(one.id, one.text) for one in log.seen_by(KARI, [CHANNEL], looked)] == [("first", "changed")]


def test_changed_message_keeps_its_place_and_is_not_unread_again(log: ChatLog) -> None:
    first = log.put(entry("first"))
    log.read_up_to(KARI, CHANNEL, log.last)
    changed = log.put(replace(first, edited=True))
    assert changed.born == first.born
    assert log.unread(KARI, CHANNEL) == 0


def test_own_messages_are_never_unread(log: ChatLog) -> None:
    log.put(entry("mine", author="kari"))
    log.put(entry("another"))
    assert log.unread(KARI, CHANNEL) == 1


def test_reading_never_goes_back_and_never_runs_ahead(log: ChatLog) -> None:
    log.put(entry("first"))
    log.read_up_to(KARI, CHANNEL, 1_000)
    log.read_up_to(KARI, CHANNEL, 0)
    log.put(entry("second"))
    assert log.unread(KARI, CHANNEL) == 1


def test_everything_is_there_after_a_restart(tmp_path: Path, log: ChatLog) -> None:
    log.put(entry("first", send_key="bergen/one"))
    log.read_up_to(KARI, CHANNEL, log.last)
    log.put(Entry(id="card", room=PRIVATE, at=AT, card={"blocks": [["å", "😀"]]}))
    again = ChatLog(tmp_path / "chat.jsonl")
    assert again.seen_by(KARI, [CHANNEL, PRIVATE]) == log.seen_by(KARI, [CHANNEL, PRIVATE])
    assert again.with_key("bergen/one") == log.get("first")
    assert again.read_by(KARI, CHANNEL) == 1


def test_half_a_line_of_a_crash_is_forgotten(tmp_path: Path, log: ChatLog) -> None:
    log.put(entry("whole"))
    with (tmp_path / "chat.jsonl").open("ab") as file:
        file.write(b'{"entry": {"id": "ha')
    again = ChatLog(tmp_path / "chat.jsonl")
    again.put(entry("next"))
    assert seen(ChatLog(tmp_path / "chat.jsonl"), KARI) == ["whole", "next"]


def test_file_of_another_version_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "chat.jsonl").write_text('{"other": 1}\n', encoding="utf-8")
    with pytest.raises(ValueError, match="start over with --fresh"):
        ChatLog(tmp_path / "chat.jsonl")


async def test_bell_rings_at_every_change(log: ChatLog) -> None:
    bell = log.bell
    log.put(entry("first"))
    assert bell.is_set()
    assert not log.bell.is_set()
