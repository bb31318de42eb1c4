"""The page over a small chat of its own: it answers with sample cards and decides nothing.

`python -m tests.browser.sample_site 8099` shows it in a browser.
"""

import asyncio
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from aiohttp import web
from typing_extensions import override

from bot.cards.action import Act, decode
from bot.cards.card import Card, Form
from bot.domain.ids import GroupId, TenantId
from bot.domain.language import Language
from bot.ports import Address, Clock, Outgoing
from bot.usecases.reply import Hand, Open, Reply, Show
from handlers.web.chat import Channel, Chat, Persona, PersonaId, Standing, Travel
from handlers.web.chat_log import ChatLog
from handlers.web.clock import MovableClock
from handlers.web.desk import Desk
from handlers.web.messenger import WebMessenger
from handlers.web.preview import Preview, Sample
from handlers.web.rooms import address_of_group, address_of_person
from handlers.web.routes import Site, add_routes
from tests.browser import sample_cards as cards

GROUP = GroupId("bord-1")
PEOPLE = ("Kari Nordmann", "Amina Hassan", "Eva Dahl", "Lars Berg", "Ola Nordmann")
CHANNELS = (Channel(group=GROUP, name="Refleksjonsgruppe 1", people=PEOPLE),)
START = datetime(2026, 4, 14, 6, 40, tzinfo=UTC)


def _persona(key: str, name: str, standing: Standing, language: Language = Language.NB) -> Persona:
    channels = () if standing is Standing.OUTSIDER else CHANNELS
    return Persona(id=PersonaId(key), name=name, standing=standing, language=language, channels=channels)


PERSONAS = (
    _persona("kari", "Kari Nordmann", Standing.ELECTED, Language.NN),
    _persona("amina", "Amina Hassan", Standing.ELECTED),
    _persona("eva", "Eva Dahl", Standing.ADMINISTRATION),
    _persona("lars", "Lars Berg", Standing.ADMINISTRATION, Language.EN),
    _persona("ola", "Ola Nordmann", Standing.LEADER),
    _persona("ingrid", "Ingrid Vik", Standing.OUTSIDER),
)


class StandingStill(Clock):
    """A real clock would make screenshots differ."""

    @override
    def now(self) -> datetime:
        return START


class SampleChat(Chat):
    def __init__(self) -> None:
        self.heard: list[tuple[str, object]] = []

    @override
    async def personas(self) -> Sequence[Persona]:
        return PERSONAS

    @override
    async def say(self, persona: PersonaId, text: str, group: GroupId | None, *, event: str) -> Reply:
        if group is not None:
            return ()
        self.heard.append(("say", text))
        return (Show(card=cards.saved(text)),)

    @override
    async def command(self, persona: PersonaId, words: str, group: GroupId | None, *, event: str) -> Reply:
        self.heard.append(("command", words))
        match words:
            case "nytt":
                return (Open(form=cards.commitment_form()),)
            case "mine":
                return (Show(card=cards.reminders()),)
            case "mine data":
                return (Show(card=cards.my_data()),)
            case "økt":
                return (Show(card=cards.sentence("Økta er i gang."), here=True),)
            case "krasj":
                raise RuntimeError("a text that must not be logged")
            case _:
                return (Show(card=cards.sentence("Dette kan du gjøre her: mine, nytt, hjelp.")),)

    @override
    async def press(
        self,
        persona: PersonaId,
        action: str,
        values: Mapping[str, str],
        message: str,
        group: GroupId | None,
        *,
        event: str,
    ) -> Reply:
        act = decode(action).act
        self.heard.append((act, dict(values)))
        match act:
            case Act.WRITE_REFLECTION:
                return (Open(form=cards.reflection_form()),)
            case Act.STAND_OVER:
                return (Show(card=cards.stood_over(), replaces=True),)
            case Act.UNDO_STAND_OVER:
                return (Show(card=cards.prompt(), replaces=True),)
            case Act.SAVE_REFLECTION:
                return (Show(card=cards.saved(values["text"])),)
            case Act.DOWNLOAD:
                return (Hand(name="mine-data.json", content=b"{}", card=cards.sentence("Her er det som er lagret.")),)
            case _:
                return (Show(card=cards.sentence("Notert.")),)


