"""What a commitment looks like to its owner: noted, who reads it, when it comes back, what the guard says."""

from datetime import date

from bot.cards import commitment as cards
from bot.cards import giving
from bot.cards import mine as mine_cards
from bot.cards.card import Card
from bot.cards.readers import Readers
from bot.domain.calendar import Calendar
from bot.domain.commitment import Commitment, Form, Reach
from bot.domain.configuration import WorkingGroup
from bot.domain.errors import Unacceptable
from bot.domain.finding import WORK_OF_THE_LINE
from bot.domain.ids import CommitmentId, PersonId
from bot.domain.reminder import Reminding
from bot.usecases import hand_over, make_commitment
from bot.usecases.conversation.guarding import read_shared
from bot.usecases.conversation.talk import Talk, readers_of
from bot.usecases.incoming import Pressed
from bot.usecases.reply import Reply, Show

OFFER_DAYS = 5
"""Working days that an offer waits for an answer."""


def commitment_in(pressed: Pressed) -> CommitmentId:
    """From the button, or from the selector beside it."""
    chosen = pressed.action.refs.get("commitment") or pressed.values.get(mine_cards.COMMITMENT, "")
    if not chosen:
        raise Unacceptable("choose-one-first")
    return CommitmentId(chosen)


def confirmed(talk: Talk, made: Commitment) -> Card:
    return cards.confirmed(
        talk.t,
        commitment=made.id,
        what=made.content.what,
        due=made.content.due,
        reach=made.reach,
        readers=readers_for(talk, made),
        remind_on=reminder_days(talk, made.content.due),
        today=talk.today,
        where=where_of(talk, made),
    )


def reminder_days(talk: Talk, due: date | None) -> tuple[date, ...]:
    if due is None:
        return ()
    configuration = talk.scene.configuration
    reminding = Reminding(rules=configuration.reminders, calendar=Calendar.of_tenant(configuration))
    return tuple(one.day for one in reminding.days(due) if one.day > talk.today and one.day <= due)


def readers_for(talk: Talk, commitment: Commitment) -> Readers | None:
    group = home_of(talk, commitment)
    return readers_of(talk.scene, group) if group else None


def where_of(talk: Talk, commitment: Commitment) -> str | None:
    return talk.scene.configuration.body(commitment.content.body).name if commitment.content.body else None


def home_of(talk: Talk, commitment: Commitment | None) -> WorkingGroup | None:
    if commitment is not None and commitment.group is not None:
        return talk.scene.configuration.group(commitment.group)
    return make_commitment.group_for(talk.scene, None)


async def read_content(talk: Talk, made: Commitment, before: str) -> Reply:
    """Own work in the line of the administration is lawful: to prepare a case there, or to ask somebody to."""
    if made.group is None or made.reach is Reach.ONLY_ME:
        return ()
    besides = WORK_OF_THE_LINE if made.form is Form.ADMINISTRATION else ()
    return await read_shared(
        talk, made.group, words_of(made), before=before, besides=besides, refs={"commitment": made.id}
    )


def words_of(commitment: Commitment) -> str:
    return "\n".join(part for part in (commitment.content.what, commitment.content.how) if part)


async def ask_to_take(talk: Talk, commitment: Commitment, to: PersonId) -> Reply:
    await hand_over.offer(talk.scene, commitment.id, to)
    until = Calendar.of_tenant(talk.scene.configuration).working_days_after(talk.today, OFFER_DAYS)
    return (Show(card=giving.sent(talk.t, to=talk.name_of(to), until=until, today=talk.today)),)
