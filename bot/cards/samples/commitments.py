"""Examples of what people have said they want to do."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.cards import commitment as cards
from bot.cards import commitment_form as forms
from bot.cards import giving, mine, reminder
from bot.cards.card import Card, Form
from bot.cards.samples.people import (
    BODIES,
    COMMITMENT,
    EVA,
    GROUP,
    ME,
    OLA,
    PEOPLE,
    QUESTION,
    READERS,
    REPORT,
    ROUND,
    SEMINAR,
    SHARE_AT,
    STAFF,
    TALK,
    TELL,
    TODAY,
)
from bot.domain.carried_matter import CarriedMatter
from bot.domain.commitment import Commitment, Content, Offer, Reach, Status
from bot.domain.commitment import Form as Kind
from bot.domain.ids import CarriedMatterId, CommitmentId, SeminarId
from bot.domain.when import Day, Nothing, Vague, When, Why
from bot.i18n.translator import Translator

DUE = date(2026, 5, 29)
NO_DAY = Nothing(Why.NO_SUCH_DAY, "31/6")
MADE = datetime(2026, 5, 4, 12, tzinfo=ZoneInfo("Europe/Oslo"))
MORNING = datetime(2026, 5, 29, 8, 30, tzinfo=ZoneInfo("Europe/Oslo"))
PLANNED = (date(2026, 5, 22), DUE, date(2026, 6, 5), date(2026, 6, 19))


def samples(t: Translator) -> dict[str, Card | Form]:
    return {
        **_forms(t),
        **_confirmed(t),
        **_receipts(t),
        **_giving(t),
        **_mine(t),
        **_reminders(t),
    }


def _forms(t: Translator) -> dict[str, Card | Form]:
    what = TALK[t.language]
    return {
        "commitment_form.commitment_form / administration": forms.commitment_form(
            t, kind=Kind.ADMINISTRATION, group=GROUP, readers=STAFF, people=PEOPLE, me=ME
        ),
        "commitment_form.commitment_form / elected": forms.commitment_form(
            t, kind=Kind.ELECTED, group=GROUP, readers=READERS, bodies=BODIES
        ),
        "commitment_form.commitment_form / filled in from a sentence": forms.commitment_form(
            t,
            kind=Kind.ELECTED,
            group=None,
            readers=None,
            content=Content(what=what, due=DUE),
            bodies=BODIES,
            draft="utkast-1",
        ),
        "commitment_form.commitment_form / a time that is no day": forms.commitment_form(
            t,
            kind=Kind.ADMINISTRATION,
            group=GROUP,
            readers=STAFF,
            content=Content(what=what),
            when=Vague("før sommeren"),
        ),
        "commitment_form.commitment_form / a day that does not exist": forms.commitment_form(
            t, kind=Kind.ELECTED, group=None, readers=None, content=Content(what=what), when=NO_DAY
        ),
        "commitment_form.commitment_form / edit": forms.commitment_form(
            t,
            kind=Kind.ADMINISTRATION,
            group=GROUP,
            readers=STAFF,
            content=Content(what=what, how="Først på telefon", involve=EVA, due=DUE),
            reach=Reach.GROUP,
            commitment=COMMITMENT,
        ),
        "commitment_form.move_form": forms.move_form(t, commitment=COMMITMENT, what=what, due=DUE),
        "commitment_form.hand_over_form": forms.hand_over_form(t, commitment=COMMITMENT, what=what, people=PEOPLE[1:]),
        "commitment_form.learned_form": forms.learned_form(t, commitment=COMMITMENT, what=what, readers=READERS),
        "commitment_form.learned_form / no group": forms.learned_form(
            t, commitment=COMMITMENT, what=what, readers=None
        ),
    }


def _confirmed(t: Translator) -> dict[str, Card | Form]:
    def confirmed(due: date | None, reach: Reach, remind_on: tuple[date, ...], where: str | None = None) -> Card:
        return cards.confirmed(
            t,
            commitment=COMMITMENT,
            what=TALK[t.language],
            due=due,
            reach=reach,
            readers=READERS,
            remind_on=remind_on,
            today=TODAY,
            where=where,
        )

    def draft(when: When) -> Card:
        return cards.draft(t, draft="utkast-1", what=TALK[t.language], when=when, today=TODAY)

    return {
        "commitment.draft": draft(Nothing()),
        "commitment.draft / with a date": draft(Day(DUE, "29. mai")),
        "commitment.draft / a time that is no day": draft(Vague("før sommeren")),
        "commitment.draft / a day that does not exist": draft(NO_DAY),
        "commitment.confirmed": confirmed(DUE, Reach.ONLY_ME, PLANNED),
        "commitment.confirmed / shared, in a body": confirmed(DUE, Reach.GROUP, PLANNED[1:], "Bystyret"),
        "commitment.confirmed / no date": confirmed(None, Reach.ONLY_ME, ()),
        "commitment.confirmed / no date, in a body": confirmed(None, Reach.ONLY_ME, (), "Bystyret"),
        "commitment.confirmed / closed day": confirmed(DUE, Reach.GROUP, PLANNED[:1]),
        "commitment.confirmed / a date that is near": confirmed(DUE, Reach.GROUP, PLANNED[2:]),
    }


def _receipts(t: Translator) -> dict[str, Card | Form]:
    return {
        "commitment.edited": cards.edited(t),
        "commitment.undone": cards.undone(t),
        "commitment.shared": cards.shared(t, commitment=COMMITMENT, readers=READERS),
        "commitment.unshared": cards.unshared(t, commitment=COMMITMENT),
        "commitment.moved": cards.moved(t, commitment=COMMITMENT, due=DUE, today=TODAY),
        "commitment.dropped": cards.dropped(t, commitment=COMMITMENT),
        "commitment.reopened": cards.reopened(t, commitment=COMMITMENT),
        "commitment.done_question": cards.done_question(t, commitment=COMMITMENT),
        "commitment.learned": cards.learned(t, readers=None),
        "commitment.learned / shared": cards.learned(t, readers=READERS),
        "commitment.skipped": cards.skipped(t, commitment=COMMITMENT),
    }


def _giving(t: Translator) -> dict[str, Card | Form]:
    what = REPORT[t.language]

    def one(due: date | None, giver: str | None = None, *, back: bool = False) -> giving.Proposal:
        return giving.Proposal(commitment=COMMITMENT, what=what, due=due, seminar=SEMINAR, giver=giver, came_back=back)

    def also(name: str, words: str, giver: str | None = None, *, back: bool = False) -> giving.Proposal:
        return replace(one(None, giver, back=back), commitment=CommitmentId(name), what=words)

    def proposed(*proposals: giving.Proposal) -> Card:
        return giving.proposed(t, proposals=proposals, today=TODAY)

    return {
        "giving.proposed": proposed(one(DUE)),
        "giving.proposed / no date": proposed(one(None)),
        "giving.proposed / by a person": proposed(one(None, OLA)),
        "giving.proposed / back again": proposed(one(DUE, back=True)),
        "giving.proposed / several": proposed(
            one(DUE), also("c2", TALK[t.language], OLA), also("c3", TELL[t.language], back=True)
        ),
        "giving.offered": giving.offered(t, commitment=COMMITMENT, giver=OLA, what=what, due=DUE, today=TODAY),
        "giving.declined": giving.declined(t, giver=OLA),
        "giving.declined / from the seminar": giving.declined(t, giver=None),
        "giving.sent": giving.sent(t, to=EVA, until=date(2026, 5, 12), today=TODAY),
        "giving.taken": giving.taken(t, by=EVA, what=what),
        "giving.came_back": giving.came_back(t, commitment=COMMITMENT, what=what, to=EVA),
        "giving.came_back / left": giving.came_back(t, commitment=COMMITMENT, what=what, to=None),
        "giving.nobody_to_ask": giving.nobody_to_ask(t),
    }


def _commitment(name: str, what: str, due: date | None, status: Status, reach: Reach) -> Commitment:
    return Commitment(
        id=CommitmentId(name),
        seminar=SeminarId("samling-1"),
        group=GROUP,
        form=Kind.ELECTED,
        owner=ME,
        content=Content(what=what, due=due),
        reach=reach,
        status=status,
        created_at=MADE,
        offer=Offer(to=PEOPLE[1][0], at=MADE) if name == "c" else None,
        learned="Vi spør for sjelden." if status is Status.DONE else "",
    )


def _mine(t: Translator) -> dict[str, Card | Form]:
    talk, report, tell = (one[t.language] for one in (TALK, REPORT, TELL))
    first = _commitment("a", talk, DUE, Status.OPEN, Reach.ONLY_ME)
    done = _commitment("d", tell, date(2026, 4, 17), Status.DONE, Reach.GROUP)
    several = [
        first,
        _commitment("b", report, None, Status.OPEN, Reach.GROUP),
        _commitment("c", tell, date(2026, 4, 30), Status.MOVED, Reach.GROUP),
        done,
    ]
    matter = CarriedMatter(
        id=CarriedMatterId("m"), person=ME, what=tell, body=BODIES[0].id, when=date(2026, 5, 27), created_at=MADE
    )
    to_the_line = CarriedMatter(id=CarriedMatterId("n"), person=ME, what=report, created_at=MADE)
    bodies = {body.id: body.name for body in BODIES}
    return {
        "mine.mine": mine.mine(t, commitments=several, matters=[matter, to_the_line], bodies=bodies, today=TODAY),
        "mine.mine / one": mine.mine(t, commitments=[first], matters=[], bodies=bodies, today=TODAY),
        "mine.mine / nothing": mine.mine(t, commitments=[], matters=[], bodies=bodies, today=TODAY),
        "mine.choose": mine.choose(t, active=[one for one in several if one.status.active], today=TODAY),
        "mine.one": mine.one(t, commitment=first, where="Bystyret", today=TODAY),
        "mine.one / done": mine.one(t, commitment=done, where=None, today=TODAY),
        "mine.ask_for_date": mine.ask_for_date(t, commitment=COMMITMENT, what=talk),
    }


def _reminders(t: Translator) -> dict[str, Card | Form]:
    talk, report, tell = (one[t.language] for one in (TALK, REPORT, TELL))
    items = [
        reminder.Due(commitment=CommitmentId("a"), what=talk, due=DUE),
        reminder.Due(commitment=CommitmentId("b"), what=report, due=date(2026, 6, 5)),
        reminder.Due(commitment=CommitmentId("c"), what=tell, due=date(2026, 5, 22)),
    ]
    last = reminder.Due(commitment=CommitmentId("d"), what=tell, due=date(2026, 5, 8), still_relevant=True)
    soon = [
        reminder.Due(commitment=CommitmentId("e"), what=talk, due=date(2026, 5, 30)),
        reminder.Due(commitment=CommitmentId("f"), what=report, due=date(2026, 6, 2)),
        reminder.Due(commitment=CommitmentId("g"), what=tell, due=date(2026, 6, 12)),
    ]
    matter = reminder.DueMatter(matter=CarriedMatterId("m"), what=tell, where="Bystyret", due=DUE)
    to_the_line = reminder.DueMatter(matter=CarriedMatterId("n"), what=report, where=None, due=DUE)
    question = reminder.Waiting(round=ROUND, question=QUESTION[t.language], share_at=SHARE_AT)
    noon = MORNING.replace(hour=12)
    return {
        "reminder.reminders": reminder.reminders(t, name="Kari", items=items, now=MORNING),
        "reminder.reminders / one, the last time": reminder.reminders(t, name="Kari", items=[last], now=MORNING),
        "reminder.reminders / other days, and matters": reminder.reminders(
            t, name="Kari", items=soon, matters=[matter, to_the_line], now=noon
        ),
        "reminder.welcome_back": reminder.welcome_back(
            t, name="Kari", items=items, matters=[matter], questions=[question], now=MORNING
        ),
        "reminder.welcome_back / nothing waits": reminder.welcome_back(t, name="Kari", now=MORNING),
    }
