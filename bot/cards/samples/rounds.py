"""Examples of a round: think, share, points."""

from datetime import date

from bot.cards import host, points, receipt, share
from bot.cards import round as cards
from bot.cards.card import Card, Form
from bot.cards.readers import Readers
from bot.cards.round import ChooseAgain
from bot.cards.samples.people import (
    EVA,
    GROUP_NAME,
    KARI,
    NO_LEADER,
    OTHER_NAME,
    POINTS,
    POINTS_DUE,
    QUESTION,
    READERS,
    REFLECTION,
    ROUND,
    SHARE_AT,
    STAFF,
    THOUGHT,
    TODAY,
    TWO_LEADERS,
)
from bot.domain.round import Visibility
from bot.i18n.translator import Translator

NAMED, UNNAMED, PRIVATE = Visibility.NAMED, Visibility.UNNAMED, Visibility.PRIVATE
TOO_FEW, ONLY = ChooseAgain.TOO_FEW_UNNAMED, ChooseAgain.ONLY_ANSWER
DAY_BEFORE = date(2026, 5, 7)


def samples(t: Translator) -> dict[str, Card | Form]:
    return {**_think(t), **_forms(t), **_receipts(t), **_share(t), **_host(t), **_points(t), **_taking_out(t)}


def _think(t: Translator) -> dict[str, Card | Form]:
    question = QUESTION[t.language]

    def prompt(readers: Readers) -> Card:
        return cards.prompt(t, round_id=ROUND, question=question, readers=readers, share_at=SHARE_AT, today=TODAY)

    def again(why: ChooseAgain, visibility: Visibility) -> Card:
        return cards.choose_again(
            t, reflection=REFLECTION, why=why, visibility=visibility, readers=READERS, until=SHARE_AT, today=TODAY
        )

    return {
        "round.prompt": prompt(READERS),
        "round.prompt / no leader": prompt(NO_LEADER),
        "round.prompt / points shared in the seminar": prompt(TWO_LEADERS),
        "round.prompt_reminder": cards.prompt_reminder(
            t, round_id=ROUND, asked_on=TODAY, share_at=SHARE_AT, today=DAY_BEFORE
        ),
        "round.stood_over": cards.stood_over(t, round_id=ROUND),
        "round.stand_over_undone": cards.stand_over_undone(t, round_id=ROUND),
        "round.draft_dropped": cards.draft_dropped(t),
        "round.draft_gone": cards.draft_gone(t),
        "round.choose_again / too few without name": again(TOO_FEW, UNNAMED),
        "round.choose_again / the only answer": again(ONLY, NAMED),
        "round.choose_again / the only answer, without name": again(ONLY, UNNAMED),
    }


def _forms(t: Translator) -> dict[str, Card | Form]:
    question, thought = QUESTION[t.language], THOUGHT[t.language]
    return {
        "round.reflection_form": cards.reflection_form(
            t, round_id=ROUND, question=question, readers=READERS, min_unnamed=3
        ),
        "round.reflection_form / edit": cards.reflection_form(
            t, round_id=ROUND, question=question, readers=READERS, min_unnamed=3, text=thought, chosen=NAMED
        ),
        "round.reflection_form / shared without name": cards.reflection_form(
            t,
            round_id=ROUND,
            question=question,
            readers=NO_LEADER,
            min_unnamed=3,
            text=thought,
            chosen=UNNAMED,
            allowed=(UNNAMED,),
        ),
        "round.offer_to_save / to what has been written": cards.offer_to_save(
            t, draft="utkast-1", question=question, readers=READERS, min_unnamed=3, chosen=NAMED
        ),
        "round.offer_to_save": cards.offer_to_save(
            t, draft="utkast-1", question=question, readers=READERS, min_unnamed=3
        ),
    }


def _receipts(t: Translator) -> dict[str, Card | Form]:
    def saved(visibility: Visibility, *, late: bool = False) -> Card:
        return receipt.saved(
            t,
            round_id=ROUND,
            reflection=REFLECTION,
            visibility=visibility,
            readers=READERS,
            min_unnamed=3,
            share_at=None if late else SHARE_AT,
            today=TODAY,
        )

    return {
        "receipt.saved / named": saved(NAMED),
        "receipt.saved / named, late": saved(NAMED, late=True),
        "receipt.saved / without name": saved(UNNAMED),
        "receipt.saved / without name, late": saved(UNNAMED, late=True),
        "receipt.saved / private": saved(PRIVATE),
        "receipt.edited": receipt.edited(t, round_id=ROUND, reflection=REFLECTION, shared=False),
        "receipt.edited / in the thread": receipt.edited(t, round_id=ROUND, reflection=REFLECTION, shared=True),
        "receipt.withdrawn": receipt.withdrawn(t, round_id=ROUND, reflection=REFLECTION),
        "receipt.written_already": receipt.written_already(t, round_id=ROUND, reflection=REFLECTION),
        "receipt.deleted": receipt.deleted(t, was_shared=False),
        "receipt.deleted / from the thread": receipt.deleted(t, was_shared=True),
        "receipt.kept_private": receipt.kept_private(t),
        "receipt.too_late": receipt.too_late(t),
        "receipt.shared_now": receipt.shared_now(t, readers=READERS),
    }


