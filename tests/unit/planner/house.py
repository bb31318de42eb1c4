"""A kommune with a real store and a clock that a test moves."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import count

from bot.cards.welcome import TEXT_VERSION
from bot.domain.commitment import Commitment, Content, Event, Form, Reach, Status, What
from bot.domain.configuration import Configuration
from bot.domain.ids import CommitmentId, PersonId, SeminarId
from bot.domain.person import Answer, Participation, Preferences
from bot.ports import Planned, Store
from scheduling.tick import Ticked, tick
from tests.unit.planner.town import OSLO, at, here

FIRST_HOUR = 6
_NUMBERS = count(1)


@dataclass
class House:
    store: Store
    configuration: Configuration
    made: Iterator[int] = field(default_factory=lambda: _NUMBERS)

    def new_id(self) -> str:
        return f"id-{next(self.made):06}"

    async def tick(self, written: str | datetime) -> Ticked:
        now = at(written) if isinstance(written, str) else written
        return await tick(self.store, self.configuration, now, self.new_id)

    async def walk(self, first: str, last: str, every: timedelta = timedelta(minutes=30)) -> None:
        """Tick through days, not nights: what a night does has tests of its own."""
        now = at(first)
        while now <= at(last):
            if now.astimezone(OSLO).hour >= FIRST_HOUR:
                await self.tick(now)
            now += every

    async def say_yes(self, *people: PersonId, when: str = "2026-04-13 10:00", version: str = TEXT_VERSION) -> None:
        async with self.store.begin(self.configuration.tenant.id) as work:
            for person in people:
                known = await work.participations.get(person)
                await work.participations.save(known.become(Answer.YES, text_version=version, now=at(when)))

    async def answer(self, person: PersonId, answer: Answer, when: str) -> None:
        async with self.store.begin(self.configuration.tenant.id) as work:
            known = await work.participations.get(person)
            await work.participations.save(known.become(answer, text_version=known.text_version, now=at(when)))

    async def known(self, person: PersonId) -> Participation:
        async with self.store.read(self.configuration.tenant.id) as work:
            return await work.participations.get(person)

    async def prefer(self, wanted: Preferences) -> None:
        async with self.store.begin(self.configuration.tenant.id) as work:
            known = await work.preferences.get(wanted.person)
            await work.preferences.save(replace(wanted, version=known.version))

    async def promise(
        self, owner: PersonId, due: date | None, *, made: str = "2026-04-13 10:00", status: Status = Status.OPEN
    ) -> CommitmentId:
        one = Commitment(
            id=CommitmentId(self.new_id()),
            seminar=SeminarId("visjonaert-2026"),
            group=None,
            form=Form.ELECTED,
            owner=owner,
            content=Content(what=f"Lese rapport {self.new_id()}", due=due),
            reach=Reach.ONLY_ME,
            status=status,
            created_at=at(made),
            history=(Event(what=What.CREATED, at=at(made), by=owner, due=due),),
        )
        async with self.store.begin(self.configuration.tenant.id) as work:
            await work.commitments.add(one)
        return one.id

    async def rows(self, prefix: str = "") -> list[Planned]:
        async with self.store.read(self.configuration.tenant.id) as work:
            return list(await work.outbox.with_prefix(prefix))

    async def planned(self, prefix: str = "") -> list[str]:
        """Say when each is due, and its key without the round's id."""
        rows = sorted(await self.rows(prefix), key=lambda one: (one.message.due_at, one.message.send_key))
        return [f"{here(one.message.due_at)} {_plain(one.message.send_key)}" for one in rows]


def _plain(key: str) -> str:
    return "/".join(part for part in key.split("/") if not part.startswith("id-"))
