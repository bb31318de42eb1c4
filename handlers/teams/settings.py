"""What the environment says about Teams: all of it, or nothing. Half of it would switch authentication off."""

import re
from dataclasses import dataclass, field
from typing import Final

from bot.config.secrets import Secrets
from bot.domain.language import Language
from bot.i18n.translator import Translator

PREFIX: Final = "OPPFOLGING_TEAMS_APP_"
SINGLE_TENANT: Final = "SingleTenant"
MANAGED_IDENTITY: Final = "UserAssignedMSI"
_GUID: Final = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamsSettings:
    app_id: str
    app_type: str
    app_tenant: str
    app_password: str = field(default="", repr=False)


def settings_of(secrets: Secrets, language: Language = Language.NB) -> TeamsSettings | str | None:
    """Return what is set, None when nothing is, or a sentence about what is wrong with it."""
    password = secrets.teams_app_password.get_secret_value() if secrets.teams_app_password else ""
    given = {
        "ID": secrets.teams_app_id or "",
        "TYPE": secrets.teams_app_type or "",
        "TENANT": secrets.teams_app_tenant or "",
        "PASSWORD": password,
    }
    if not any(one.strip() for one in given.values()):
        return None
    return _checked({name: value.strip() for name, value in given.items()}, Translator(language))


def _checked(given: dict[str, str], t: Translator) -> TeamsSettings | str:
    managed = given["TYPE"] == MANAGED_IDENTITY
    needed = ["ID", "TYPE", "TENANT", *([] if managed else ["PASSWORD"])]
    lacking = [f"{PREFIX}{name}" for name in needed if not given[name]]
    if lacking:
        return t.text("teams.needs-all-settings", names=", ".join(lacking))
    if managed and given["PASSWORD"]:
        return t.text("teams.no-password-here", name=f"{PREFIX}PASSWORD")
    for name in ("ID", "TENANT"):
        if not _GUID.fullmatch(given[name]):
            return t.text("teams.bad-setting", name=f"{PREFIX}{name}")
    return TeamsSettings(
        app_id=given["ID"].lower(),
        app_type=given["TYPE"],
        app_tenant=given["TENANT"].lower(),
        app_password=given["PASSWORD"],
    )
