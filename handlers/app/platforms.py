"""Which platforms the environment has secrets for."""

from bot.config.secrets import Secrets
from handlers.app.service import Platforms


def platforms_of(secrets: Secrets) -> Platforms:  # noqa: ARG001 - Slack and Teams come with their own secrets
    return Platforms()
