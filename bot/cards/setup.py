"""Oppsett: language, hours, time zone and platform. A person's own choice wins."""

from collections.abc import Sequence
from datetime import time

from bot.cards.action import Act, Action
from bot.cards.card import Buttons, Card, Choice, Form, Option, TextInput
from bot.cards.writing import button, form, note
from bot.domain.language import Language
from bot.domain.person import Hours, Platform
from bot.i18n import dates
from bot.i18n.translator import Translator

LANGUAGE, START, END, TIMEZONE, PLATFORM = "language", "start", "end", "timezone", "platform"
EARLIEST, LATEST = 5, 23
_LANGUAGES = {Language.NB: "setup.nb", Language.NN: "setup.nn", Language.EN: "setup.en"}
_PLATFORMS = {Platform.SLACK: "setup.slack", Platform.TEAMS: "setup.teams", Platform.WEB: "setup.web"}


def setup_form(
    t: Translator,
    *,
    language: Language | None,
    hours: Hours,
    timezone: str,
    own_timezone: bool,
    platform: Platform | None,
    platforms: Sequence[Platform],
) -> Form:
    """What is chosen now; `timezone` is the one in use, and `platforms` are those the person is known on."""
    return form(
        t,
        "setup.title",
        Action(Act.SAVE_SETUP),
        Choice(
            name=LANGUAGE,
            label=t.text("setup.language"),
            options=(
                Option(value="group", label=t.text("setup.as-group")),
                *(Option(value=one, label=t.text(key)) for one, key in _LANGUAGES.items()),
            ),
            initial=language or "group",
        ),
        _hour(t, START, "setup.start", hours.start),
        _hour(t, END, "setup.end", hours.end),
        TextInput(
            name=TIMEZONE,
            label=t.text("setup.timezone"),
            help=t.text("setup.timezone-help", timezone=timezone),
            initial=timezone if own_timezone else "",
            required=False,
            longest=60,
        ),
        _platform(t, platform, platforms) if len(platforms) > 1 else None,
    )


def _hour(t: Translator, name: str, key: str, chosen: time) -> Choice:
    hours = tuple(time(one) for one in range(EARLIEST, LATEST + 1))
    options = tuple(Option(value=f"{one:%H:%M}", label=dates.hour(t.language, one)) for one in sorted({*hours, chosen}))
    return Choice(name=name, label=t.text(key), options=options, initial=f"{chosen:%H:%M}", open=False)


def _platform(t: Translator, chosen: Platform | None, platforms: Sequence[Platform]) -> Choice:
    return Choice(
        name=PLATFORM,
        label=t.text("setup.platform"),
        help=t.text("setup.platform-help"),
        options=(
            Option(value="last", label=t.text("setup.last-used")),
            *(Option(value=one, label=t.text(_PLATFORMS[one])) for one in platforms),
        ),
        initial=chosen or "last",
    )


def saved(t: Translator) -> Card:
    """In the language just chosen."""
    return note(t, "setup.saved", Buttons((button(t, "button.overview", Act.OVERVIEW),)))


def unknown_timezone(t: Translator) -> Card:
    return note(t, "setup.unknown-timezone")


def hours_too_short(t: Translator) -> Card:
    """The end is not after the start."""
    return note(t, "setup.hours-too-short")
