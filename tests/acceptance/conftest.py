"""One group of the Bergen example, so that a small story takes a moment."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from bot.config import load
from bot.domain.configuration import Configuration
from tests.acceptance.web_driver import WebDriver, in_the_web

EXAMPLES = Path(__file__).parents[2] / "examples"

Start = Callable[[Configuration], Awaitable[WebDriver]]


@pytest.fixture(scope="session")
def one_group() -> Configuration:
    (configuration,) = load(EXAMPLES / "bergen.yaml").configurations
    group = configuration.groups[0]
    seminar = replace(configuration.seminars[0], commitments=())
    people = tuple(person for person in configuration.people if person.id in group.people)
    return replace(configuration, groups=(group,), people=people, seminars=(seminar,))


@pytest.fixture
async def start(tmp_path: Path) -> AsyncIterator[Start]:
    """Start the product with a configuration; its data lies in the test's own folder."""
    async with AsyncExitStack() as stack:

        async def started(configuration: Configuration) -> WebDriver:
            return await stack.enter_async_context(in_the_web(configuration, tmp_path))

        yield started


@pytest.fixture
async def group(start: Start, one_group: Configuration) -> WebDriver:
    """All five have said yes."""
    driver = await start(one_group)
    await driver.everybody_says_yes()
    return driver
