"""A folder with Bergen's configuration, its database and its key: where an administrator runs commands."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeVar

from click.testing import CliRunner, Result

from bot.cards.welcome import TEXT_VERSION
from bot.config import load
from bot.domain.commitment import Commitment, Content, Event, Form, Reach, Status, What
from bot.domain.configuration import Configuration
from bot.domain.ids import CommitmentId, GroupId, PersonId, ReflectionId, RoundId, SeminarId, TenantId
from bot.domain.library import PromptId
from bot.domain.person import Answer
from bot.domain.round import Phase, Question, Reflection, Round, Visibility
from bot.ports import UnitOfWork
from bot.store.opening import open_store
from handlers.cli import main

T = TypeVar("T")

ROOT: Final = Path(__file__).parents[3]
KEY: Final = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
BERGEN: Final = TenantId("bergen")
BORD_1: Final = GroupId("bord-1")
SEMINAR: Final = SeminarId("visjonaert-2026")
KARI, OLA, EVA, PER, LIV = map(PersonId, ("kari", "ola", "eva", "per", "liv"))
MAY: Final = datetime(2026, 5, 12, 9, tzinfo=UTC)
"""A Tuesday, in week 20."""


@dataclass(frozen=True, slots=True)
class TownHall:
    folder: Path

    @property
    def config(self) -> Path:
        return self.folder / "bergen.yaml"

    @property
    def configuration(self) -> Configuration:
        return load(self.config).configurations[0]

    def run(
        self, *arguments: str, config: bool = True, env: dict[str, str | None] | None = None, typed: str = ""
    ) -> Result:
        chosen = ["--config", str(self.config)] if config else []
        given: dict[str, str | None] = {"OPPFOLGING_TEXT_KEYS": KEY, "OPPFOLGING_DATABASE_URL": None, **(env or {})}
        return CliRunner().invoke(main, [*arguments, *chosen], env=given, input=typed)

    def work(self, do: Callable[[UnitOfWork], Awaitable[T]]) -> T:
        async def within() -> T:
            store = await open_store(f"sqlite:///{self.folder / 'oppfolging.db'}", [KEY])
            try:
                async with store.begin(BERGEN) as work:
                    return await do(work)
            finally:
                await store.close()

        return asyncio.run(within())

    def say_yes(self, *people: PersonId) -> None:
        async def do(work: UnitOfWork) -> None:
            for person in people:
                known = await work.participations.get(person)
                await work.participations.save(known.become(Answer.YES, text_version=TEXT_VERSION, now=MAY))

        self.work(do)

    def add(self, *kept: Round | Reflection | Commitment) -> None:
        async def do(work: UnitOfWork) -> None:
            for one in kept:
                match one:
                    case Round():
                        await work.rounds.add(one)
                    case Reflection():
                        await work.reflections.add(one)
                    case Commitment():
                        await work.commitments.add(one)

        self.work(do)


def build(folder: Path, template: Path) -> TownHall:
    shutil.copy(ROOT / "examples" / "bergen.yaml", folder / "bergen.yaml")
    shutil.copy(template, folder / "oppfolging.db")
    return TownHall(folder)


def a_round(name: str = "r1", *, group: GroupId = BORD_1, points: tuple[str, ...] = (), at: datetime = MAY) -> Round:
    return Round(
        id=RoundId(name),
        group=group,
        question=Question(prompt=PromptId("samspill-bystyre-byrad")),
        occasion=at.date(),
        opened_at=at,
        phase=Phase.CLOSED,
        phase_ends_at=at,
        share_ends_at=at,
        points_due_at=at,
        seed=1,
        points=points,
        points_shared_at=at if points else None,
        closed_at=at,
    )


def a_reflection(
    name: str,
    author: PersonId | None,
    text: str,
    *,
    round_id: str = "r1",
    visibility: Visibility = Visibility.NAMED,
    shared: bool = True,
    position: int = 0,
) -> Reflection:
    return Reflection(
        id=ReflectionId(name),
        round=RoundId(round_id),
        author=author,
        text=text,
        visibility=visibility,
        written_at=MAY,
        shared_at=MAY if shared else None,
        position=position,
    )


def a_commitment(
    name: str, owner: PersonId, what: str, *, reach: Reach = Reach.GROUP, status: Status = Status.OPEN, how: str = ""
) -> Commitment:
    made = Commitment(
        id=CommitmentId(name),
        seminar=SEMINAR,
        group=BORD_1,
        form=Form.ADMINISTRATION,
        owner=owner,
        content=Content(what=what, how=how, due=MAY.date()),
        reach=reach,
        status=Status.OPEN,
        created_at=MAY,
        history=(Event(what=What.CREATED, at=MAY, by=owner),),
    )
    return replace(made, status=status, closed_at=MAY if status is Status.DONE else None)
