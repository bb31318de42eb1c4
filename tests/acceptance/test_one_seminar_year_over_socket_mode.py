"""The same stories in Slack, with no door open to the world."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.config import load
from tests.acceptance.driver import Driver
from tests.acceptance.slack_driver import in_slack
from tests.acceptance.test_one_seminar_year import (
    EXAMPLES,
    test_a_commitment_is_kept_from_a_free_sentence_to_what_was_learned,
    test_an_outsider_gets_a_kind_no_and_nothing_is_kept,
    test_bergen_lives_a_round_from_welcome_to_digest,
)
from tests.fakes.slack.server import APP_TOKEN

__all__ = [
    "test_a_commitment_is_kept_from_a_free_sentence_to_what_was_learned",
    "test_an_outsider_gets_a_kind_no_and_nothing_is_kept",
    "test_bergen_lives_a_round_from_welcome_to_digest",
]

# slack_sdk sends the app's own secret in a way that aiohttp will take away in its version 4, which we do not use.
pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")


@pytest.fixture
async def bergen(tmp_path: Path) -> AsyncIterator[Driver]:
    (configuration,) = load(EXAMPLES / "bergen.yaml").configurations
    async with in_slack(configuration, tmp_path, app_token=APP_TOKEN) as driver:
        yield driver
