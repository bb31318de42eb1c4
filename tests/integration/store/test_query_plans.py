"""What the clock asks is answered from an index, however much there is: looked up in the plans of both databases."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Table, event, insert, select, text

from bot.domain.ids import GroupId, RoundId
from bot.ports import UnitOfWork
from bot.store.engine import Database
from bot.store.store import DatabaseStore
from bot.store.tables.commitments import carried_matters, commitments
from bot.store.tables.rounds import reflections, rounds
from bot.store.tables.sessions import live_sessions
from tests.contract.store.examples import BERGEN, NOW, a_commitment, a_matter, a_reflection, a_round, a_session

MANY: Final = 3_000
ONE_IN: Final = 100
"""Of many, few are still going on: that is what partial indexes are for."""

FILLED: Final = {rounds: "r", reflections: "f", commitments: "c", carried_matters: "m", live_sessions: "s"}

Statement = tuple[str, Any]
Ask = Callable[[UnitOfWork], Awaitable[object]]

QUESTIONS: Final[dict[str, tuple[Ask, str]]] = {
    "commitments dated between": (
        lambda unit: unit.commitments.dated_between(date(2026, 5, 1), date(2026, 5, 2)),
        "ix_commitments_due",
    ),
    "commitments without a date": (lambda unit: unit.commitments.undated_before(NOW), "ix_commitments_undated"),
    "commitments offered": (lambda unit: unit.commitments.offered_before(NOW), "ix_commitments_offered"),
    "active commitments": (lambda unit: unit.commitments.active(), "ix_commitments_due"),
    "open rounds": (lambda unit: unit.rounds.all_open(), "ix_rounds_due"),
    "the open round": (lambda unit: unit.rounds.open_in(GroupId("g7")), "uq_rounds_open"),
    "who was asked again": (lambda unit: unit.reflections.asked_before(NOW), "ix_reflections_asked"),
    "answers of a round": (lambda unit: unit.reflections.of_round(RoundId("r7")), "_reflections_"),
    "sessions due": (lambda unit: unit.sessions.due(NOW), "ix_live_sessions_due"),
    "the running session": (lambda unit: unit.sessions.running_in(GroupId("g7")), "uq_live_sessions_running"),
    "matters dated between": (
        lambda unit: unit.carried.dated_between(date(2026, 5, 1), date(2026, 5, 2)),
        "ix_carried_matters_open",
    ),
}


def variation(table: Table, n: int) -> dict[str, object]:
    """How the n-th row differs from the one that a repository wrote; every ONE_IN-th is still going on."""
    going_on = n % ONE_IN == 0
    match table.name:
        case "rounds":
            return {"group_id": f"g{n}", "phase": "think" if going_on else "closed"}
        case "reflections":
            return {"round": f"r{n // 10 + 2}", "author": f"p{n % 10}", "shared_at": None if going_on else NOW}
        case "commitments":
            due = date(2026, 1, 1) + timedelta(days=n % 365) if n % 2 else None
            asked = None if n % 42 == 0 else NOW
            offered = "nils" if going_on else None
            status = "open" if n % 21 == 0 else "done"
            return {"due": due, "asked_for_date_at": asked, "offered_to": offered, "status": status}
        case "carried_matters":
            return {"day": date(2026, 1, 1) + timedelta(days=n % 365), "status": "open" if n % 5 == 0 else "raised"}
        case _:
            done = {"done_at": None} if going_on else {"done_at": NOW, "next_at": None}
            return {"group_id": f"g{n}", **done}


async def fill(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        await unit.rounds.add(a_round())
        await unit.reflections.add(a_reflection())
        await unit.commitments.add(a_commitment())
        await unit.carried.add(a_matter())
        await unit.sessions.add(a_session())
    async with store.database.writing() as connection:
        for table, letter in FILLED.items():
            one = dict((await connection.execute(select(table))).mappings().one())
            await connection.execute(
                insert(table), [one | {"id": f"{letter}{n}"} | variation(table, n) for n in range(2, MANY)]
            )
        await connection.execute(text("ANALYZE"))


@contextmanager
def statements_of(database: Database) -> Iterator[list[Statement]]:
    caught: list[Statement] = []

    def listen(_connection: Connection, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        caught.append((statement, parameters))

    event.listen(database.reader.sync_engine, "before_cursor_execute", listen)
    yield caught
    event.remove(database.reader.sync_engine, "before_cursor_execute", listen)


async def plan_of(database: Database, asked: Statement) -> str:
    statement, parameters = asked
    explain = "EXPLAIN QUERY PLAN " if database.is_sqlite else "EXPLAIN "
    async with database.reading() as connection:
        return "\n".join(str(row) for row in await connection.exec_driver_sql(explain + statement, parameters))


async def test_the_clock_is_answered_from_indexes(store: DatabaseStore) -> None:
    await fill(store)

    for question, (ask, index) in QUESTIONS.items():
        with statements_of(store.database) as caught:
            async with store.read(BERGEN) as unit:
                await ask(unit)
        (asked,) = [one for one in caught if one[0].startswith("SELECT")]
        plan = await plan_of(store.database, asked)
        assert index in plan, (question, plan)
        assert "Seq Scan" not in plan, (question, plan)
        assert "SCAN " not in plan, (question, plan)
