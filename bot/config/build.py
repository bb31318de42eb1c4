"""From checked models to what the product follows."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from bot.config.schema.groups import ChannelSection, GroupSection, RoundsSection, SparringSection
from bot.config.schema.people import BodySection, PersonSection, TenantSection
from bot.config.schema.root import TenantFile
from bot.config.schema.rules import QuietSection
from bot.config.schema.seminars import CommitmentSection, PulseSection, SeminarSection
from bot.domain.configuration import (
    Advisor,
    Body,
    CalendarRules,
    Channel,
    Configuration,
    DigestRules,
    EarlierPoint,
    EarlierPulse,
    GuardRules,
    Milestone,
    PlannedCommitment,
    PrivacyRules,
    PulsePlan,
    QuietPeriod,
    ReminderRules,
    RoundPlan,
    Seminar,
    SparringPlan,
    Tenant,
    WorkingGroup,
)
from bot.domain.ids import BodyId, GroupId, PersonId, SeminarId, TenantId
from bot.domain.library import PromptId
from bot.domain.person import Person, Platform

Meetings = Mapping[str, tuple[date, ...]]
"""By the body's id: what its calendar file holds."""

NO_FILES: Final[Meetings] = {}


def build(file: TenantFile, meetings: Meetings = NO_FILES) -> Configuration:
    slack, teams = file.platforms.slack, file.platforms.teams
    return Configuration(
        tenant=_tenant(file.tenant),
        slack_team=slack.team if slack else None,
        slack_guests=slack is not None and slack.guests,
        slack_connected=slack is not None and slack.connected,
        teams_tenant=teams.tenant if teams else None,
        bodies=tuple(_body(one, meetings) for one in file.bodies),
        people=tuple(map(_person, file.people)),
        seminars=tuple(map(_seminar, file.seminars)),
        groups=tuple(map(_group, file.groups)),
        calendar=CalendarRules(
            holidays=file.calendar.holidays,
            quiet=tuple(map(_quiet, file.calendar.quiet)),
            avoid_days_before_meetings=file.calendar.avoid_days_before_meetings,
        ),
        reminders=ReminderRules(
            before=tuple(sorted(file.reminders.before, reverse=True)),
            after=tuple(sorted(file.reminders.after)),
            at=file.reminders.at,
        ),
        digest=DigestRules(weekday=file.digest.weekday, at=file.digest.at),
        privacy=PrivacyRules(**dict(file.privacy)),
        guard=GuardRules(**dict(file.guard)),
    )


def _tenant(tenant: TenantSection) -> Tenant:
    advisor = tenant.advisor
    return Tenant(
        id=TenantId(tenant.id),
        name=tenant.name,
        parallel_names=tenant.parallel_names,
        language=tenant.language,
        timezone=tenant.timezone,
        contact=tenant.contact,
        advisor=Advisor(name=advisor.name, email=advisor.email) if advisor else None,
    )


def _body(body: BodySection, meetings: Meetings) -> Body:
    days = {*body.meetings, *meetings.get(body.id, ())}
    return Body(id=BodyId(body.id), name=body.name, seats=body.seats, meetings=tuple(sorted(days)))


def _person(person: PersonSection) -> Person:
    return Person(
        id=PersonId(person.id),
        name=person.name,
        email=person.email,
        role=person.role,
        bodies=tuple(map(BodyId, person.bodies)),
        language=person.language,
        timezone=person.timezone,
    )


def _people(ids: tuple[str, ...]) -> tuple[PersonId, ...]:
    return tuple(map(PersonId, ids))


def _seminar(seminar: SeminarSection) -> Seminar:
    return Seminar(
        id=SeminarId(seminar.id),
        title=seminar.title,
        date=seminar.date,
        place=seminar.place or "",
        programme_year=seminar.programme_year,
        share_points=seminar.share_points,
        earlier=tuple(EarlierPoint(year=one.year, text=one.text) for one in seminar.earlier),
        milestones=tuple(Milestone(date=one.date, text=one.text) for one in seminar.milestones),
        commitments=tuple(map(_commitment, seminar.commitments)),
        pulse=_pulse(seminar.pulse),
    )


def _commitment(one: CommitmentSection) -> PlannedCommitment:
    return PlannedCommitment(
        owner=PersonId(one.owner),
        what=one.what,
        how=one.how or "",
        involve=_people(one.involve),
        body=BodyId(one.body) if one.body else None,
        by=one.by,
    )


def _pulse(pulse: PulseSection) -> PulsePlan:
    return PulsePlan(
        opens=tuple(sorted(pulse.opens)),
        days=pulse.days,
        earlier=tuple(EarlierPulse(label=one.label, figures=dict(one.figures)) for one in pulse.earlier),
    )


def _group(group: GroupSection) -> WorkingGroup:
    return WorkingGroup(
        id=GroupId(group.id),
        name=group.name,
        seminar=SeminarId(group.seminar),
        purpose=group.purpose or "",
        purpose_confirmed=group.purpose_confirmed,
        created_by=group.created_by or "",
        members=_people(group.members),
        leaders=_people(group.leaders),
        follows=tuple(map(GroupId, group.follows)),
        channel=_channel(group.channel),
        language=group.language,
        starts=group.starts,
        ends=group.ends,
        rounds=_rounds(group.rounds),
        allowance=group.allowance,
        sparring=_sparring(group.sparring),
    )


def _sparring(sparring: SparringSection | None) -> SparringPlan | None:
    if sparring is None:
        return None
    dates = tuple(sorted(sparring.dates))
    return SparringPlan(network=sparring.network, table=sparring.table or "", dates=dates)


def _channel(channel: ChannelSection | None) -> Channel | None:
    if channel is None:
        return None
    if channel.slack is not None:
        return Channel(platform=Platform.SLACK, id=channel.slack)
    return Channel(platform=Platform.TEAMS, id=channel.teams or "")


def _rounds(rounds: RoundsSection | None) -> RoundPlan | None:
    if rounds is None:
        return None
    return RoundPlan(
        weeks=rounds.every,
        weekday=rounds.weekday,
        at=rounds.at,
        prompts=tuple(map(PromptId, rounds.prompts)),
        think_days=rounds.think_days,
        share_days=rounds.share_days,
    )


def _quiet(period: QuietSection) -> QuietPeriod:
    return QuietPeriod(name=period.name, start=period.start, end=period.end)
