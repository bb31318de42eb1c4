"""Tilbakeblikk: «Dette sa vi i fjor», and what has changed since."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.card import Bullets, Card
from bot.cards.writing import card, heading, literal, note, text
from bot.i18n.translator import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What was shared as points in one year."""

    year: int
    points: tuple[str, ...]


def look_back(t: Translator, *, seminar: str, earlier: Sequence[Earlier], year: int) -> Card:
    """Points without names, the newest year first, with the question of what has changed."""
    if not earlier:
        return note(t, "lookback.nothing", seminar=seminar)
    blocks = [
        block
        for one in sorted(earlier, key=lambda one: -one.year)
        for block in (
            heading(t, "lookback.last-year") if one.year == year - 1 else heading(t, "lookback.in-year", year=one.year),
            Bullets(tuple(literal(point) for point in one.points)),
        )
    ]
    return card(
        t,
        t.text("lookback.summary"),
        text(t, "lookback.seminar", seminar=seminar),
        *blocks,
        text(t, "lookback.changed"),
    )
