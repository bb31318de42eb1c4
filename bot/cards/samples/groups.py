"""Examples of what leaders and channels get."""

from dataclasses import replace
from datetime import date, timedelta

from bot.cards import digest as cards
from bot.cards import group, overview, start_round, status
from bot.cards.action import Act
from bot.cards.card import Card, Form
from bot.cards.facts import Fact, FactKind
from bot.cards.samples.people import (
    EVA,
    GROUP,
    GROUP_NAME,
    OLA,
    OTHER,
    OTHER_NAME,
    POINTS,
    POINTS_DUE,
    QUESTION,
    ROUND,
    SHARE_AT,
    TODAY,
)
from bot.domain.commitment import Status
from bot.domain.ids import GroupId, RoundId
from bot.domain.library import PromptId
from bot.domain.round import Phase
from bot.i18n.translator import Translator

FRIDAY = date(2026, 5, 15)
TALK, ENDED = date(2026, 5, 20), date(2026, 5, 13)
NEAR = Fact(kind=FactKind.NEAR_MEETINGS, params={"body": "Bystyret"})
FACTS = (
    NEAR,
    Fact(kind=FactKind.CREATED_BY_BODY, params={"body": "Bystyret"}),
    Fact(kind=FactKind.OVERLAP, params={"body": "Formannskapet", "shared": "6", "of": "9"}),
    Fact(kind=FactKind.WHOLE_BODY, params={"body": "Formannskapet"}),
    Fact(kind=FactKind.ONLY_ELECTED),
    Fact(kind=FactKind.LONG_LIVED, params={"months": "14"}),
    Fact(kind=FactKind.LASTED, params={"months": "9", "day": "8. april 2027"}),
    Fact(kind=FactKind.NO_END),
    Fact(kind=FactKind.NEAR_BY_PACE, params={"body": "Bystyret", "shared": "4", "of": "17"}),
    Fact(kind=FactKind.ALLOWANCE),
    Fact(kind=FactKind.NAME, params={"word": "utvalg"}),
    Fact(kind=FactKind.PURPOSE),
    Fact(kind=FactKind.PURPOSE_OLD, params={"day": "13. oktober 2025"}),
)


def samples(t: Translator) -> dict[str, Card | Form]:
    return {**_digest(t), **_read(t), **_overview(t), **_channel(t), **_start(t)}


def week(t: Translator, name: str = GROUP_NAME, *, facts: tuple[Fact, ...] = ()) -> cards.GroupWeek:
    lines = tuple(one[t.language] for one in POINTS)
    return cards.GroupWeek(
        group=GroupId(name),
        name=name,
        points=(cards.NewPoints(round=ROUND, lines=lines, thread="https://chat.example/traad"),),
        by_status={Status.OPEN: 5, Status.MOVED: 1, Status.DONE: 2},
        done_this_week=2,
        due_next_week=3,
        date_passed=1,
        new_commitments=2,
        learned=(lines[0],) if facts else (),
        facts=facts,
        group_ends=date(2026, 6, 19) if facts else None,
    )


def quiet(name: str, next_question: date | None = date(2026, 5, 26)) -> cards.GroupWeek:
    return cards.GroupWeek(group=GroupId(name), name=name, by_status={}, next_question=next_question)


def _skipped(t: Translator) -> str:
    return cards.round_skipped(t, day=date(2026, 5, 12), reason="near_meeting", today=FRIDAY)


def _digest(t: Translator) -> dict[str, Card | Form]:
    def digest(*groups: cards.GroupWeek, year: int | None = None) -> Card:
        return cards.digest(t, week=20, programme_year=year, groups=groups, today=FRIDAY)

    many = [quiet(f"Refleksjonsgruppe {number}") for number in range(2, 12)]
    return {
        "digest.digest": digest(week(t)),
        "digest.digest / with facts, in a programme": digest(week(t, facts=FACTS), year=3),
        "digest.digest / quiet week": digest(quiet(GROUP_NAME)),
        "digest.digest / quiet week, no question planned": digest(quiet(GROUP_NAME, None)),
        "digest.digest / quiet week, the thread is open": digest(replace(quiet(GROUP_NAME), talk_until=TALK)),
        "digest.digest / quiet week with a fact": digest(replace(quiet(GROUP_NAME), facts=(NEAR,))),
        "digest.digest / quiet week near the end": digest(
            replace(quiet(GROUP_NAME, None), group_ends=date(2026, 6, 19))
        ),
        "digest.digest / the last one": digest(
            replace(quiet(GROUP_NAME), group_ends=ENDED, last=True, skipped=(_skipped(t),))
        ),
        "digest.digest / many groups": digest(*many, week(t)),
        "digest.more_groups": cards.more_groups(t, week=20, programme_year=None, groups=[*many, week(t)], today=FRIDAY),
        "digest.short": cards.short(t, week=20, group=week(t)),
        "digest.nothing_for_channel": cards.nothing_for_channel(t),
        "digest.of_earlier_week": cards.of_earlier_week(t, digest=digest(week(t)), week=20),
        "digest.no_such_week": cards.no_such_week(t, first=16, last=20),
        "digest.preview": cards.preview(t, digest=digest(week(t)), week=20, send_to_channel=True),
        "digest.preview / only to look at": cards.preview(
            t, digest=digest(quiet(GROUP_NAME)), week=20, send_to_channel=False
        ),
    }


