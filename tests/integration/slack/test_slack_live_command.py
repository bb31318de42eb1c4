"""`oppfolging check --live` as an administrator runs it: what Slack answers, in words and in the exit code."""

import asyncio
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from handlers.slack.manifest import SCOPES
from tests.fakes.slack.server import fake_slack
from tests.fakes.slack.town import CHANNEL, KARI, NILS, a_world
from tests.fakes.slack.world import Channel, World

ROOT = Path(__file__).parents[3]
SETUP = f"""\
tenant: {{ id: bergen, name: Bergen kommune, contact: bystyrekontoret@bergen.example }}
platforms:
  slack: {{ team: T0000001 }}
people:
  - {{ id: kari, name: Kari Nordmann, email: kari@bergen.example, role: elected }}
  - {{ id: nils, name: Nils Nordmann, email: nils@bergen.example, role: administration }}
seminars:
  - {{ id: samspill-2026, title: Godt samspill, date: 2026-04-08 }}
groups:
  - id: bord-1
    name: Refleksjonsgruppe 1
    seminar: samspill-2026
    purpose: Læring og refleksjon om samspill. Ingen beslutnings- eller saksforberedende rolle.
    created_by: kommunedirektør
    members: [kari]
    leaders: [nils]
    channel: {{ slack: {CHANNEL} }}
    starts: 2026-04-13
"""


@pytest.fixture
def setup(tmp_path: Path) -> Path:
    path = tmp_path / "bergen.yaml"
    path.write_text(SETUP, encoding="utf-8")
    return path


@pytest.fixture
def world() -> World:
    made = a_world()
    made.channels[CHANNEL] = Channel(id=CHANNEL, members=[KARI, NILS, made.bot_user])
    made.scopes = ",".join(SCOPES)
    return made


async def check(setup: Path, world: World, *more: str, secrets: Mapping[str, str] | None = None) -> tuple[int, str]:
    async with fake_slack(world) as fake:
        given = {"BOT_TOKEN": world.token} if secrets is None else secrets
        ours = {f"OPPFOLGING_SLACK_{name}": value for name, value in given.items()}
        rest = {name: value for name, value in os.environ.items() if not name.startswith("OPPFOLGING_")}
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", "from handlers.cli import main; main()", "check", "--live", *more, str(setup)),
            env={**rest, **ours, "OPPFOLGING_SLACK_API_URL": f"{fake.url}/api/", "PYTHONPATH": str(ROOT)},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        told, _ = await process.communicate()
    return process.returncode or 0, told.decode()


async def test_everything_right_is_said_line_by_line(setup: Path, world: World) -> None:
    code, told = await check(setup, world)
    assert code == 0
    assert "ok: Nøkkelen virker i arbeidsområdet T0000001." in told
    assert "ok: Refleksjonsgruppe 1: Kanalen er privat, og bare deltakere og ledere er der." in told
    assert "feil:" not in told
    assert world.messages == []


async def test_what_is_wrong_is_said_and_the_command_fails(setup: Path, world: World) -> None:
    world.channels[CHANNEL].members.append("U000000TOR")
    world.scopes = "chat:write"
    code, told = await check(setup, world)
    assert code == 1
    assert "feil: Appen trenger flere tillatelser: " in told
    assert "feil: Refleksjonsgruppe 1: I kanalen er det 1 som verken er deltaker eller leder." in told
    assert "ok: Kari Nordmann: funnet." in told


async def test_programs_get_the_same_as_json(setup: Path, world: World) -> None:
    world.misbehave("auth.test", "token_revoked")
    code, told = await check(setup, world, "--json", "--language", "en")
    report = json.loads(told)
    assert (code, report["ok"]) == (1, False)
    assert [one["ok"] for one in report["live"]] == [False]
    assert "token_revoked" in report["live"][0]["message"]
    assert world.token not in told


async def test_without_a_token_the_command_says_which_variable_is_missing(setup: Path, world: World) -> None:
    code, told = await check(setup, world, secrets={})
    assert code == 2
    assert "OPPFOLGING_SLACK_BOT_TOKEN" in told
    assert world.calls.total() == 0
