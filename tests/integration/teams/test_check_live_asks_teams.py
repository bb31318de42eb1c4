"""`check --live` says who has not added the app, and what it needs to be able to ask."""

from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.config import load
from bot.config.secrets import Secrets, read_secrets
from bot.domain.language import Language
from bot.i18n.translator import Translator
from bot.store.cipher import new_key
from bot.store.engine import url_beside
from bot.store.migrating import upgrade
from handlers.app import live
from handlers.cli import main
from handlers.teams.settings import TeamsSettings, settings_of
from handlers.teams.side import open_teams
from handlers.teams.tokens import NoTokens

BERGEN = Path(__file__).parents[3] / "examples" / "bergen.yaml"
GUID = "11111111-1111-1111-1111-111111111111"
TEAMS = {
    "OPPFOLGING_TEAMS_APP_ID": GUID,
    "OPPFOLGING_TEAMS_APP_TYPE": "SingleTenant",
    "OPPFOLGING_TEAMS_APP_TENANT": GUID,
    "OPPFOLGING_TEAMS_APP_PASSWORD": "hemmelig",
}


async def test_those_without_the_app_are_named_to_the_administrator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets = read_secrets({**TEAMS, "OPPFOLGING_TEXT_KEYS": new_key()})
    assert isinstance(secrets, Secrets)
    settings = settings_of(secrets)
    assert isinstance(settings, TeamsSettings)
    url = url_beside(tmp_path / "bergen.yaml")
    await upgrade(url)
    monkeypatch.setattr(live, "open_teams", partial(open_teams, tokens=NoTokens()))
    configurations = load(BERGEN).configurations
    found = await live.ask_teams(configurations, settings, secrets, url, Translator(Language.NB))
    said = "\n".join(one.sentence for one in found)
    assert "Randi Heia" in said
    assert not all(one.good for one in found)


def test_without_a_database_it_says_what_is_needed(tmp_path: Path) -> None:
    config = tmp_path / "bergen.yaml"
    config.write_text(BERGEN.read_text(encoding="utf-8"), encoding="utf-8")
    result = CliRunner().invoke(
        main, ["check", str(config), "--live"], env={**TEAMS, "OPPFOLGING_TEXT_KEYS": new_key()}
    )
    assert result.exit_code == 2
    assert "oppfolging db upgrade" in result.output


def test_half_of_the_settings_is_said_to_be_half() -> None:
    result = CliRunner().invoke(main, ["check", str(BERGEN), "--live"], env={"OPPFOLGING_TEAMS_APP_ID": GUID})
    assert result.exit_code == 2
    assert "OPPFOLGING_TEAMS_APP_PASSWORD" in result.output