@dataclass
class SampleTravel(Travel):
    """On the way, one sample card after the other is delivered."""

    clock: MovableClock
    messenger: WebMessenger
    planned: list[tuple[Address, Card, str]] = field(default_factory=list)
    sent: int = 0

    @override
    def now(self) -> datetime:
        return self.clock.now()

    @override
    async def go_to(self, moment: datetime) -> None:
        self.clock.move_to(moment)
        await self.deliver()

    @override
    async def go_to_next(self) -> bool:
        if not self.planned:
            return False
        self.clock.move_to(self.clock.now() + timedelta(days=1))
        await self.deliver()
        return True

    async def deliver(self) -> None:
        if not self.planned:
            return
        to, card, parent = self.planned.pop(0)
        await self.put(f"planned/{self.sent}", to, card, parent)
        self.sent += 1

    async def put(self, key: str, to: Address, card: Card, parent: str = "") -> None:
        thread = {"message": parent} if parent else None
        await self.messenger.send(
            Outgoing(tenant=TenantId("bergen"), send_key=key, card=card, to=to, thread_ref=thread)
        )


async def _fill(travel: SampleTravel, log: ChatLog) -> None:
    amina, group = address_of_person(PersonaId("amina")), address_of_group(GROUP)
    await travel.put("prompt", amina, cards.prompt())
    await travel.put("post", group, cards.share_post())
    post = log.with_key("bergen/post")
    parent = post.id if post else ""
    await travel.put("r1", group, cards.shared("Jeg lurer på hva de andre trenger fra oss.", "Eva Dahl"), parent)
    await travel.put("r2", group, cards.shared(f"Det hjelper å si hva vi valgte bort.\n{cards.SCRIPT}", ""), parent)
    await travel.put("digest", address_of_person(PersonaId("ola")), cards.digest())
    await travel.put("pulse", address_of_person(PersonaId("ola")), cards.pulse_result())
    travel.planned = [
        (amina, cards.reminders(), ""),
        (group, cards.shared("Et sent svar, i tråden.", "Kari Nordmann"), parent),
        (amina, cards.my_data(), ""),
    ]


def _text(card: Card | Form) -> str:
    return card.summary if isinstance(card, Card) else card.title


def _slack(card: Card | Form) -> object:
    said = {"type": "section", "text": {"type": "mrkdwn", "text": f"*{_text(card)}* in Slack"}}
    chart = {
        "type": "data_visualization",
        "title": "Svar",
        "chart": {
            "type": "bar",
            "series": [{"name": "Svar", "data": [{"label": "45", "value": 3}]}],
            "axis_config": {"categories": ["45"]},
        },
    }
    return {"blocks": [said, chart]}


def _teams(card: Card | Form) -> object:
    said = {"type": "TextBlock", "text": f"{_text(card)} in Teams", "wrap": True}
    button = {"type": "Action.Execute", "title": "Jeg har lest", "style": "positive"}
    return {"type": "AdaptiveCard", "version": "1.5", "body": [said], "actions": [button]}


def _samples() -> Sequence[Sample]:
    made: dict[str, Card | Form] = {
        "prompt": cards.prompt(),
        "reflection_form": cards.reflection_form(),
        "reminders": cards.reminders(),
        "digest": cards.digest(),
        "pulse_result": cards.pulse_result(),
    }
    return [Sample(name=name, cards=dict.fromkeys(Language, card)) for name, card in made.items()]


async def application(folder: Path, chat: Chat | None = None) -> web.Application:
    log = ChatLog(folder / "chat.jsonl")
    clock = MovableClock(folder / "clock.json", StandingStill())
    travel = SampleTravel(clock, WebMessenger(log, clock))
    if log.last == 0:
        await _fill(travel, log)
    site = Site(
        desk=Desk(chat=chat or SampleChat(), travel=travel, log=log),
        zone=ZoneInfo("Europe/Oslo"),
        preview=Preview(samples=_samples, text=_text, drawings={"slack": _slack, "teams": _teams}),
        moving=asyncio.Lock(),
    )
    app = web.Application()
    add_routes(app, site)
    return app


if __name__ == "__main__":
    with TemporaryDirectory() as kept:
        web.run_app(application(Path(kept)), host="127.0.0.1", port=int(sys.argv[1]), shutdown_timeout=1)
