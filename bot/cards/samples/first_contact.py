"""Examples of the first contact."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.cards import welcome as cards
from bot.cards.card import Card, Form
from bot.cards.readers import Readers
from bot.cards.samples import people as who
from bot.cards.welcome import Invitation
from bot.cards.who_sees import who_sees
from bot.domain.ids import GroupId
from bot.i18n.translator import Translator

TODAY = date(2026, 4, 13)


def _group(readers: Readers, name: str = who.GROUP_NAME) -> Invitation:
    return Invitation(
        group=who.GROUP,
        name=name,
        seminar=who.SEMINAR,
        seminar_on=date(2026, 4, 8),
        readers=readers,
        ends=date(2027, 4, 8),
    )


def samples(t: Translator) -> dict[str, Card | Form]:
    one, two = [_group(who.READERS)], [_group(who.READERS), _group(who.TWO_LEADERS, who.OTHER_NAME)]
    names = [group.name for group in two]
    first = datetime(2026, 5, 5, 9, tzinfo=ZoneInfo("Europe/Oslo"))
    return {
        "welcome.welcome": cards.welcome(t, name="Kari", groups=one, today=TODAY),
        "welcome.welcome / a leader who takes part": cards.welcome(t, name="Ola", groups=one, leads=one, today=TODAY),
        "welcome.welcome / several groups": cards.welcome(t, name="Kari", groups=two, today=TODAY),
        "welcome.welcome / administration only": cards.welcome(t, name="Kari", groups=[_group(who.STAFF)], today=TODAY),
        "welcome.welcome / no leader": cards.welcome(t, name="Kari", groups=[_group(who.NO_LEADER)], today=TODAY),
        "welcome.welcome_leader": cards.welcome_leader(t, name="Ola", groups=two),
        "welcome.reminder": cards.reminder(t, groups=one),
        "welcome.asked_again": cards.asked_again(t, groups=two),
        "welcome.changed": cards.changed(t, cards.welcome(t, name="Kari", groups=one, today=TODAY)),
        "welcome.joined_group": cards.joined_group(t, groups=names, next_question=first, today=TODAY),
        "welcome.joined_group / no question planned": cards.joined_group(
            t, groups=names[:1], next_question=None, today=TODAY
        ),
        "welcome.not_now": cards.not_now(t, again_on=date(2026, 4, 27), today=TODAY),
        "welcome.not_now / the second time": cards.not_now(t, again_on=None, today=TODAY),
        "welcome.in_already": cards.in_already(t, groups=names, all_of_them=True),
        "welcome.in_already / some of them": cards.in_already(t, groups=names[:1], all_of_them=False),
        "welcome.leave": cards.leave(t, groups=names),
        "welcome.left": cards.left(t),
        "welcome.stayed": cards.stayed(t),
        "who_sees.who_sees": _who_sees(t, who.READERS),
        "who_sees.who_sees / before the yes": _who_sees(t, who.READERS, undecided=who.GROUP),
        "who_sees.who_sees / shared in the seminar": _who_sees(t, who.TWO_LEADERS),
    }


def _who_sees(t: Translator, readers: Readers, undecided: GroupId | None = None) -> Card:
    return who_sees(t, readers=readers, min_unnamed=3, private_days=180, shared_days=730, undecided=undecided)
