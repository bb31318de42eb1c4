"""A small kommune for the tests of the clock: everything by default, changed one thing at a time."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.configuration import (
    Body,
    CalendarRules,
    Channel,
    Configuration,
    QuietPeriod,
    RoundPlan,
    Seminar,
    Tenant,
    Weekday,
    WorkingGroup,
)
from bot.domain.ids import BodyId, GroupId, PersonId, SeminarId, TenantId
from bot.domain.library import PromptId
from bot.domain.person import Person, Platform, Role

OSLO: Final = ZoneInfo("Europe/Oslo")
BYSTYRET: Final = BodyId("bystyret")
GROUP: Final = GroupId("bord-1")
KARI, OLA, EVA, LIV = (PersonId(one) for one in ("kari", "ola", "eva", "liv"))
PROMPTS: Final = tuple(
    PromptId(one) for one in ("samspill-bystyre-byrad", "krevende-beslutninger", "balanse-fag-og-politikk")
)


def at(written: str) -> datetime:
    """Read `2026-05-05 09:00` as the clock on the wall in Oslo."""
    return datetime.fromisoformat(written).replace(tzinfo=OSLO).astimezone(UTC)


def here(moment: datetime | None) -> str:
    return moment.astimezone(OSLO).strftime("%Y-%m-%d %H:%M") if moment else "never"


def person(name: PersonId, role: Role = Role.ADMINISTRATION, *bodies: BodyId) -> Person:
    return Person(
        id=name, name=f"{name.capitalize()} Nordmann", email=f"{name}@bergen.example", role=role, bodies=bodies
    )


def rounds(
    *, weeks: int = 3, weekday: Weekday = Weekday.TUESDAY, hour: int = 9, think: int = 3, share: int = 4
) -> RoundPlan:
    return RoundPlan(weeks=weeks, weekday=weekday, at=time(hour), prompts=PROMPTS, think_days=think, share_days=share)


def group(plan: RoundPlan | None = None, **changes: object) -> WorkingGroup:
    one = WorkingGroup(
        id=GROUP,
        name="Refleksjonsgruppe 1",
        seminar=SeminarId("visjonaert-2026"),
        members=(KARI, OLA, EVA, LIV),
        leaders=(OLA,),
        channel=Channel(platform=Platform.SLACK, id="C0000001"),
        starts=date(2026, 4, 13),
        ends=date(2027, 4, 8),
        rounds=plan or rounds(),
    )
    return replace(one, **changes)  # type: ignore[arg-type]


def town(*groups: WorkingGroup, meetings: tuple[date, ...] = (), quiet: tuple[QuietPeriod, ...] = ()) -> Configuration:
    return Configuration(
        tenant=Tenant(id=TenantId("bergen"), name="Bergen kommune", contact="post@bergen.example"),
        bodies=(Body(id=BYSTYRET, name="Bystyret", meetings=meetings),),
        people=(
            person(KARI, Role.ELECTED, BYSTYRET),
            person(OLA),
            person(EVA, Role.ELECTED, BYSTYRET),
            person(LIV),
        ),
        seminars=(Seminar(id=SeminarId("visjonaert-2026"), title="Det visjonære lederskap", date=date(2026, 4, 8)),),
        groups=groups or (group(),),
        calendar=CalendarRules(quiet=quiet),
    )


FELLESFERIE: Final = QuietPeriod(name="Fellesferie", start=(7, 6), end=(8, 2))
