"""A conversation in Slack takes one message a second, and none of a burst is left behind."""

from datetime import timedelta

from bot.domain.message import Kind, Message, ToGroup
from tests.fakes.slack.town import BERGEN, CHANNEL, GROUP, KARI, a_town


async def test_burst_to_one_channel_arrives_whole(sqlite_url: str) -> None:
    async with a_town(sqlite_url) as town:
        await town.has_said_yes(KARI)
        async with town.product.store.begin(BERGEN) as work:
            burst = [
                Message(
                    send_key=f"frame/{number}",
                    kind=Kind.FRAME_REMINDER,
                    target=ToGroup(GROUP),
                    refs={"group": GROUP},
                    due_at=town.clock.now() - timedelta(minutes=1),
                )
                for number in range(3)
            ]
            await work.outbox.plan(burst)
        town.product.delivery.wake()
        await town.product.delivery.drained()
        await town.sent()
        assert len([one for one in town.world.messages if one.channel == CHANNEL]) == 3
