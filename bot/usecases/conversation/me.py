"""A person's own: overview, pause, setup, my data, erase."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from zoneinfo import ZoneInfo, available_timezones

from bot.cards import my_data as data_cards
from bot.cards import overview as overview_cards
from bot.cards import pause as pause_cards
from bot.cards import setup as setup_cards
from bot.cards.card import Card
from bot.domain.commitment import Reach, Status
from bot.domain.configuration import WorkingGroup
from bot.domain.errors import Unacceptable
from bot.domain.language import Language
from bot.domain.person import Hours, Platform, Preferences
from bot.domain.round import Phase, Visibility
from bot.domain.when.away import Away, begins, read_away
from bot.i18n.translator import Translator
from bot.usecases import keep_commitment, my_data, reflect, settings
from bot.usecases.conversation.carry_form import date_from
from bot.usecases.conversation.export import as_file
from bot.usecases.conversation.talk import Talk
from bot.usecases.incoming import Pressed
from bot.usecases.open_round import next_question_day
from bot.usecases.reply import Hand, Open, Reply, Show


async def overview(talk: Talk, pressed: Pressed | None = None) -> Reply:  # noqa: ARG001 - the same for both ways
    scene = talk.scene
    groups = [group for group in scene.my_groups() if not scene.is_over(group)]
    if not await scene.takes_part(scene.me):
        return (Show(card=overview_cards.not_yet(talk.t, groups=[(one.id, one.name) for one in groups])),)
    groups = [one for one in groups if await scene.takes_part_in(scene.me, one.id)]
    owned = await keep_commitment.mine(scene)
    offered = await scene.work.commitments.offered_to(scene.me)
    own = await settings.mine(scene)
    paused = own.pause is not None and own.pause.covers(talk.today)
    coming = [
        day for one in groups if scene.me in one.members and (day := await next_question_day(scene, one, talk.today))
    ]
    card = overview_cards.overview(
        talk.t,
        name=scene.person(scene.me).first_name,
        member_of=[one.name for one in groups if scene.me in one.members],
        leads=[one.name for one in groups if scene.me in one.leaders],
        rounds=await _open_rounds(talk, groups),
        active=sum(one.status.active for one in owned),
        waiting=sum(one.status is Status.PROPOSED for one in owned) + len(offered),
        pause_until=own.pause.back_on if own.pause and paused else None,
        paused=paused,
        next_question=min(coming, default=None),
        today=talk.today,
    )
    return (Show(card=card),)


async def _open_rounds(talk: Talk, groups: Sequence[WorkingGroup]) -> list[overview_cards.OpenRound]:
    scene = talk.scene
    found = [await scene.work.rounds.open_in(group.id) for group in groups if scene.me in group.members]
    return [
        overview_cards.OpenRound(
            round=one.id,
            question=talk.question(one),
            share_at=talk.local(one.phase_ends_at) if one.phase is Phase.THINK else None,
            answered=await reflect.my_reflection(scene, one.id) is not None,
            host=one.host == scene.me,
        )
        for one in found
        if one is not None
    ]


async def ask_pause(talk: Talk, pressed: Pressed | None = None, *, words: str = "") -> Reply:  # noqa: ARG001 - a form
    """«borte til 12. august» pauses at once, and says what it means; without a day the form asks."""
    match read_away(words, talk.today) if words else None:
        case Away(since=since, back_on=day):
            return await _pause(talk, day, since)
        case _:
            own = (await settings.mine(talk.scene)).pause
            starts = begins(words, talk.today) or (own.since if own and own.since > talk.today else None)
            form = pause_cards.pause_form(talk.t, back_on=own.back_on if own else None, since=starts, today=talk.today)
            return (Open(form=form),)


async def save_pause(talk: Talk, pressed: Pressed) -> Reply:
    """A pause that begins later keeps its beginning, also when its end is changed."""
    since = pressed.action.refs.get("since")
    back_on = date_from(pressed.values.get(pause_cards.BACK_ON, ""), talk.today)
    return await _pause(talk, back_on, date.fromisoformat(since) if since else None)


async def _pause(talk: Talk, back_on: date | None, since: date | None = None) -> Reply:
    await settings.pause(talk.scene, back_on, since)
    return (Show(card=pause_cards.confirmed(talk.t, back_on=back_on, today=talk.today, since=since)),)


async def end_pause(talk: Talk, pressed: Pressed | None = None) -> Reply:  # noqa: ARG001 - nothing in it
    before = await settings.mine(talk.scene)
    if before.pause is None:
        return (Show(card=pause_cards.no_pause(talk.t)),)
    await settings.end_pause(talk.scene)
    return (Show(card=pause_cards.ended(talk.t)),)


async def setup(talk: Talk, pressed: Pressed | None = None) -> Reply:  # noqa: ARG001 - nothing in it
    own = await settings.mine(talk.scene)
    known = [one.platform for one in await talk.scene.work.identities.of(talk.scene.me)]
    form = setup_cards.setup_form(
        talk.t,
        language=own.language,
        hours=own.hours,
        timezone=str(talk.zone),
        own_timezone=own.timezone is not None,
        platform=own.platform,
        platforms=known,
    )
    return (Open(form=form),)


async def save_setup(talk: Talk, pressed: Pressed) -> Reply:
    values = pressed.values
    language = values.get(setup_cards.LANGUAGE, "")
    platform = values.get(setup_cards.PLATFORM, "")
    chosen = Preferences(
        person=talk.scene.me,
        language=Language(language) if language in set(Language) else None,
        timezone=_zone(values.get(setup_cards.TIMEZONE, ""), talk),
        hours=Hours(start=_hour(values, setup_cards.START, 7), end=_hour(values, setup_cards.END, 21)),
        platform=Platform(platform) if platform in set(Platform) else None,
    )
    await settings.choose(talk.scene, chosen)
    language_now = await talk.scene.language_of(talk.scene.me)
    return (Show(card=setup_cards.saved(Translator(language_now))),)


def _zone(text: str, talk: Talk) -> ZoneInfo | None:
    wanted = text.strip()
    if not wanted or wanted == str(talk.scene.configuration.tenant.timezone):
        return None
    if wanted not in available_timezones():
        raise Unacceptable("timezone-unknown")
    return ZoneInfo(wanted)


def _hour(values: Mapping[str, str], name: str, default: int) -> time:
    try:
        return time.fromisoformat(values.get(name, "").strip().zfill(5).replace(".", ":"))
    except ValueError:
        return time(default)


async def show_my_data(talk: Talk, pressed: Pressed | None = None) -> Reply:  # noqa: ARG001 - nothing in it
    data = await my_data.gather(talk.scene, talk.scene.me)
    privacy = talk.scene.configuration.privacy
    shared = sum(one.visibility is not Visibility.PRIVATE for one in data.reflections)
    own = [one for one in data.commitments if one.owner == talk.scene.me]
    group = sum(one.reach is Reach.GROUP for one in own)
    stored = data_cards.Stored(
        reflections_shared=shared,
        reflections_private=len(data.reflections) - shared,
        commitments_shared=group,
        commitments_private=len(own) - group,
        carried=len(data.carried),
        drafts=int(data.draft is not None),
        private_days=privacy.keep_private_days,
        shared_days=privacy.keep_shared_days,
    )
    return (Show(card=data_cards.my_data(talk.t, stored=stored)),)


async def download(talk: Talk, pressed: Pressed | None = None) -> Reply:  # noqa: ARG001 - nothing in it
    data = await my_data.gather(talk.scene, talk.scene.me)
    content = as_file(data)
    return (Hand(name=f"mine-data-{talk.today}.json", content=content, card=data_cards.download_ready(talk.t)),)


async def ask_erase(talk: Talk, pressed: Pressed | None = None) -> Reply:  # noqa: ARG001 - nothing in it
    return (Show(card=data_cards.erase(talk.t)),)


async def erase(talk: Talk, pressed: Pressed) -> Reply:  # noqa: ARG001 - nothing in it
    erased = await my_data.erase(talk.scene, talk.scene.me, actor=talk.scene.me)
    until = talk.today + erased.kept_until if erased.without_name else None
    return (Show(card=_receipt(talk, erased, until), replaces=True),)


def _receipt(talk: Talk, erased: my_data.Erased, until: date | None) -> Card:
    return data_cards.erased(
        talk.t, deleted=erased.deleted, without_name=erased.without_name, kept_until=until, today=talk.today
    )