def _share(t: Translator) -> dict[str, Card | Form]:
    question, thought, until = QUESTION[t.language], THOUGHT[t.language], POINTS_DUE.date()

    def post(host_name: str | None, *, shared: bool, guarded: bool) -> Card:
        return share.share_post(
            t,
            round_id=ROUND,
            question=question,
            anything_shared=shared,
            host=host_name,
            open_until=until,
            guarded=guarded,
            today=SHARE_AT.date(),
        )

    return {
        "share.share_post": post("Kari", shared=True, guarded=True),
        "share.share_post / nothing shared": post(None, shared=False, guarded=True),
        "share.share_post / administration only": post("Kari", shared=True, guarded=False),
        "share.shared_reflection": share.shared_reflection(t, text=thought, name=KARI),
        "share.shared_reflection / without name": share.shared_reflection(t, text=thought, name=None),
        "share.shared_reflection / former participant": share.shared_reflection(
            t, text=thought, name=None, former=True
        ),
        "share.withdrawn_reflection": share.withdrawn_reflection(t),
        "share.closed": share.closed(t, question=question),
    }


def _host(t: Translator) -> dict[str, Card | Form]:
    today = SHARE_AT.date()
    return {
        "host.host_request": host.host_request(t, round_id=ROUND, points_due=POINTS_DUE, readers=READERS, today=today),
        "host.host_request / points shared in the seminar": host.host_request(
            t, round_id=ROUND, points_due=POINTS_DUE, readers=TWO_LEADERS, today=today
        ),
        "host.accepted": host.accepted(t, round_id=ROUND, points_due=POINTS_DUE, today=today),
        "host.declined": host.declined(t),
        "host.declined / nobody is left": host.declined(t, another=False),
        "host.declined / after a yes": host.declined(t, had_said_yes=True),
        "host.declined / after a yes, nobody is left": host.declined(t, had_said_yes=True, another=False),
        "host.somebody_else": host.somebody_else(t, name=EVA),
        "host.points_reminder": host.points_reminder(t, round_id=ROUND, points_due=POINTS_DUE, today=today),
    }


def _points(t: Translator) -> dict[str, Card | Form]:
    question, lines = QUESTION[t.language], tuple(one[t.language] for one in POINTS)
    until = POINTS_DUE.replace(hour=13)
    return {
        "points.points_form": points.points_form(t, round_id=ROUND, readers=READERS),
        "points.points_form / edit": points.points_form(t, round_id=ROUND, readers=TWO_LEADERS, points=lines),
        "points.receipt": points.receipt(t, round_id=ROUND, readers=READERS, editable_until=until),
        "points.receipt / administration only": points.receipt(t, round_id=ROUND, readers=STAFF, editable_until=until),
        "points.receipt / shared in the seminar": points.receipt(
            t, round_id=ROUND, readers=TWO_LEADERS, editable_until=until
        ),
        "points.edited": points.edited(t),
        "points.too_late": points.too_late(t, question=question),
        "points.points_post": points.points_post(t, round_id=ROUND, question=question, points=lines),
        "points.points_post / administration only": points.points_post(
            t, round_id=ROUND, question=question, points=lines, guarded=False
        ),
        "points.points_for_seminar": points.points_for_seminar(t, group=OTHER_NAME, question=question, points=lines),
        "points.shown": points.shown(
            t,
            group=GROUP_NAME,
            rounds=[(POINTS_DUE.date(), question, lines)],
            take_out_of=ROUND,
            today=POINTS_DUE.date(),
        ),
        "points.shown / none yet": points.shown(t, group=GROUP_NAME, rounds=[], today=TODAY),
        "points.no_round": points.no_round(t),
    }


def _taking_out(t: Translator) -> dict[str, Card | Form]:
    lines = tuple(one[t.language] for one in POINTS)
    return {
        "points.take_out_form": points.take_out_form(t, round_id=ROUND, points=lines),
        "points.take_out_request": points.take_out_request(t, round_id=ROUND, line=1, point=lines[1]),
        "points.take_out_asked": points.take_out_asked(t, host=KARI),
        "points.taken_out": points.taken_out(t),
    }
