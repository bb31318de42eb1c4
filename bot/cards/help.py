"""`hjelp`: what one can write, in the person's own language, for the person's own role."""

from bot.cards.action import Act
from bot.cards.card import Buttons, Card
from bot.cards.writing import bullets, button, card, text
from bot.i18n.translator import Translator

_ALL = ("help.new", "help.mine", "help.answer", "help.points", "help.session", "help.look-back", "help.note")
_LEADER = ("help.round", "help.digest", "help.status")
_SELF = ("help.pause", "help.setup", "help.my-data", "help.stop")


def help_card(t: Translator, *, leader: bool, guarded: bool = True) -> Card:
    """Private, to a participant or a leader."""
    return card(
        t,
        t.text("help.summary"),
        text(t, "help.intro"),
        bullets(t, *_ALL),
        *((text(t, "help.for-leaders"), bullets(t, *_LEADER)) if leader else ()),
        text(t, "help.for-you"),
        bullets(t, *_SELF),
        text(t, "help.guard" if guarded else "help.guard-persons"),
        Buttons((button(t, "button.overview", Act.OVERVIEW), button(t, "button.who-sees", Act.WHO_SEES))),
    )


def in_channel(t: Translator) -> Card:
    """In a channel: what can be done there."""
    return card(
        t,
        t.text("help.channel-summary"),
        text(t, "help.channel"),
        bullets(t, "help.session", "help.help"),
        text(t, "help.rest-private"),
    )
