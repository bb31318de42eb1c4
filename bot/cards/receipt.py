"""What a writer is told after saving, changing, withdrawing or deleting a reflection."""

from datetime import date, datetime
from typing import assert_never

from bot.cards import readers as read
from bot.cards.action import Act
from bot.cards.card import Buttons, Card, Style, Text
from bot.cards.readers import Readers
from bot.cards.writing import button, card, joined, note, rich, rich_count, sure
from bot.domain.ids import ReflectionId, RoundId
from bot.domain.round import Visibility
from bot.i18n import dates
from bot.i18n.translator import Translator


def saved(
    t: Translator,
    *,
    round_id: RoundId,
    reflection: ReflectionId,
    visibility: Visibility,
    readers: Readers,
    min_unnamed: int,
    share_at: datetime | None,
    today: date,
) -> Card:
    """Say again who will see it. `share_at` None: the thread is open, and it joins at once."""
    when = dates.moment(t.language, share_at, today) if share_at else ""
    seen_by = read.group(t, readers)
    match visibility:
        case Visibility.NAMED:
            said = rich(t, "receipt.named" if when else "receipt.named-now", readers=seen_by, when=when)
        case Visibility.UNNAMED:
            key = "receipt.unnamed" if when else "receipt.unnamed-late"
            said = rich_count(t, key, min_unnamed, readers=seen_by, when=when)
        case Visibility.PRIVATE:
            said = rich(t, "receipt.private")
        case _:
            assert_never(visibility)
    return card(
        t,
        t.text("receipt.saved-summary"),
        Text(joined(rich(t, "receipt.saved"), said)),
        _change(t, round_id, reflection),
    )


def edited(t: Translator, *, round_id: RoundId, reflection: ReflectionId, shared: bool) -> Card:
    """`shared`: the text in the thread changes too."""
    return note(t, "receipt.edited-shared" if shared else "receipt.edited", _change(t, round_id, reflection))


def withdrawn(t: Translator, *, round_id: RoundId, reflection: ReflectionId) -> Card:
    """Taken out of the thread, kept for the writer."""
    return note(t, "receipt.withdrawn", _change(t, round_id, reflection))


def written_already(t: Translator, *, round_id: RoundId, reflection: ReflectionId) -> Card:
    """«Stå over» from somebody who has written: nothing is taken back by it."""
    return note(t, "receipt.written-already", _change(t, round_id, reflection))


def deleted(t: Translator, *, was_shared: bool) -> Card:
    return note(t, "receipt.deleted-shared" if was_shared else "receipt.deleted")


def kept_private(t: Translator) -> Card:
    """After «choose again»."""
    return note(t, "receipt.private-chosen")


def too_late(t: Translator) -> Card:
    """Somebody would share, but the thread has closed."""
    return note(t, "receipt.too-late")


def shared_now(t: Translator, *, readers: Readers) -> Card:
    """After «choose again»."""
    return note(t, "receipt.shared-now", readers=read.group(t, readers))


def _change(t: Translator, of: RoundId, reflection: ReflectionId) -> Buttons:
    asked = sure(t, "receipt.delete-title", "receipt.delete-question", "button.delete")
    return Buttons(
        (
            button(t, "button.edit", Act.WRITE_REFLECTION, round=of),
            button(
                t, "button.delete", Act.DELETE_REFLECTION, style=Style.CAREFUL, confirm=asked, reflection=reflection
            ),
        )
    )
