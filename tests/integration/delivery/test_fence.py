"""The fence: nothing is written once it is no longer ours, not even by a request that has its connection already."""

import pytest

from handlers.fence import NotOursError, only_while
from tests.fakes.http_messenger import messenger_to
from tests.fakes.running_platform import running_platform


@pytest.mark.parametrize("asked_before", [1, 2])
async def test_what_ceases_to_be_ours_while_it_waits_is_never_written(asked_before: int) -> None:
    """Once for the connection and once for the bytes: it may end before either."""
    with running_platform() as platform:
        async with messenger_to(platform.url) as messenger:
            answers = iter([True] * (asked_before - 1) + [False])
            only_while(lambda: next(answers))
            with pytest.raises(NotOursError):
                await messenger.session.post(f"{platform.url}/post", json={"send_id": "a", "tenant": "bergen"})
        assert not platform.taken
