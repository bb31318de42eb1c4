"""All of a person's reminders in one message, and the one that waits after a pause."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.cards import reminder as cards
from bot.cards.card import Card
from bot.cards.reminder import Due, DueMatter, Waiting
from bot.domain.calendar import Calendar
from bot.domain.carried_matter import CarriedMatter, CarriedStatus
from bot.domain.commitment import Commitment
from bot.domain.reminder import Reminding, dated_at
from bot.domain.round import Phase
from bot.i18n.names import in_sentence
from bot.ports import Nothing
from bot.usecases.conversation.talk import Talk


async def reminders(talk: Talk, refs: Mapping[str, str]) -> Card | Nothing:
    """What these days remind of, as it is now: done, moved and dropped since it was planned is left out."""
    items, matters = await _due(talk, refs)
    if not items and not matters:
        return Nothing(reason="nothing-left")
    name = talk.scene.person(talk.scene.me).first_name
    return cards.reminders(talk.t, name=name, items=items, matters=matters, now=talk.now)


async def welcome_back(talk: Talk, refs: Mapping[str, str]) -> Card:
    items, matters = await _due(talk, refs)
    return cards.welcome_back(
        talk.t,
        name=talk.scene.person(talk.scene.me).first_name,
        items=items,
        matters=matters,
        questions=await _questions(talk),
        now=talk.now,
    )


async def _due(talk: Talk, refs: Mapping[str, str]) -> tuple[list[Due], list[DueMatter]]:
    first, last = date.fromisoformat(refs["since"]), date.fromisoformat(refs["day"])
    configuration = talk.scene.configuration
    reminding = Reminding(rules=configuration.reminders, calendar=Calendar.of_tenant(configuration))
    owned = await talk.scene.work.commitments.of_owner(talk.scene.me)
    items = [item for one in owned if (item := _item(talk, one, reminding, first, last)) is not None]
    carried = await talk.scene.work.carried.of_person(talk.scene.me)
    matters = [matter for one in carried if (matter := _matter(talk, one, reminding, first, last)) is not None]
    return sorted(items, key=lambda one: (one.due < talk.today, one.due)), sorted(matters, key=lambda one: one.due)


def _item(talk: Talk, one: Commitment, reminding: Reminding, first: date, last: date) -> Due | None:
    due = one.content.due
    if due is None or not one.status.active:
        return None
    found = reminding.within(due, first, last)
    if found is None or found.day < talk.local(dated_at(one)).date():
        return None
    return Due(commitment=one.id, what=one.content.what, due=due, still_relevant=found.last)


def _matter(talk: Talk, one: CarriedMatter, reminding: Reminding, first: date, last: date) -> DueMatter | None:
    if one.when is None or one.status is not CarriedStatus.OPEN:
        return None
    found = reminding.within(one.when, first, last)
    if found is None or found.day < talk.local(one.created_at).date():
        return None
    where = in_sentence(talk.t, talk.scene.configuration.body(one.body).name) if one.body else None
    return DueMatter(matter=one.id, what=one.what, where=where, due=one.when)


async def _questions(talk: Talk) -> Sequence[Waiting]:
    scene = talk.scene
    found = [await scene.work.rounds.open_in(group.id) for group in await scene.groups_i_answer_in()]
    return [
        Waiting(round=one.id, question=talk.question(one), share_at=talk.local(one.phase_ends_at))
        for one in found
        if one is not None and one.phase is Phase.THINK
    ]
