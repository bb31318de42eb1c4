"""Share: what the channel sees. Nobody is counted, and nobody is missed."""

from datetime import date

from bot.cards.action import Act
from bot.cards.card import Buttons, Card, Quote, Text
from bot.cards.writing import bullets, button, card, heading, joined, note, rich, text
from bot.domain.ids import RoundId
from bot.i18n import dates
from bot.i18n.translator import Translator


def share_post(
    t: Translator,
    *,
    round_id: RoundId,
    question: str,
    anything_shared: bool,
    host: str | None,
    open_until: date,
    guarded: bool = True,
    today: date,
) -> Card:
    """To the channel: the question and the guide to a good talk. `host`: a first name, None until somebody says yes."""
    last = [
        rich(t, "share.open-until", when=dates.weekday_and_day(t.language, open_until, today)),
        rich(t, "share.still-write"),
    ]
    if host is not None:
        last.insert(0, rich(t, "share.host", name=host))
    person_norm = "share.not-persons-or-cases" if guarded else "share.not-persons"
    return card(
        t,
        t.text("share.summary" if anything_shared else "share.summary-nothing"),
        heading(t, "share.heading" if anything_shared else "share.heading-nothing", question=question),
        text(t, "share.in-thread" if anything_shared else "share.thread-is-open"),
        text(t, "share.good-talk"),
        bullets(t, "share.read-first", "share.room-for-all", person_norm, "share.understand"),
        Text(joined(*last)),
        Buttons((button(t, "button.write-reflection", Act.WRITE_REFLECTION, round=round_id),)),
    )


def shared_reflection(t: Translator, *, text: str, name: str | None, former: bool = False) -> Card:
    """One reply in the thread. Without a name (`name` None), or by somebody who has been erased (`former`)."""
    nobody = t.text("common.former" if former else "common.without-name")
    return card(t, t.text("share.reply-summary"), Quote(text, by=nobody if former or name is None else name))


def withdrawn_reflection(t: Translator) -> Card:
    """What stands in the thread where a platform cannot delete."""
    return note(t, "share.withdrawn")


def closed(t: Translator, *, question: str) -> Card:
    """Somebody wants to write in a round that is over."""
    return card(t, t.text("share.closed-summary"), text(t, "share.closed", question=question))
