"""What leaders do: start a round, see status and digest, read points. And what everybody may look at."""

from bot import library
from bot.cards import digest as digest_cards
from bot.cards import points as points_cards
from bot.cards import start_round as cards
from bot.cards.action import Act
from bot.cards.overview import group_over
from bot.cards.refusal import leaders_only
from bot.domain.configuration import WorkingGroup
from bot.domain.errors import NotAllowed, NotFound, Unacceptable
from bot.domain.ids import GroupId, RoundId
from bot.domain.library import PromptId
from bot.domain.round import Question
from bot.domain.schedule import meeting_near
from bot.domain.week import Week
from bot.usecases import open_round, read_points, send_digest
from bot.usecases.conversation.choose import the_group
from bot.usecases.conversation.digest import digest_card
from bot.usecases.conversation.guarding import read_shared
from bot.usecases.conversation.status import leaders_around
from bot.usecases.conversation.talk import Talk
from bot.usecases.incoming import Pressed
from bot.usecases.read_digest import weeks_for_leader
from bot.usecases.reply import Open, Reply, Show
from bot.usecases.understanding.week import week_asked_for


async def start(talk: Talk, pressed: Pressed | None = None, *, words: str = "") -> Reply:
    """Choose an unused question or write an own one; a round that is open comes first."""
    led = talk.scene.configuration.led_by(talk.scene.me)
    if not led:
        return (Show(card=leaders_only(talk.t, leaders=leaders_around(talk))),)
    group = the_group(talk, led, Act.START_ROUND, pressed, words)
    if isinstance(group, Show):
        return (group,)
    if talk.scene.is_over(group):
        return (Show(card=group_over(talk.t, group=group.name)),)
    going = await talk.scene.work.rounds.open_in(group.id)
    if going is not None:
        return (Show(card=cards.already_open(talk.t, group=group.name, question=talk.question(going))),)
    rounds = tuple(await talk.scene.work.rounds.of_group(group.id))
    prompts = tuple((one, library.prompts()[one].text[talk.language]) for one in open_round.unused(group, rounds))
    return (Open(form=cards.start_form(talk.t, group=group.id, prompts=prompts)),)


async def save_start(talk: Talk, pressed: Pressed, *, anyway: bool = False) -> Reply:
    group = talk.scene.led_group(GroupId(pressed.action.ref("group")))
    question = await _question(talk, group, pressed)
    near = meeting_near(talk.scene.configuration, group, talk.scene.now)
    if near is not None and not anyway:
        body = talk.scene.configuration.body(near.body).name
        refs = await _kept(talk, question)
        card = cards.near_meeting(talk.t, group=group.id, body=body, meeting=near.meeting, today=talk.today, **refs)
        return (Show(card=card),)
    opened = await open_round.start_round(talk.scene, group.id, question)
    notes = await read_shared(talk, group.id, question.text) if question.text else ()
    card = cards.started(
        talk.t,
        group=group.name,
        first_at=talk.local(opened.opened_at),
        share_at=talk.local(opened.phase_ends_at),
        today=talk.today,
    )
    return (Show(card=card), *notes)


async def start_anyway(talk: Talk, pressed: Pressed) -> Reply:
    return await save_start(talk, pressed, anyway=True)


async def _kept(talk: Talk, question: Question) -> dict[str, str]:
    """An own question waits as a draft: its words never ride in a button."""
    if question.prompt is not None:
        return {"prompt": question.prompt}
    return {"draft": await talk.keep(question.text)}


async def _question(talk: Talk, group: WorkingGroup, pressed: Pressed) -> Question:
    prompt = pressed.values.get(cards.PROMPT, "") or pressed.action.refs.get("prompt", "")
    own = pressed.values.get(cards.OWN, "").strip() or await talk.kept(pressed.action.refs.get("draft")) or ""
    if bool(prompt) == bool(own):
        raise Unacceptable("question-needs-prompt-or-text")
    if len(own) > cards.LONGEST_QUESTION:
        raise Unacceptable("question-too-long")
    if prompt and prompt not in open_round.prompts_for(group):
        raise NotAllowed
    return Question(prompt=PromptId(prompt)) if prompt else Question(text=own)


