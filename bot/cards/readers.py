"""Who will read it: said by name of the leaders, before anybody chooses."""

from dataclasses import dataclass

from bot.i18n.names import leaders
from bot.i18n.numbers import in_words
from bot.i18n.translator import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """A group as a reader sees it."""

    members: int
    """How many are in the group, the reader too."""
    leaders: tuple[str, ...] = ()
    """Full names."""
    seminar: bool = False
    """Whether the points also go to the other groups of the seminar."""
    guarded: bool = True
    """A group with elected or executive members; others may lawfully agree, and no text speaks of the law to them."""
    name: str = ""
    """Of the group, for a reader who is in several."""


def group(t: Translator, readers: Readers) -> str:
    """Say «gruppa og Ola Nordmann (leder)»."""
    home = _home(t, readers)
    if not readers.leaders:
        return home
    return t.count("common.group-and-leaders", len(readers.leaders), group=home, leaders=leaders(t, readers.leaders))


def others(t: Translator, readers: Readers) -> str:
    """Say «de andre i gruppa og Ola Nordmann (leder)»."""
    if not readers.leaders:
        return t.text("common.others")
    return t.count("common.others-and-leaders", len(readers.leaders), leaders=leaders(t, readers.leaders))


def counted(t: Translator, readers: Readers) -> str:
    """Say «de sju i gruppa og Ola Nordmann (leder)»."""
    words, home = in_words(t.language, readers.members), _home(t, readers)
    if not readers.leaders:
        return t.text("common.counted", words=words, group=home)
    named = leaders(t, readers.leaders)
    return t.count("common.counted-and-leaders", len(readers.leaders), words=words, group=home, leaders=named)


def of_points(t: Translator, readers: Readers) -> str:
    """Say who gets the points: in an open seminar the other groups too."""
    if not readers.seminar:
        return group(t, readers)
    if not readers.leaders:
        return t.text("common.group-and-seminar", group=_home(t, readers))
    return t.text("common.group-leaders-and-seminar", group=_home(t, readers), leaders=leaders(t, readers.leaders))


def _home(t: Translator, readers: Readers) -> str:
    return f"«{readers.name}»" if readers.name else t.text("common.group")
