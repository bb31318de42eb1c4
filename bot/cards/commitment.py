"""What the owner of an oppfølgingspunkt is told: confirmed, moved, done, taken back."""

from collections.abc import Sequence
from datetime import date

from bot.cards import readers as read
from bot.cards import which_day
from bot.cards.action import Act
from bot.cards.card import Buttons, Card, Inline, Style, Text
from bot.cards.readers import Readers
from bot.cards.writing import button, buttons, card, joined, literal, note, rich
from bot.domain.commitment import Reach
from bot.domain.ids import CommitmentId, RoundId
from bot.domain.when import Day, When
from bot.i18n import dates
from bot.i18n.names import in_sentence, listed
from bot.i18n.translator import Translator


def draft(
    t: Translator,
    *,
    draft: str,
    what: str,
    when: When,
    today: date,
    question: RoundId | None = None,
) -> Card:
    """A free sentence looked like something to do: nothing is saved before a yes.

    `when`: what was said of the time, which may be no day. `question`: the open round it might be an answer to instead.
    """
    said = (
        rich(t, "commitment.draft-by", what=what, when=_day(t, when.date, today))
        if isinstance(when, Day)
        else rich(t, "commitment.draft", what=what)
    )
    asked = which_day.before_form(t, when)
    return card(
        t,
        t.text("commitment.draft-summary"),
        Text(joined(said, rich(t, "commitment.draft-not-saved"))),
        Text(literal(asked)) if asked else None,
        buttons(
            button(t, "button.open-form", Act.NEW_COMMITMENT, style=Style.PRIMARY, draft=draft),
            button(t, "button.save-as-reflection", Act.WRITE_REFLECTION, round=question, draft=draft)
            if question
            else None,
            button(t, "button.no-thanks", Act.DROP_DRAFT, draft=draft),
        ),
    )


def confirmed(
    t: Translator,
    *,
    commitment: CommitmentId,
    what: str,
    due: date | None,
    reach: Reach,
    readers: Readers | None,
    remind_on: Sequence[date],
    today: date,
    where: str | None = None,
) -> Card:
    """Say what was noted, who sees it and when it comes back. `remind_on`: the days that a reminder is planned for."""
    said = [_wish(t, what, due, where, today), _seen_by(t, reach, readers)]
    if due is None:
        said.append(rich(t, "commitment.no-date"))
    elif remind_on:
        said.append(_reminders(t, due, remind_on, today))
    change = button(t, "button.share-with-group", Act.SHARE_COMMITMENT, commitment=commitment)
    if reach is Reach.GROUP:
        change = button(t, "button.only-me", Act.UNSHARE_COMMITMENT, commitment=commitment)
    return card(
        t,
        t.text("commitment.confirmed-summary"),
        Text(joined(*said)),
        buttons(
            button(t, "button.edit", Act.EDIT_COMMITMENT, commitment=commitment),
            change if readers is not None else None,
            button(t, "button.undo", Act.UNDO_COMMITMENT, commitment=commitment),
        ),
    )


def _wish(t: Translator, what: str, due: date | None, where: str | None, today: date) -> Inline:
    when = _day(t, due, today) if due else ""
    if where:
        key = "commitment.noted-where-by" if due else "commitment.noted-where"
        return rich(t, key, what=what, body=in_sentence(t, where), when=when)
    return rich(t, "commitment.noted-by" if due else "commitment.noted", what=what, when=when)


def _seen_by(t: Translator, reach: Reach, readers: Readers | None) -> Inline:
    if reach is Reach.ONLY_ME or readers is None:
        return rich(t, "commitment.only-you-see")
    return rich(t, "commitment.group-sees", readers=read.group(t, readers))


def _reminders(t: Translator, due: date, remind_on: Sequence[date], today: date) -> Inline:
    before = [_day(t, one, today) for one in remind_on if one < due]
    on_the_day = due in remind_on
    match (bool(before), on_the_day):
        case (True, True):
            return rich(t, "commitment.remind-before-and-on", days=listed(t, before))
        case (True, False):
            return rich(t, "commitment.remind-before", days=listed(t, before))
        case (False, True):
            return rich(t, "commitment.remind-on")
        case _:
            return rich(t, "commitment.remind-after", days=listed(t, [_day(t, one, today) for one in remind_on]))


def edited(t: Translator) -> Card:
    return note(t, "commitment.edited", _mine(t))


def undone(t: Translator) -> Card:
    return note(t, "commitment.undone")


def shared(t: Translator, *, commitment: CommitmentId, readers: Readers) -> Card:
    back = Buttons((button(t, "button.only-me", Act.UNSHARE_COMMITMENT, commitment=commitment),))
    return note(t, "commitment.shared", back, readers=read.group(t, readers))


def unshared(t: Translator, *, commitment: CommitmentId) -> Card:
    back = Buttons((button(t, "button.share-with-group", Act.SHARE_COMMITMENT, commitment=commitment),))
    return note(t, "commitment.unshared", back)


def moved(t: Translator, *, commitment: CommitmentId, due: date, today: date) -> Card:
    change = Buttons((button(t, "button.edit-date", Act.MOVE, commitment=commitment), *_mine(t).buttons))
    return note(t, "commitment.moved", change, when=_day(t, due, today))


def dropped(t: Translator, *, commitment: CommitmentId) -> Card:
    return note(t, "commitment.dropped", Buttons((button(t, "button.undo", Act.REOPEN, commitment=commitment),)))


def reopened(t: Translator, *, commitment: CommitmentId) -> Card:
    return note(
        t,
        "commitment.reopened",
        Buttons((button(t, "button.move", Act.MOVE, commitment=commitment), *_mine(t).buttons)),
    )


def done_question(t: Translator, *, commitment: CommitmentId) -> Card:
    return note(
        t,
        "commitment.done",
        Buttons(
            (
                button(t, "button.few-words", Act.LEARNED, commitment=commitment),
                button(t, "button.skip", Act.SKIP_LEARNED, commitment=commitment),
            )
        ),
    )


def learned(t: Translator, *, readers: Readers | None) -> Card:
    """The answer is saved; `readers` when it was shared."""
    if readers is None:
        return note(t, "commitment.learned-saved")
    return note(t, "commitment.learned-shared", readers=read.group(t, readers))


def skipped(t: Translator, *, commitment: CommitmentId) -> Card:
    return note(t, "commitment.skipped", Buttons((button(t, "button.reopen", Act.REOPEN, commitment=commitment),)))


def _mine(t: Translator) -> Buttons:
    return Buttons((button(t, "button.show-mine", Act.SHOW_MINE),))


def _day(t: Translator, on: date, today: date) -> str:
    return dates.weekday_and_day(t.language, on, today)
