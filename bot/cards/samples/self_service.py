"""Examples of what people do for themselves: pause, setup, my data."""

from datetime import date

from bot.cards import my_data, pause, setup
from bot.cards.card import Card, Form
from bot.cards.samples.people import TODAY
from bot.domain.language import Language
from bot.domain.person import Hours, Platform
from bot.i18n.translator import Translator

BACK = date(2026, 8, 12)


def samples(t: Translator) -> dict[str, Card | Form]:
    return {**_pause(t), **_setup(t), **_data(t)}


def _pause(t: Translator) -> dict[str, Card | Form]:
    return {
        "pause.pause_form": pause.pause_form(t, today=TODAY),
        "pause.pause_form / change": pause.pause_form(t, back_on=BACK, today=TODAY),
        "pause.pause_form / from a later day": pause.pause_form(t, since=date(2026, 7, 6), today=TODAY),
        "pause.confirmed": pause.confirmed(t, back_on=BACK, today=TODAY),
        "pause.confirmed / until further notice": pause.confirmed(t, back_on=None, today=TODAY),
        "pause.confirmed / from a later day until further notice": pause.confirmed(
            t, back_on=None, today=TODAY, since=date(2026, 7, 6)
        ),
        "pause.confirmed / from a later day": pause.confirmed(t, back_on=BACK, today=TODAY, since=date(2026, 7, 6)),
        "pause.ended": pause.ended(t),
        "pause.no_pause": pause.no_pause(t),
        "pause.day_has_gone": pause.day_has_gone(t),
    }


def _setup(t: Translator) -> dict[str, Card | Form]:
    return {
        "setup.setup_form": setup.setup_form(
            t,
            language=None,
            hours=Hours(),
            timezone="Europe/Oslo",
            own_timezone=False,
            platform=None,
            platforms=[Platform.SLACK],
        ),
        "setup.setup_form / own choices": setup.setup_form(
            t,
            language=Language.NN,
            hours=Hours(),
            timezone="Europe/London",
            own_timezone=True,
            platform=Platform.TEAMS,
            platforms=[Platform.SLACK, Platform.TEAMS, Platform.WEB],
        ),
        "setup.saved": setup.saved(t),
        "setup.unknown_timezone": setup.unknown_timezone(t),
        "setup.hours_too_short": setup.hours_too_short(t),
    }


def _data(t: Translator) -> dict[str, Card | Form]:
    stored = my_data.Stored(
        reflections_shared=4,
        reflections_private=2,
        commitments_shared=1,
        commitments_private=3,
        carried=1,
        drafts=0,
        private_days=180,
        shared_days=730,
    )
    return {
        "my_data.my_data": my_data.my_data(t, stored=stored),
        "my_data.download_ready": my_data.download_ready(t),
        "my_data.download_ready / link": my_data.download_ready(t, kept_minutes=15),
        "my_data.erase": my_data.erase(t),
        "my_data.erased": my_data.erased(t, deleted=6, without_name=5, kept_until=date(2028, 5, 4), today=TODAY),
        "my_data.erased / nothing shared": my_data.erased(t, deleted=1, without_name=0, kept_until=None, today=TODAY),
        "my_data.retention_notice": my_data.retention_notice(t, private=1, shared=3, on=BACK, today=TODAY),
    }
