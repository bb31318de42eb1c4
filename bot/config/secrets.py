"""What only the environment knows: tokens, keys and addresses, each as a value or as a file that holds it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict
from typing_extensions import override

from bot.config.nearest import nearest

PREFIX: Final = "OPPFOLGING_"
_FILE: Final = "_FILE"
_FOR_TESTS: Final = f"{PREFIX}TEST_"
_LARGEST_SECRET: Final = 100_000


class Secrets(BaseSettings):
    """Never printed: what is secret shows itself as stars."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid")

    database_url: SecretStr | None = None
    """Default: an SQLite file beside the configuration. Secret, since it may hold a password."""
    slack_bot_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    """Socket Mode."""
    slack_client_id: str | None = None
    slack_client_secret: SecretStr | None = None
    slack_api_url: str = "https://slack.com/api/"
    teams_app_id: str | None = None
    teams_app_type: Literal["SingleTenant", "UserAssignedMSI"] | None = None
    teams_app_tenant: str | None = None
    teams_app_password: SecretStr | None = None
    text_keys: tuple[SecretStr, ...] = ()
    """For texts at rest: the first one writes, all of them read."""
    log: Literal["json", "console"] = "json"

    @field_validator("text_keys", mode="before")
    @classmethod
    def _separated(cls, value: object) -> object:
        """By commas or white space, one a line in a file."""
        return tuple(value.replace(",", " ").split()) if isinstance(value, str) else value

    @classmethod
    @override
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what `read_secrets` gathered, so that a value and its file can be told apart."""
        return (init_settings,)


@dataclass(frozen=True, slots=True)
class SecretProblem:
    """Names the variable and never its value."""

    variable: str
    nb: str
    en: str


def read_secrets(environment: Mapping[str, str] | None = None) -> Secrets | tuple[SecretProblem, ...]:
    environment = os.environ if environment is None else environment
    ours = {name: value for name, value in environment.items() if name.startswith(PREFIX)}
    values: dict[str, Any] = {}
    problems: list[SecretProblem] = []
    for field in Secrets.model_fields:
        found = _value(f"{PREFIX}{field.upper()}", ours)
        if isinstance(found, SecretProblem):
            problems.append(found)
        elif found:
            values[field] = found
    problems += _misspelt(ours)
    try:
        secrets = Secrets(**values)
    except ValidationError as error:
        problems += [_refused(str(detail["loc"][0])) for detail in error.errors(include_input=False)]
        return tuple(problems)
    return tuple(problems) or secrets


def _value(variable: str, ours: Mapping[str, str]) -> str | SecretProblem | None:
    """Empty means not set: that is how compose files write it."""
    value, file = ours.get(variable, ""), ours.get(variable + _FILE, "")
    if value and file:
        return SecretProblem(
            variable,
            f"Både {variable} og {variable}{_FILE} er satt. Behold bare den ene.",
            f"Both {variable} and {variable}{_FILE} are set. Keep only one.",
        )
    return _from_file(variable, Path(file)) if file else value.strip() or None


def _from_file(variable: str, file: Path) -> str | SecretProblem:
    try:
        text = file.read_text(encoding="utf-8-sig") if file.stat().st_size <= _LARGEST_SECRET else ""
    except (OSError, ValueError):
        text = ""
    return text.strip() or SecretProblem(
        variable,
        f"{variable}{_FILE} viser til en fil som ikke finnes, er tom eller ikke kan leses.",
        f"{variable}{_FILE} names a file that does not exist, is empty or cannot be read.",
    )


def _refused(field: str) -> SecretProblem:
    variable = f"{PREFIX}{field.upper()}"
    choices = {"log": "json, console", "teams_app_type": "SingleTenant, UserAssignedMSI"}[field]
    return SecretProblem(
        variable,
        f"{variable} har en verdi som ikke kan brukes. Mulige verdier: {choices}.",
        f"{variable} has a value that cannot be used. Possible: {choices}.",
    )


def _misspelt(ours: Mapping[str, str]) -> list[SecretProblem]:
    """A secret under a wrong name would be missed silently; a name far from all of ours is somebody else's."""
    fields = [field.upper() for field in Secrets.model_fields]
    known = {f"{PREFIX}{field}{ending}" for field in fields for ending in ("", _FILE)}
    unknown = sorted(name for name in ours if name not in known and not name.startswith(_FOR_TESTS))
    return [
        SecretProblem(
            name,
            f"{name} kjenner jeg ikke. Mente du {PREFIX}{better}?",
            f"{name} is unknown. Did you mean {PREFIX}{better}?",
        )
        for name in unknown
        if (better := nearest(name.removeprefix(PREFIX), fields))
    ]
