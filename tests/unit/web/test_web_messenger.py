"""Delivery into the demo's chat: once for each send key, in threads, and in place."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typing_extensions import override

from bot.cards.card import Card, Plain, Text
from bot.domain.ids import GroupId, TenantId
from bot.domain.language import Language
from bot.ports import Clock, Delivered, LookedUp, NotSent, Outgoing, Rejected
from handlers.web.chat import PersonaId
from handlers.web.chat_log import ChatLog, Entry
from handlers.web.messenger import WebMessenger
from handlers.web.rooms import address_of_group, address_of_person, channel_room

AT = datetime(2026, 4, 14, 7, tzinfo=UTC)
GROUP = GroupId("bord-1")


class Morning(Clock):
    @override
    def now(self) -> datetime:
        return AT


def card(words: str) -> Card:
    return Card(language=Language.NB, summary=words, blocks=(Text((Plain(words),)),))


POST = Outgoing(tenant=TenantId("bergen"), send_key="post", card=card("Innlegg"), to=address_of_group(GROUP))


@pytest.fixture
def log(tmp_path: Path) -> ChatLog:
    return ChatLog(tmp_path / "chat.jsonl")


@pytest.fixture
def messenger(log: ChatLog) -> WebMessenger:
    return WebMessenger(log, Morning())


async def sent(messenger: WebMessenger, outgoing: Outgoing) -> Mapping[str, str]:
    outcome = await messenger.send(outgoing)
    assert isinstance(outcome, Delivered)
    return outcome.ref


def in_channel(log: ChatLog) -> list[Entry]:
    return list(log.seen_by(PersonaId("kari"), [channel_room(GROUP)]))


async def test_same_send_key_is_delivered_once(messenger: WebMessenger, log: ChatLog) -> None:
    assert await sent(messenger, POST) == await sent(messenger, POST)
    assert len(in_channel(log)) == 1


async def test_same_send_key_of_another_tenant_is_another_message(messenger: WebMessenger, log: ChatLog) -> None:
    await sent(messenger, POST)
    await sent(messenger, replace(POST, tenant=TenantId("levanger")))
    assert len(in_channel(log)) == 2


async def test_reply_stands_in_the_thread_of_its_parent(messenger: WebMessenger, log: ChatLog) -> None:
    parent = await sent(messenger, POST)
    await sent(messenger, replace(POST, send_key="reply", thread_ref=parent))
    assert in_channel(log)[1].parent == parent["message"]


async def test_update_changes_the_message_in_place(messenger: WebMessenger, log: ChatLog) -> None:
    ref = await sent(messenger, POST)
    update = replace(POST, send_key="update", card=card("Nytt"), update_ref=ref)
    assert await sent(messenger, update) == ref
    (there,) = in_channel(log)
    assert there.card is not None
    assert there.card["summary"] == "Nytt"
    assert there.edited


async def test_update_that_changes_nothing_is_not_shown_as_edited(tmp_path: Path, messenger: WebMessenger) -> None:
    ref = await sent(messenger, POST)
    after_restart = ChatLog(tmp_path / "chat.jsonl")
    await sent(WebMessenger(after_restart, Morning()), replace(POST, send_key="again", update_ref=ref))
    assert not in_channel(after_restart)[0].edited


async def test_removed_message_is_gone_for_who_comes_and_is_told_of_to_who_has_it(
    tmp_path: Path, messenger: WebMessenger, log: ChatLog
) -> None:
    ref = await sent(messenger, POST)
    had = log.last
    removal = replace(POST, send_key="removal", update_ref=ref, removes=True)
    assert await sent(messenger, removal) == await sent(messenger, removal) == ref
    for one in (log, ChatLog(tmp_path / "chat.jsonl")):
        assert in_channel(one) == []
        (told,) = one.seen_by(PersonaId("kari"), [channel_room(GROUP)], had)
        assert (told.id, told.removed, told.card, told.changed) == (ref["message"], True, None, had + 1)
        assert one.unread(PersonaId("kari"), channel_room(GROUP)) == 0


async def test_update_of_a_message_that_is_gone_is_rejected(messenger: WebMessenger) -> None:
    outcome = await messenger.send(replace(POST, update_ref={"message": "gone"}))
    assert isinstance(outcome, Rejected)


async def test_look_up_finds_what_was_sent_also_after_a_restart(tmp_path: Path, messenger: WebMessenger) -> None:
    assert await messenger.look_up(POST) is LookedUp.NOT_THERE
    ref = await sent(messenger, POST)
    again = WebMessenger(ChatLog(tmp_path / "chat.jsonl"), Morning())
    assert await again.look_up(POST) == Delivered(ref=ref)


async def test_disk_that_takes_nothing_means_not_sent(tmp_path: Path) -> None:
    log = ChatLog(tmp_path / "there" / "chat.jsonl")
    (tmp_path / "there" / "chat.jsonl").unlink()
    (tmp_path / "there").rmdir()
    outcome = await WebMessenger(log, Morning()).send(replace(POST, to=address_of_person(PersonaId("kari"))))
    assert outcome == NotSent(reason="FileNotFoundError")
