"""The fence: nothing is written once it is no longer ours, not even by a request that has its connection already."""

import pytest

from handlers.fence import NotOursError, only_while
from tests.fakes.http_messenger import messenger_to
from tests.fakes.running_platform import running_platform


async def test_what_ceases_to_be_ours_while_it_waits_is_never_written() -> None:
    with running_platform() as platform:
        async with messenger_to(platform.url) as messenger:
            only_while(lambda: False)
            with pytest.raises(NotOursError):
                await messenger.session.post(f"{platform.url}/post", json={"send_id": "a", "tenant": "bergen"})
        assert not platform.taken
