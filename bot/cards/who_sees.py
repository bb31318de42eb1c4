"""«Hvem ser hva?»: for every kind of text, who can read it and for how long."""

from bot.cards import readers as read
from bot.cards.action import Act, Action
from bot.cards.card import Button, Buttons, Card, Style, Table
from bot.cards.readers import Readers
from bot.cards.writing import bullets, button, card, text
from bot.domain.ids import GroupId
from bot.i18n.numbers import capitalised, in_words
from bot.i18n.translator import Translator


def who_sees(
    t: Translator,
    *,
    readers: Readers,
    min_unnamed: int,
    private_days: int,
    shared_days: int,
    undecided: GroupId | None = None,
) -> Card:
    """A table of audience by kind of text; `readers` are those of one group, `undecided` whether to join it."""
    group = capitalised(read.group(t, readers))
    rows = (
        ("who.reflection-named", group),
        ("who.reflection-unnamed", t.text("who.unnamed", readers=group, fewest=in_words(t.language, min_unnamed))),
        ("who.reflection-private", t.text("who.only-you")),
        ("who.points", capitalised(read.of_points(t, readers))),
        ("who.commitment-shared", group),
        ("who.commitment-private", t.text("who.only-you")),
        ("who.carried", t.text("who.only-you")),
        ("who.participation", t.text("who.nobody")),
        ("who.pulse", t.text("who.pulse-figures")),
    )
    return card(
        t,
        t.text("who.summary"),
        text(t, "who.intro"),
        Table(
            head=(t.text("who.head-what"), t.text("who.head-who")),
            rows=tuple((t.text(key), seen_by) for key, seen_by in rows),
            caption=t.text("who.caption"),
        ),
        bullets(
            t,
            "help.guard" if readers.guarded else "help.guard-persons",
            *("who.unnamed-known", "who.chat-keeps", "who.administrator", "who.access", "who.kept"),
            private=private_days,
            shared=shared_days,
        ),
        _on_from_here(t, readers, undecided),
    )


def _on_from_here(t: Translator, readers: Readers, undecided: GroupId | None) -> Buttons:
    if undecided is None:
        return Buttons((button(t, "button.overview", Act.OVERVIEW),))
    label = t.text("welcome.join-group", group=readers.name) if readers.name else t.text("button.join")
    join = Button(label=label, action=Action(Act.JOIN, {"group": undecided}), style=Style.PRIMARY)
    return Buttons((join, button(t, "button.not-now", Act.NOT_NOW)))
