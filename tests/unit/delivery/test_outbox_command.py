"""`oppfolging outbox`: what is stuck, and deciding about it."""

import asyncio
import json

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import create_engine, text

from bot.store.engine import open_engine
from handlers.cli import main
from tests.fakes.post_office import PostOffice, post, prompt
from tests.fakes.scripted_messenger import ScriptedMessenger


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, sqlite_url: str) -> None:
    monkeypatch.setenv("OPPFOLGING_DATABASE_URL", sqlite_url)


@pytest.fixture
def stuck(sqlite_url: str) -> None:
    """One that may have been sent, and one that waits."""

    async def plan() -> None:
        database = open_engine(sqlite_url)
        office = PostOffice(database=database, messenger=ScriptedMessenger())
        await office.plan(prompt("round/1/prompt/kari", "kari"), prompt("round/1/prompt/ola", "ola"))
        await database.close()

    asyncio.run(plan())
    engine = create_engine(sqlite_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE outbox SET state = 'uncertain', reason = 'time_out' WHERE id = 1"))
    engine.dispose()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["outbox", *arguments])


def test_an_empty_queue_is_said_to_be_so() -> None:
    result = run()
    assert (result.exit_code, result.output) == (0, "Ingenting venter.\n")


def test_what_is_uncertain_is_shown_and_ends_with_1(stuck: None) -> None:
    result = run("list")
    assert result.exit_code == 1
    assert "usikker  bergen  prompt" in result.output
    assert "time_out" in result.output


def test_nobody_is_told_to_whom_a_message_goes(stuck: None) -> None:
    for shown in (run("list").output, run("--json").output):
        assert "kari" not in shown
        assert "ola" not in shown


def test_a_program_can_read_the_list(stuck: None) -> None:
    rows = json.loads(run("list", "--json").output)
    assert [(row["id"], row["state"]) for row in rows] == [(1, "uncertain"), (2, "pending")]


def test_of_a_message_to_a_channel_it_is_said_whose(sqlite_url: str) -> None:
    async def plan() -> None:
        database = open_engine(sqlite_url)
        await PostOffice(database=database, messenger=ScriptedMessenger()).plan(post("p/1"))
        await database.close()

    asyncio.run(plan())
    assert "share_post  bord-1" in run("list").output
    assert [row["group"] for row in json.loads(run("list", "--json").output)] == ["bord-1"]


def test_what_is_uncertain_can_be_sent_again(stuck: None) -> None:
    assert run("retry", "1").exit_code == 0
    assert [row["state"] for row in json.loads(run("--json").output)] == ["pending", "pending"]


def test_what_is_dropped_is_gone_from_the_list(stuck: None) -> None:
    assert run("drop", "1").exit_code == 0
    assert [row["id"] for row in json.loads(run("--json").output)] == [2]


def test_what_waits_cannot_be_tried_again_since_it_has_not_been_tried(stuck: None) -> None:
    result = run("retry", "2")
    assert (result.exit_code, "går ikke nå" in result.output) == (1, True)


def test_a_number_that_is_not_there_is_said_to_be_so() -> None:
    result = run("drop", "99")
    assert (result.exit_code, "ingen melding med nummer 99" in result.output) == (1, True)
