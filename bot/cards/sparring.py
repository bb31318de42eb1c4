"""Sparring: two or three groups meet. Each host gets the guide and the others' contact after all have said yes."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.action import Act
from bot.cards.card import Bullets, Buttons, Card, Style
from bot.cards.writing import bullets, button, card, heading, note, rich, text
from bot.domain.ids import SparringId
from bot.i18n.names import listed
from bot.i18n.translator import Translator

TALK_MINUTES = 40
PRESENT_MINUTES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """The other group, as its host may see it."""

    group: str
    tenant: str
    host: str = ""
    contact: str = ""
    """How to reach the host; known once all have said yes."""


def request(t: Translator, *, sparring: SparringId, group: str, partners: Sequence[Partner]) -> Card:
    return card(
        t,
        t.text("sparring.summary"),
        text(t, "sparring.request", group=group, partners=_named(t, partners)),
        bullets(t, "sparring.what", "sparring.shared", minutes=TALK_MINUTES),
        Buttons(
            (
                button(t, "button.sparring-yes", Act.SPARRING_YES, style=Style.PRIMARY, sparring=sparring),
                button(t, "button.not-this-time", Act.SPARRING_NO, sparring=sparring),
            )
        ),
    )


def waiting(t: Translator, *, partners: Sequence[Partner]) -> Card:
    """This host said yes; another has not yet."""
    return note(t, "sparring.waiting", partners=_named(t, partners))


def declined(t: Translator) -> Card:
    return note(t, "sparring.declined")


def called_off(t: Translator, *, group: str) -> Card:
    """This host said yes, and it came to nothing. Who said no, or nothing, is not told."""
    return note(t, "sparring.called-off", group=group)


def agreed(t: Translator, *, partners: Sequence[Partner], guarded: bool) -> Card:
    """To each host: whom to write to, and the guide."""
    contacts = tuple(
        rich(t, "sparring.contact", host=one.host, group=one.group, tenant=one.tenant, contact=one.contact)
        for one in partners
    )
    norm = "share.not-persons-or-cases" if guarded else "share.not-persons"
    rest = TALK_MINUTES - PRESENT_MINUTES * (len(partners) + 1)
    return card(
        t,
        t.text("sparring.agreed-summary"),
        heading(t, "sparring.agreed-heading"),
        text(t, "sparring.write-to"),
        Bullets(contacts),
        text(t, "sparring.guide"),
        bullets(t, "sparring.present", "sparring.rest", norm, minutes=PRESENT_MINUTES, rest=rest),
    )


def _named(t: Translator, partners: Sequence[Partner]) -> str:
    return listed(t, [t.text("sparring.partner", group=one.group, tenant=one.tenant) for one in partners])
