"""Secrets come from the environment or from files, and are never shown."""

from pathlib import Path

import pytest

from bot.config.secrets import SecretProblem, Secrets, read_secrets

TOKEN = "xoxb-not-a-real-one"


def _read(environment: dict[str, str]) -> Secrets:
    secrets = read_secrets(environment)
    assert isinstance(secrets, Secrets)
    return secrets


def _problems(environment: dict[str, str]) -> tuple[SecretProblem, ...]:
    problems = read_secrets(environment)
    assert isinstance(problems, tuple)
    return problems


def test_nothing_set_gives_the_defaults() -> None:
    secrets = _read({})
    assert secrets.slack_bot_token is None
    assert secrets.slack_api_url == "https://slack.com/api/"
    assert secrets.log == "json"
    assert secrets.text_keys == ()


def test_value_is_read_and_never_shown() -> None:
    secrets = _read({"OPPFOLGING_SLACK_BOT_TOKEN": TOKEN, "PATH": "/bin"})
    assert secrets.slack_bot_token is not None
    assert secrets.slack_bot_token.get_secret_value() == TOKEN
    assert TOKEN not in repr(secrets) + str(secrets)


def test_value_is_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"\ufeff{TOKEN}\n", encoding="utf-8")
    secrets = _read({"OPPFOLGING_SLACK_BOT_TOKEN_FILE": str(file), "OPPFOLGING_SLACK_BOT_TOKEN": ""})
    assert secrets.slack_bot_token is not None
    assert secrets.slack_bot_token.get_secret_value() == TOKEN


def test_keys_of_texts_are_several_for_rotation(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    file.write_text("new\nold\n")
    from_file = _read({"OPPFOLGING_TEXT_KEYS_FILE": str(file)})
    inline = _read({"OPPFOLGING_TEXT_KEYS": "new, old"})
    assert [one.get_secret_value() for one in from_file.text_keys] == ["new", "old"]
    assert from_file.text_keys == inline.text_keys


def test_value_and_file_together_are_refused(tmp_path: Path) -> None:
    (problem,) = _problems({"OPPFOLGING_DATABASE_URL": TOKEN, "OPPFOLGING_DATABASE_URL_FILE": str(tmp_path / "x")})
    assert problem.nb == ("Både OPPFOLGING_DATABASE_URL og OPPFOLGING_DATABASE_URL_FILE er satt. Behold bare den ene.")
    assert TOKEN not in repr(problem)


@pytest.mark.parametrize("content", [None, "", "x" * 100_001])
def test_file_that_holds_no_secret_is_refused(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "secret"
    if content is not None:
        file.write_text(content)
    (problem,) = _problems({"OPPFOLGING_TEAMS_APP_PASSWORD_FILE": str(file)})
    assert problem.variable == "OPPFOLGING_TEAMS_APP_PASSWORD"
    assert "ikke finnes, er tom" in problem.nb


@pytest.mark.parametrize(("variable", "choices"), [("LOG", "json, console"), ("TEAMS_APP_TYPE", "SingleTenant")])
def test_value_that_is_no_choice_is_refused(variable: str, choices: str) -> None:
    (problem,) = _problems({f"OPPFOLGING_{variable}": TOKEN})
    assert choices in problem.en
    assert TOKEN not in repr(problem)


def test_misspelt_name_is_not_passed_over_in_silence() -> None:
    (problem,) = _problems({"OPPFOLGING_SLACK_BOT_TOKN": TOKEN})
    assert problem.nb == "OPPFOLGING_SLACK_BOT_TOKN kjenner jeg ikke. Mente du OPPFOLGING_SLACK_BOT_TOKEN?"


def test_names_of_others_are_left_alone() -> None:
    assert isinstance(read_secrets({"OPPFOLGING_TEST_ALL": "1", "OPPFOLGING_Z": "1"}), Secrets)


def test_real_environment_is_read_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPPFOLGING_LOG", "console")
    secrets = read_secrets()
    assert isinstance(secrets, Secrets)
    assert secrets.log == "console"
