"""Look up what is true, check that it may still be said, and build the card in the reader's language."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Final

from bot.cards.card import Card
from bot.domain.configuration import WorkingGroup
from bot.domain.errors import NotFound
from bot.domain.ids import GroupId
from bot.domain.message import Kind, ToGroup, ToPerson
from bot.domain.person import Platform
from bot.i18n.translator import Translator
from bot.ports import Address, Claimed, Directory, Nothing, Outgoing
from bot.usecases.compose import channel, private, sparring
from bot.usecases.compose.address import address_of
from bot.usecases.compose.channel import TakenBack
from bot.usecases.conversation.talk import Talk, talk_to
from bot.usecases.incoming import Place
from bot.usecases.scene import Scene

Build = Callable[[Talk, Mapping[str, str]], Awaitable[Card | TakenBack | Nothing]]

TO_PERSON: Final[Mapping[Kind, Build]] = {
    Kind.WELCOME: private.welcome,
    Kind.WELCOME_REMINDER: private.welcome_reminder,
    Kind.PROMPT: private.prompt,
    Kind.PROMPT_REMINDER: private.prompt_reminder,
    Kind.CHOOSE_AGAIN: private.choose_again,
    Kind.HOST_REQUEST: private.host_request,
    Kind.POINTS_REMINDER: private.points_reminder,
    Kind.TAKE_OUT_REQUEST: private.take_out_request,
    Kind.PROMPTS_USED_UP: private.prompts_used_up,
    Kind.PROPOSED_COMMITMENT: private.proposed_commitment,
    Kind.OFFERED_COMMITMENT: private.offered_commitment,
    Kind.OFFER_TAKEN: private.offer_taken,
    Kind.OFFER_CAME_BACK: private.offer_came_back,
    Kind.ASK_FOR_DATE: private.ask_for_date,
    Kind.REMINDERS: private.reminders,
    Kind.WELCOME_BACK: private.welcome_back,
    Kind.DIGEST: private.digest,
    Kind.HOST_FRAME_SUGGESTION: private.host_frame_suggestion,
    Kind.PULSE: private.pulse,
    Kind.PULSE_RESULT: private.pulse_result,
    Kind.LOOK_BACK: private.look_back,
    Kind.SPARRING_REQUEST: sparring.request,
    Kind.SPARRING_AGREED: sparring.agreed,
    Kind.SPARRING_OFF: sparring.off,
    Kind.RETENTION_NOTICE: private.retention_notice,
}
TO_CHANNEL: Final[Mapping[Kind, Build]] = {
    Kind.SHARE_POST: channel.share_post,
    Kind.SHARED_REFLECTION: channel.shared_reflection,
    Kind.POINTS_POST: channel.points_post,
    Kind.POINTS_SEMINAR: channel.points_seminar,
    Kind.GROUP_ENDED: channel.group_ended,
    Kind.DIGEST_SHORT: channel.digest_short,
    Kind.LEADERS_HAVE_READ: channel.leaders_have_read,
    Kind.SESSION_BEAT: channel.session_beat,
    Kind.FRAME_REMINDER: channel.frame_reminder,
    Kind.CHANNEL_READING: channel.channel_reading,
}
BEFORE_THE_YES: Final = {Kind.WELCOME, Kind.WELCOME_REMINDER}
"""The only messages to somebody who has not said yes."""
CARRIES_TEXTS: Final = {
    Kind.SHARE_POST,
    Kind.SHARED_REFLECTION,
    Kind.POINTS_POST,
    Kind.POINTS_SEMINAR,
    Kind.DIGEST_SHORT,
}
"""Before each of these the channel's members are compared with the group and its leaders."""


class Composer:
    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    async def compose(self, scene: Scene, claimed: Claimed) -> Outgoing | Nothing:
        """Say nothing to who has not said yes, is away, or is gone; nothing to a channel where somebody else reads."""
        try:
            return await self._compose(scene, claimed)
        except NotFound:
            return Nothing(reason="gone")

    async def _compose(self, scene: Scene, claimed: Claimed) -> Outgoing | Nothing:
        if isinstance(claimed.target, ToPerson) and (silent := await _silent(scene, claimed, claimed.target)):
            return silent
        address = await address_of(scene, claimed.target)
        if isinstance(address, Nothing):
            return address
        match claimed.target:
            case ToPerson(person) if claimed.kind in TO_PERSON:
                theirs = replace(scene, actor=person)
                talk = await talk_to(theirs, person, Place(platform=address.platform), _group(scene, claimed))
                what = await TO_PERSON[claimed.kind](talk, claimed.refs)
            case ToGroup(group) if claimed.kind in TO_CHANNEL:
                home = scene.configuration.group(group)
                what = await TO_CHANNEL[claimed.kind](_to_channel(scene, home, address.platform), claimed.refs)
                if isinstance(what, Card) and claimed.kind in CARRIES_TEXTS and not await self._alone(scene, home):
                    told = Translator(scene.configuration.tenant.language)
                    return Nothing(
                        reason="channel_mismatch", advice=told.text("admin.channel-mismatch", group=home.name)
                    )
            case _:
                return Nothing(reason="unknown-kind")
        return what if isinstance(what, Nothing) else _outgoing(claimed, what, address)

    async def _alone(self, scene: Scene, group: WorkingGroup) -> bool:
        """Only members and leaders read the channel; when it cannot be found out, somebody else may."""
        there = await self._directory.members_of(scene.configuration.tenant.id, group.id)
        return there is not None and set(there) <= set(group.people)


async def _silent(scene: Scene, claimed: Claimed, target: ToPerson) -> Nothing | None:
    scene.person(target.person)
    if claimed.kind not in BEFORE_THE_YES and not await scene.takes_part(target.person):
        return Nothing(reason="no-yes")
    pause = (await scene.work.preferences.get(target.person)).pause
    if pause is not None and pause.covers(await scene.today_of(target.person)):
        return Nothing(reason="paused")
    return None


def _group(scene: Scene, claimed: Claimed) -> WorkingGroup | None:
    return scene.configuration.group(GroupId(claimed.refs["group"])) if "group" in claimed.refs else None


def _to_channel(scene: Scene, group: WorkingGroup, platform: Platform) -> Talk:
    language = group.language or scene.configuration.tenant.language
    zone = scene.configuration.tenant.timezone
    return Talk(scene=scene, t=Translator(language), zone=zone, place=Place(platform=platform, group=group.id))


def _outgoing(claimed: Claimed, what: Card | TakenBack, address: Address) -> Outgoing:
    return Outgoing(
        tenant=claimed.tenant,
        send_key=claimed.send_key,
        card=what.instead if isinstance(what, TakenBack) else what,
        to=address,
        thread_ref=claimed.thread_ref,
        update_ref=claimed.update_ref,
        removes=isinstance(what, TakenBack),
    )