def _read(t: Translator) -> dict[str, Card | Form]:
    def read(names: list[str], *, everybody: bool) -> Card:
        return cards.leaders_have_read(t, names=names, all_of_several=everybody, on=FRIDAY, today=FRIDAY)

    return {
        "digest.leaders_have_read": read([OLA], everybody=False),
        "digest.leaders_have_read / two of three": read([OLA, EVA], everybody=False),
        "digest.leaders_have_read / all": read([OLA, EVA], everybody=True),
        "digest.have_read": cards.have_read(t),
        "digest.sent": cards.sent(t),
        "digest.already_sent": cards.already_sent(t),
        "digest.nothing_to_send": cards.nothing_to_send(t),
    }


def _overview(t: Translator) -> dict[str, Card | Form]:
    question = QUESTION[t.language]
    thinking = overview.OpenRound(round=ROUND, question=question, share_at=SHARE_AT)
    hosting = overview.OpenRound(round=RoundId("r2"), question=question, share_at=None, answered=True, host=True)
    groups = [(GROUP, GROUP_NAME), (OTHER, OTHER_NAME)]
    return {
        "overview.overview / between two questions": overview.overview(
            t, name="Kari", member_of=[GROUP_NAME], leads=[], rounds=[], active=2, next_question=FRIDAY, today=TODAY
        ),
        "overview.overview / participant": overview.overview(
            t, name="Kari", member_of=[GROUP_NAME], leads=[], rounds=[thinking], active=3, today=TODAY
        ),
        "overview.overview / leader": overview.overview(
            t, name="Ola", member_of=[], leads=[GROUP_NAME], rounds=[], active=0, today=TODAY
        ),
        "overview.overview / something waits for an answer": overview.overview(
            t, name="Kari", member_of=[GROUP_NAME], leads=[], rounds=[], active=0, waiting=1, today=TODAY
        ),
        "overview.overview / things to do, and two wait for an answer": overview.overview(
            t, name="Kari", member_of=[GROUP_NAME], leads=[], rounds=[], active=3, waiting=2, today=TODAY
        ),
        "overview.overview / host and leader, away": overview.overview(
            t,
            name="Kari",
            member_of=[GROUP_NAME],
            leads=[OTHER_NAME],
            rounds=[hosting],
            active=0,
            paused=True,
            pause_until=date(2026, 8, 12),
            today=TODAY,
        ),
        "overview.overview / away until further notice": overview.overview(
            t, name="Kari", member_of=[GROUP_NAME], leads=[], rounds=[], active=1, paused=True, today=TODAY
        ),
        "overview.which_group": overview.which_group(t, act=Act.SHOW_POINTS, groups=groups),
        "overview.which_round": overview.which_round(
            t, act=Act.WRITE_REFLECTION, rounds=[(ROUND, question), (RoundId("r2"), question)]
        ),
        "overview.not_yet": overview.not_yet(t, groups=groups),
        "overview.no_open_round": overview.no_open_round(t),
        "overview.group_over": overview.group_over(t, group=GROUP_NAME),
        "overview.cancelled": overview.cancelled(t),
    }


def _channel(t: Translator) -> dict[str, Card | Form]:
    purpose = "Læring og refleksjon om samspill."
    now = status.GroupStatus(
        name=GROUP_NAME,
        members=7,
        unreachable=2,
        phase=Phase.THINK,
        phase_ends=SHARE_AT.date(),
        next_question=date(2026, 5, 26),
        questions_left=4,
        shared_commitments=8,
        ends=date(2027, 4, 8),
        facts=(NEAR,),
    )
    led = [(GROUP, GROUP_NAME), (OTHER, OTHER_NAME)]
    idle = status.GroupStatus(
        name=OTHER_NAME,
        members=6,
        unreachable=0,
        phase=None,
        phase_ends=None,
        next_question=None,
        questions_left=0,
        shared_commitments=0,
        ends=None,
    )
    return {
        "status.status": status.status(t, groups=[now, idle], today=TODAY),
        "status.unknown_group": status.unknown_group(t, led=led),
        "status.unknown_group / nearly one of them": status.unknown_group(t, led=led, near=led[0]),
        "group.frame_reminder": group.frame_reminder(t, purpose=purpose, guarded=True),
        "group.frame_reminder / administration only": group.frame_reminder(t, purpose="", guarded=False),
        "group.host_frame_suggestion": group.host_frame_suggestion(t, group=GROUP_NAME),
        "group.ended": group.ended(t, name=GROUP_NAME),
        "group.new_channel_reading": group.new_channel_reading(t, guarded=True),
        "group.new_channel_reading / administration only": group.new_channel_reading(t, guarded=False),
        "group.channel_bound": group.channel_bound(t, name=GROUP_NAME, ends=date(2027, 4, 8), today=TODAY),
        "group.channel_bound / no end": group.channel_bound(t, name=GROUP_NAME, ends=None, today=TODAY),
    }


def _start(t: Translator) -> dict[str, Card | Form]:
    question = QUESTION[t.language]
    return {
        "start_round.start_form": start_round.start_form(t, group=GROUP, prompts=[(PromptId("p"), question)]),
        "start_round.start_form / list used up": start_round.start_form(t, group=GROUP, prompts=[]),
        "start_round.started": start_round.started(
            t, group=GROUP_NAME, first_at=SHARE_AT - timedelta(days=3), share_at=SHARE_AT, today=TODAY
        ),
        "start_round.near_meeting": start_round.near_meeting(
            t, group=GROUP, body="Bystyret", meeting=POINTS_DUE.date(), today=TODAY
        ),
        "start_round.waited": start_round.waited(t),
        "start_round.already_open": start_round.already_open(t, group=GROUP_NAME, question=question),
        "start_round.question_or_own": start_round.question_or_own(t),
        "start_round.prompts_used_up": start_round.prompts_used_up(t, group=GROUP, name=GROUP_NAME),
    }
