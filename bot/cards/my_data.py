"""Mine data: what is stored, who sees it and for how long; download, leave, erase."""

from dataclasses import dataclass
from datetime import date

from bot.cards.action import Act
from bot.cards.card import Bullets, Buttons, Card, Style, Table
from bot.cards.writing import bullets, button, card, note, rich, rich_count, text
from bot.i18n import dates
from bot.i18n.translator import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """How many there are of each kind that belongs to this person."""

    reflections_shared: int
    reflections_private: int
    commitments_shared: int
    commitments_private: int
    carried: int
    drafts: int
    private_days: int
    shared_days: int


def my_data(t: Translator, *, stored: Stored) -> Card:
    kept_private = t.text("data.kept-days", days=stored.private_days)
    kept_shared = t.text("data.kept-days", days=stored.shared_days)
    only_you = t.text("who.only-you")
    group = t.text("data.group-and-leaders")
    rows = (
        ("data.reflections-shared", stored.reflections_shared, group, kept_shared),
        ("data.reflections-private", stored.reflections_private, only_you, kept_private),
        ("data.commitments-shared", stored.commitments_shared, group, kept_shared),
        ("data.commitments-private", stored.commitments_private, only_you, kept_private),
        ("data.carried", stored.carried, only_you, kept_private),
        ("data.drafts", stored.drafts, only_you, t.text("data.kept-a-day")),
    )
    return card(
        t,
        t.text("data.summary"),
        text(t, "data.intro"),
        Table(
            head=tuple(t.text(key) for key in ("data.head-what", "data.head-count", "data.head-who", "data.head-kept")),
            rows=tuple((t.text(key), str(count), seen_by, kept) for key, count, seen_by, kept in rows),
            caption=t.text("data.caption"),
        ),
        bullets(
            t,
            "data.also-name",
            "data.also-answers",
            "data.also-platform",
            "data.also-messages",
            "data.also-pulse",
            "data.not-guard",
        ),
        _ways(t),
    )


def _ways(t: Translator) -> Buttons:
    return Buttons(
        (
            button(t, "button.download", Act.DOWNLOAD),
            button(t, "button.who-sees", Act.WHO_SEES),
            button(t, "button.setup", Act.SETUP),
            button(t, "button.pause", Act.PAUSE),
            button(t, "button.leave-ask", Act.LEAVE),
            button(t, "button.erase-ask", Act.ERASE),
        )
    )


def download_ready(t: Translator, *, kept_minutes: int | None = None) -> Card:
    """The file comes with this message; where it is a link, it lives for some minutes."""
    if kept_minutes is None:
        return note(t, "data.download")
    return note(t, "data.download-link", minutes=kept_minutes)


def erase(t: Translator) -> Card:
    """Before erasing: what goes at once, and what stays without a name."""
    return card(
        t,
        t.text("data.erase-summary"),
        text(t, "data.erase"),
        bullets(t, "data.erase-private", "data.erase-shared", "data.erase-yes", "data.erase-cannot-undo"),
        Buttons(
            (
                button(t, "button.erase", Act.ERASE_CONFIRMED, style=Style.CAREFUL),
                button(t, "button.download-first", Act.DOWNLOAD),
                button(t, "button.cancel", Act.CANCEL),
            )
        ),
    )


def erased(t: Translator, *, deleted: int, without_name: int, kept_until: date | None, today: date) -> Card:
    """The receipt says which went and which only lost the name; `kept_until`: the last of those."""
    lines = [rich_count(t, "data.erased-deleted", deleted)]
    if without_name and kept_until is not None:
        until = dates.day(t.language, kept_until, today)
        lines.append(rich_count(t, "data.erased-without-name", without_name, until=until))
    lines.append(rich(t, "data.erased-chat"))
    return card(t, t.text("data.erased-summary"), text(t, "data.erased"), Bullets(tuple(lines)))


def retention_notice(t: Translator, *, private: int, shared: int, on: date, today: date) -> Card:
    """Before old texts are deleted: how many, and when."""
    when = dates.weekday_and_day(t.language, on, today)
    lines = []
    if private:
        lines.append(rich_count(t, "data.retention-private", private))
    if shared:
        lines.append(rich_count(t, "data.retention-shared", shared))
    return card(
        t,
        t.text("data.retention-summary"),
        text(t, "data.retention", when=when),
        Bullets(tuple(lines)),
        Buttons((button(t, "button.download", Act.DOWNLOAD), button(t, "button.my-data", Act.MY_DATA))),
    )
