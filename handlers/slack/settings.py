"""What the environment says about Slack: a key to speak with and a way to hear, or nothing at all."""

from dataclasses import dataclass, field
from typing import Final

from pydantic import SecretStr

from bot.config.secrets import Secrets
from bot.domain.language import Language
from bot.i18n.translator import Translator

PREFIX: Final = "OPPFOLGING_SLACK_"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackSettings:
    signing_secret: str = field(default="", repr=False)
    bot_token: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    """Socket Mode: no address of ours needs to be open to the world."""
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    api_url: str = "https://slack.com/api/"


def settings_of(secrets: Secrets, language: Language = Language.NB) -> SlackSettings | str | None:
    """Return what is set, None when nothing is, or a sentence about what is wrong with it."""
    settings = SlackSettings(
        signing_secret=_plain(secrets.slack_signing_secret),
        bot_token=_plain(secrets.slack_bot_token),
        app_token=_plain(secrets.slack_app_token),
        client_id=secrets.slack_client_id or "",
        client_secret=_plain(secrets.slack_client_secret),
        api_url=secrets.slack_api_url,
    )
    if settings == SlackSettings(api_url=settings.api_url):
        return None
    return _wrong(settings, Translator(language)) or settings


def _wrong(settings: SlackSettings, t: Translator) -> str:
    if bool(settings.client_id) != bool(settings.client_secret):
        lacking = "CLIENT_SECRET" if settings.client_id else "CLIENT_ID"
        return t.text("slack.needs-both", name=f"{PREFIX}{lacking}")
    if not (settings.bot_token or settings.client_id):
        return t.text("slack.needs-key")
    if not (settings.signing_secret or settings.app_token):
        return t.text("slack.needs-way-in")
    return ""


def _plain(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret else ""
