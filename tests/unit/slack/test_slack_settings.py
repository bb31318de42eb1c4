"""Slack needs a key to speak with and a way to hear; half of that is refused with what is missing."""

import pytest

from bot.config.secrets import Secrets, read_secrets
from bot.domain.language import Language
from handlers.slack.settings import SlackSettings, settings_of

NO_WAY_IN = "OPPFOLGING_SLACK_SIGNING_SECRET (HTTP) eller OPPFOLGING_SLACK_APP_TOKEN (Socket Mode)"


def secrets(*names: str) -> Secrets:
    found = read_secrets({f"OPPFOLGING_SLACK_{name}": f"{name}-hemmelig" for name in names})
    assert isinstance(found, Secrets)
    return found


@pytest.mark.parametrize(
    ("names", "lacks"),
    [
        (("BOT_TOKEN",), NO_WAY_IN),
        (("CLIENT_ID", "CLIENT_SECRET"), NO_WAY_IN),
        (("CLIENT_ID",), "OPPFOLGING_SLACK_CLIENT_SECRET"),
        (("CLIENT_ID", "SIGNING_SECRET"), "OPPFOLGING_SLACK_CLIENT_SECRET"),
        (("CLIENT_SECRET", "SIGNING_SECRET", "BOT_TOKEN"), "OPPFOLGING_SLACK_CLIENT_ID"),
        (("SIGNING_SECRET",), "OPPFOLGING_SLACK_BOT_TOKEN"),
        (("APP_TOKEN",), "OPPFOLGING_SLACK_BOT_TOKEN"),
    ],
)
def test_half_of_it_is_refused_with_what_is_missing(names: tuple[str, ...], lacks: str) -> None:
    for language in Language:
        told = settings_of(secrets(*names), language)
        assert isinstance(told, str)
        assert "hemmelig" not in told
    assert f"Slack mangler {lacks}" in str(settings_of(secrets(*names)))


@pytest.mark.parametrize(
    "names",
    [
        ("BOT_TOKEN", "SIGNING_SECRET"),
        ("BOT_TOKEN", "APP_TOKEN"),
        ("CLIENT_ID", "CLIENT_SECRET", "SIGNING_SECRET"),
    ],
)
def test_key_with_a_way_to_hear_is_enough_and_is_never_printed(names: tuple[str, ...]) -> None:
    settings = settings_of(secrets(*names))
    assert isinstance(settings, SlackSettings)
    assert "TOKEN-hemmelig" not in repr(settings)
    assert "SECRET-hemmelig" not in repr(settings)


def test_nothing_set_is_no_slack() -> None:
    assert settings_of(secrets()) is None