async def have_read(talk: Talk, pressed: Pressed) -> Reply:
    """«Jeg har lest»: for the rounds the button names."""
    rounds = tuple(RoundId(one) for one in pressed.action.ref("rounds").split(","))
    await read_points.have_read(talk.scene, rounds)
    return (Show(card=digest_cards.have_read(talk.t)),)


async def points(talk: Talk, pressed: Pressed | None = None, *, words: str = "") -> Reply:
    """What a group has shared; the host who has not written yet gets the form's button with it."""
    group = the_group(talk, talk.scene.my_groups(), Act.SHOW_POINTS, pressed, words)
    if isinstance(group, Show):
        return (group,)
    shared = await read_points.points_of(talk.scene, group.id)
    rounds = tuple(
        (talk.local(one.points_shared_at).date(), talk.question(one), one.points)
        for one in shared
        if one.points_shared_at is not None
    )
    mine = shared[0].id if shared and talk.scene.me in group.members else None
    card = points_cards.shown(talk.t, group=group.name, rounds=rounds, take_out_of=mine, today=talk.today)
    return (Show(card=card),)


async def digest(talk: Talk, pressed: Pressed | None = None, *, words: str = "") -> Reply:  # noqa: ARG001 - own groups
    """Preview first, then send; of an earlier week, only look."""
    if not talk.scene.configuration.led_by(talk.scene.me):
        return (Show(card=digest_cards.nothing_to_send(talk.t)),)
    week = Week.of(talk.today)
    asked = week_asked_for(words, week)
    if asked is not None and asked != str(week):
        return await _earlier(talk, asked, week)
    weeks = await weeks_for_leader(talk.scene, talk.scene.me, week)
    if not weeks:
        return (Show(card=digest_cards.nothing_to_send(talk.t)),)
    whole = await digest_card(talk, talk.scene.me, week)
    sendable = any(one.for_channel for one in weeks)
    return (Show(card=digest_cards.preview(talk.t, digest=whole, week=week.number, send_to_channel=sendable)),)


async def _earlier(talk: Talk, asked: str, this: Week) -> Reply:
    """A week of this year that is over; of any other, say which there are."""
    week = Week.parse(asked)
    over = week is not None and week < this and week.year == this.year
    if week is not None and over and await weeks_for_leader(talk.scene, talk.scene.me, week):
        whole = await digest_card(talk, talk.scene.me, week)
        return (Show(card=digest_cards.of_earlier_week(talk.t, digest=whole, week=week.number)),)
    led = talk.scene.configuration.led_by(talk.scene.me)
    first = max(Week.of(min(one.starts for one in led)), Week(this.year, 1))
    last = min(max(Week.of(one.ends) if one.ends else this for one in led), this)
    if first > last:
        return (Show(card=digest_cards.nothing_to_send(talk.t)),)
    return (Show(card=digest_cards.no_such_week(talk.t, first=first.number, last=last.number)),)


async def send(talk: Talk, pressed: Pressed) -> Reply:  # noqa: ARG001 - always this week's
    """A preview may have grown old: nothing is sent of a week that has nothing for the channel."""
    week = Week.of(talk.today)
    if not any(one.for_channel for one in await weeks_for_leader(talk.scene, talk.scene.me, week)):
        return (Show(card=digest_cards.nothing_for_channel(talk.t), replaces=True),)
    sent = await send_digest.send_now(talk.scene, week)
    return (Show(card=digest_cards.sent(talk.t) if sent else digest_cards.already_sent(talk.t), replaces=True),)


async def more_groups(talk: Talk, pressed: Pressed) -> Reply:
    """What stood behind the button, of the week the digest was about."""
    number = pressed.action.ref("week")
    this = Week.of(talk.today)
    if not number.isdecimal() or (week := Week.parse(f"{_year_of(int(number), this)}-W{number:0>2}")) is None:
        raise NotFound
    return (Show(card=await digest_card(talk, talk.scene.me, week, rest=True)),)


def _year_of(number: int, this: Week) -> int:
    """A digest is read within the year it came, or early in the next."""
    return this.year if number <= this.number else this.year - 1
