"""The same stories, lived in Slack."""

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
    test_nothing_goes_to_somebody_who_has_not_said_yes,
)

__all__ = [
    "test_a_commitment_is_kept_from_a_free_sentence_to_what_was_learned",
    "test_an_outsider_gets_a_kind_no_and_nothing_is_kept",
    "test_bergen_lives_a_round_from_welcome_to_digest",
    "test_nothing_goes_to_somebody_who_has_not_said_yes",
]


@pytest.fixture
async def bergen(tmp_path: Path) -> AsyncIterator[Driver]:
    (configuration,) = load(EXAMPLES / "bergen.yaml").configurations
    async with in_slack(configuration, tmp_path) as driver:
        yield driver
