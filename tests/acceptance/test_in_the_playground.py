"""A round with its digest, and a commitment, in the Microsoft 365 Agents Playground."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.config import load
from tests.acceptance.driver import Driver
from tests.acceptance.playground_driver import in_the_playground
from tests.acceptance.test_one_seminar_year import (
    EXAMPLES,
    test_a_commitment_is_kept_from_a_free_sentence_to_what_was_learned,
    test_bergen_lives_a_round_from_welcome_to_digest,
)

__all__ = [
    "test_a_commitment_is_kept_from_a_free_sentence_to_what_was_learned",
    "test_bergen_lives_a_round_from_welcome_to_digest",
]


@pytest.fixture
async def bergen(tmp_path: Path) -> AsyncIterator[Driver]:
    (configuration,) = load(EXAMPLES / "bergen.yaml").configurations
    async with in_the_playground(configuration, tmp_path) as driver:
        yield driver
