"""Ukesbrevet in words: a leader's own, and the short one to the channel."""

from bot.cards import digest as cards
from bot.cards.card import Card
from bot.cards.facts import Fact
from bot.domain.digest import GroupWeek
from bot.domain.group_facts import FactId
from bot.domain.ids import GroupId, PersonId
from bot.domain.week import Week
from bot.usecases.conversation.facts_in_words import fact_in_words
from bot.usecases.conversation.talk import Talk
from bot.usecases.read_digest import week_of, weeks_for_leader


async def digest_card(talk: Talk, leader: PersonId, week: Week, *, rest: bool = False) -> Card:
    weeks = await weeks_for_leader(talk.scene, leader, week)
    groups = [in_words(talk, one) for one in weeks]
    build = cards.more_groups if rest else cards.digest
    return build(talk.t, week=week.number, programme_year=_programme_year(talk, weeks), groups=groups, today=talk.today)


async def short_card(talk: Talk, group: GroupId, week: Week) -> Card:
    found = talk.scene.configuration.group(group)
    facts = await week_of(talk.scene, found, week, reader=None)
    return cards.short(talk.t, week=week.number, group=in_words(talk, facts))


def group_card(talk: Talk, found: GroupWeek) -> Card:
    """One group's part of a leader's letter."""
    year = _programme_year(talk, (found,))
    return cards.digest(
        talk.t, week=found.week.number, programme_year=year, groups=[in_words(talk, found)], today=talk.today
    )


def _programme_year(talk: Talk, weeks: tuple[GroupWeek, ...]) -> int | None:
    """Said in the heading when all the groups are in the same year of their programme."""
    configuration = talk.scene.configuration
    years = {configuration.seminar(configuration.group(one.group).seminar).programme_year for one in weeks}
    return years.pop() if len(years) == 1 else None


def in_words(talk: Talk, week: GroupWeek) -> cards.GroupWeek:
    name = talk.scene.configuration.group(week.group).name
    return cards.GroupWeek(
        group=week.group,
        name=name,
        points=tuple(cards.NewPoints(round=one.round, lines=one.lines, read=one.read) for one in week.points),
        by_status=week.by_status,
        done_this_week=week.done_this_week,
        due_next_week=week.due_next_week,
        date_passed=week.date_passed,
        lately_passed=week.lately_passed,
        new_commitments=week.new_commitments,
        learned=week.learned,
        facts=_facts(talk, week),
        skipped=tuple(
            cards.round_skipped(talk.t, day=day, reason=why, today=talk.today)
            for day, why in week.skipped_rounds.items()
        ),
        next_question=week.next_prompt,
        talk_until=week.talk_until,
        group_ends=week.ends,
        last=week.last,
    )


def _facts(talk: Talk, week: GroupWeek) -> tuple[Fact, ...]:
    """How long it has lasted is no news to a group that is about to end."""
    told = (one for one in week.facts if not (week.ends and one.id is FactId.LASTING))
    return tuple(fact for one in told if (fact := fact_in_words(talk, one)) is not None)
