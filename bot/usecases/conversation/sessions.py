"""Økt: start with a preset or own times, pause, resume, stop."""

import re
from datetime import datetime

from bot import library
from bot.cards import session as cards
from bot.cards.action import Act
from bot.cards.overview import group_over
from bot.domain.errors import Unacceptable
from bot.domain.ids import GroupId, LiveSessionId
from bot.domain.library import MethodId
from bot.domain.live_session import LiveSession
from bot.usecases import live_session
from bot.usecases.conversation.choose import the_group
from bot.usecases.conversation.talk import Talk
from bot.usecases.incoming import Pressed
from bot.usecases.reply import Open, Reply, Show


async def open_form(talk: Talk, pressed: Pressed | None = None) -> Reply:
    group = the_group(talk, talk.scene.my_groups(), Act.SESSION, pressed)
    if isinstance(group, Show):
        return (group,)
    if talk.scene.is_over(group):
        return (Show(card=group_over(talk.t, group=group.name)),)
    going = await live_session.running(talk.scene, group.id)
    if going is not None:
        return (Show(card=cards.already_running(talk.t, session=going, ends_at=_ends(talk, going))),)
    timed = [method for method in library.methods().values() if method.is_timed]
    return (Open(form=cards.start_form(talk.t, group=group.id, methods=timed)),)


def _ends(talk: Talk, session: LiveSession) -> datetime | None:
    return None if session.paused else talk.local(session.phase_ends_at)


async def start(talk: Talk, pressed: Pressed) -> Reply:
    """The channel hears it; who started it from elsewhere is told so."""
    group = GroupId(pressed.action.ref("group"))
    method = pressed.values.get(cards.METHOD, "")
    if method and method not in library.methods():
        raise Unacceptable("choose-one-first")
    await live_session.start_session(
        talk.scene,
        group,
        method=MethodId(method) if method else None,
        minutes=_minutes(pressed.values.get(cards.MINUTES, "")),
    )
    return _receipt(talk, group)


def _minutes(text: str) -> tuple[int, ...]:
    if not text.strip():
        return ()
    numbers = re.findall(r"\d{1,3}", text)
    if not numbers or re.search(r"[^\d\s,.;+/-]|\d{4}", text.replace("min", "")):
        raise Unacceptable("own-times-unclear")
    return tuple(int(number) for number in numbers)


async def pause(talk: Talk, pressed: Pressed) -> Reply:
    return await _steer(talk, pressed, "pause")


async def resume(talk: Talk, pressed: Pressed) -> Reply:
    return await _steer(talk, pressed, "resume")


async def stop(talk: Talk, pressed: Pressed) -> Reply:
    return await _steer(talk, pressed, "stop")


async def _steer(talk: Talk, pressed: Pressed, verb: str) -> Reply:
    session = LiveSessionId(pressed.action.ref("session"))
    await live_session.steer(talk.scene, session, verb)
    return _receipt(talk, (await talk.scene.work.sessions.get(session)).group)


def _receipt(talk: Talk, group: GroupId) -> Reply:
    if talk.place.group is not None:
        return ()
    return (Show(card=cards.in_the_channel(talk.t, group=talk.scene.configuration.group(group).name)),)
