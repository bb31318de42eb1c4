"""Where an answer is shown: in the chat with the bot, for one pair of eyes in a channel, or over the app's home."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.cards import refusal
from bot.cards.card import Block, Card, Divider, Form
from bot.i18n.translator import Translator
from bot.usecases.reply import Hand, Open, Reply, Show
from handlers.slack.messenger import QUIET, SlackMessenger
from handlers.slack.parse import Origin
from handlers.slack.render import card_modal, form_message, message, modal
from handlers.slack.workspaces import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One person in front of one place of one workspace."""

    workspace: Workspace
    messenger: SlackMessenger
    user: str
    origin: Origin

    async def open(self, form: Form, trigger: str, *, above: bool = False) -> None:
        """Open a form; it stands `above` a card that is shown the same way. Slack gives three seconds for it."""
        view = modal(form, origin=self.origin.written())
        client = self.workspace.client
        await (client.views_push if above else client.views_open)(trigger_id=trigger, view=view)

    async def show(self, shows: Iterable[Show], *, form_sent_in: bool = False) -> None:
        for show in shows:
            replaces = show.replaces or (form_sent_in and not show.refused)
            if replaces and self.origin.ephemeral and self.origin.response_url:
                await self._change_for_one(show.card)
            elif replaces and self.origin.message and self.origin.direct and not self.origin.ephemeral:
                await self._change(show.card)
            else:
                await self.say(show.card)

    async def say(self, card: Card) -> None:
        await self._post(message(card))

    async def ask(self, form: Form) -> None:
        """Where nothing was pressed no modal can be opened: the form is a message."""
        await self._post(form_message(form))

    async def hand(self, hand: Hand) -> None:
        """A person's own file, in the chat with the bot and nowhere else."""
        client = self.workspace.client
        channel = await self.messenger.direct_channel(self.workspace, self.user)
        await client.files_upload_v2(channel=channel, filename=hand.name, title=hand.name, content=hand.content)
        await client.chat_postMessage(channel=channel, **QUIET, **message(hand.card))
        if not self.origin.direct:
            await self.say(refusal.in_private(Translator(hand.card.language)))

    async def over_home(self, card: Card, trigger: str) -> None:
        await self.workspace.client.views_open(trigger_id=trigger, view=card_modal(card, origin=self.origin.written()))

    async def in_view(self, card: Card, view: str) -> None:
        await self.workspace.client.views_update(view_id=view, view=card_modal(card, origin=self.origin.written()))

    async def _post(self, body: dict[str, Any]) -> None:
        """In a channel only this person sees it; without a channel it goes to the chat with the bot."""
        client = self.workspace.client
        thread: dict[str, Any] = {"thread_ts": self.origin.thread} if self.origin.thread else {}
        if self.origin.channel and not self.origin.direct:
            channel = self.origin.channel
            await client.chat_postEphemeral(channel=channel, user=self.user, parse="none", **thread, **body)
            return
        channel = self.origin.channel or await self.messenger.direct_channel(self.workspace, self.user)
        await client.chat_postMessage(channel=channel, **thread, **QUIET, **body)

    async def _change(self, card: Card) -> None:
        await self.workspace.client.chat_update(
            channel=self.origin.channel, ts=self.origin.message, parse="none", **message(card)
        )

    async def _change_for_one(self, card: Card) -> None:
        url, shared = self.origin.response_url, self.workspace.client.session
        webhook = AsyncWebhookClient(url, session=shared, retry_handlers=[])
        await webhook.send_dict({"replace_original": True, "response_type": "ephemeral", **message(card)})


def forms(reply: Reply) -> list[Form]:
    return [one.form for one in reply if isinstance(one, Open)]


def shows(reply: Reply) -> list[Show]:
    return [one for one in reply if isinstance(one, Show)]


def hands(reply: Reply) -> list[Hand]:
    return [one for one in reply if isinstance(one, Hand)]


def together(shown: list[Show]) -> Card | None:
    """Several answers as one card, where there is place for one."""
    if not shown:
        return None
    first = shown[0].card
    blocks: list[Block] = list(first.blocks)
    for show in shown[1:]:
        blocks += [Divider(), *show.card.blocks]
    return Card(language=first.language, summary=first.summary, blocks=tuple(blocks))
