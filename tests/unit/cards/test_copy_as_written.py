"""The fifteen messages that set the tone come out exactly as they were written, in bokmål and in nynorsk."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.cards import (
    carry,
    commitment,
    digest,
    giving,
    guard_note,
    host,
    pause,
    points,
    refusal,
    reminder,
    share,
)
from bot.cards import (
    round as think,
)
from bot.cards.card import (
    Block,
    Bullets,
    Card,
    Chart,
    Choice,
    DateInput,
    Heading,
    Inline,
    Strong,
    Text,
    TextInput,
    buttons_of,
)
from bot.cards.facts import Fact, FactKind, told
from bot.cards.readers import Readers
from bot.cards.text import unmarked
from bot.cards.welcome import Invitation, welcome
from bot.domain.commitment import Reach, Status
from bot.domain.finding import Certainty, Finding, Indicator
from bot.domain.ids import CarriedMatterId, CommitmentId, GroupId, RoundId
from bot.domain.language import Language
from bot.i18n.translator import Translator

COPY = (Path(__file__).parents[2] / "golden" / "cards" / "copy.md").read_text(encoding="utf-8")
OSLO = ZoneInfo("Europe/Oslo")
READERS = Readers(members=7, leaders=("Ola Nordmann",))
ROUND = RoundId("r1")
NORWEGIAN = pytest.mark.parametrize("language", [Language.NB, Language.NN])


def section(number: int) -> str:
    found = re.search(rf"^## {number} .*?$(.*?)(?=^## |\Z)", COPY, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def written(number: int, language: Language) -> list[str]:
    """The block that begins with **nb** or **nn**, to the next empty line or the next language."""
    lines = section(number).splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith(f"**{language}** "))
    block = [lines[start].removeprefix(f"**{language}** ")]
    for line in lines[start + 1 :]:
        if not line or line.startswith(("**", "(", "Form fields", "Asked by", "nn:", "Quiet week", "Administration")):
            break
        block.append(line)
    return block


def marked(inline: Inline) -> str:
    return "".join(f"*{part.text}*" if isinstance(part, Strong) else part.text for part in inline)


def as_copy(card: Card) -> list[str]:
    """The card in the notation of the copy, without what the copy leaves to the platform: chart and selector."""
    return [line for block in card.blocks for line in block_as_copy(block)]


def block_as_copy(block: Block) -> list[str]:
    match block:
        case Heading(text):
            return [f"*{text}*"]
        case Text(inline):
            return [marked(inline)]
        case Bullets(items):
            return [f"• {marked(item)}" for item in items]
        case Chart() | Choice():
            return []
        case _:
            return [" ".join(f"[{one.label}]" for one in buttons_of([block]))]


def at(day: int, month: int, hour: int) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=OSLO)


def in_language(language: Language, nb: str, nn: str) -> str:
    return nb if language is Language.NB else nn


@NORWEGIAN
def test_welcome(language: Language) -> None:
    group = Invitation(
        group=GroupId("g1"),
        name="Refleksjonsgruppe 1",
        seminar="Det visjonære lederskap",
        seminar_on=date(2026, 4, 8),
        readers=READERS,
        ends=date(2027, 4, 8),
    )
    card = welcome(Translator(language), name="Kari", groups=[group], today=date(2026, 4, 13))
    assert as_copy(card) == written(1, language)


@NORWEGIAN
def test_prompt(language: Language) -> None:
    question = written(2, language)[1].strip("«»")
    card = think.prompt(
        Translator(language),
        round_id=ROUND,
        question=question,
        readers=READERS,
        share_at=at(8, 5, 9),
        today=date(2026, 5, 5),
    )
    assert as_copy(card) == written(2, language)


@NORWEGIAN
def test_choices_of_who_may_see_it(language: Language) -> None:
    choice = think.visibility_choice(Translator(language), readers=READERS, min_unnamed=3)
    line = next(line for line in section(2).splitlines() if line.startswith(f"{language} *Del"))
    told_there = line.removeprefix(f"{language} ").split(" · ")
    assert [f"*{option.label}* – {option.help}" for option in choice.options] == told_there


@NORWEGIAN
def test_gentle_reminder(language: Language) -> None:
    card = think.prompt_reminder(
        Translator(language),
        round_id=ROUND,
        asked_on=date(2026, 5, 5),
        share_at=at(8, 5, 9),
        today=date(2026, 5, 7),
    )
    assert as_copy(card) == written(3, language)


@NORWEGIAN
def test_share_post(language: Language) -> None:
    card = share.share_post(
        Translator(language),
        round_id=ROUND,
        question=in_language(language, "Hvordan kan folkevalgte …?", "Korleis kan folkevalde …?"),
        anything_shared=True,
        host="Kari",
        open_until=date(2026, 5, 15),
        today=date(2026, 5, 8),
    )
    assert as_copy(card) == written(4, language)


@NORWEGIAN
def test_host_request(language: Language) -> None:
    card = host.host_request(
        Translator(language), round_id=ROUND, points_due=at(15, 5, 12), readers=READERS, today=date(2026, 5, 8)
    )
    assert as_copy(card) == written(5, language)


@NORWEGIAN
def test_fields_of_the_points_form(language: Language) -> None:
    form = points.points_form(Translator(language), round_id=ROUND, readers=READERS)
    labels = [block.label for block in form.blocks if isinstance(block, TextInput)]
    line = next(line for line in section(5).splitlines() if line.startswith("Form fields"))
    assert labels == re.findall(r'"([^"]*)"', line.partition(f"{language} ")[2])[:3]


@NORWEGIAN
def test_points_receipt(language: Language) -> None:
    card = points.receipt(Translator(language), round_id=ROUND, readers=READERS, editable_until=at(15, 5, 13))
    assert as_copy(card) == written(6, language)


@NORWEGIAN
def test_commitment_confirmed(language: Language) -> None:
    what = re.findall("«(.*?)»", written(7, language)[0])[0]
    card = commitment.confirmed(
        Translator(language),
        commitment=CommitmentId("c1"),
        what=what,
        due=date(2026, 5, 29),
        reach=Reach.ONLY_ME,
        readers=READERS,
        remind_on=[date(2026, 5, 22), date(2026, 5, 29), date(2026, 6, 5), date(2026, 6, 19)],
        today=date(2026, 5, 4),
    )
    assert as_copy(card) == written(7, language)


@NORWEGIAN
def test_asked_by_another(language: Language) -> None:
    card = giving.offered(
        Translator(language),
        commitment=CommitmentId("c1"),
        giver="Ola Nordmann",
        what="…",
        due=date(2026, 5, 29),
        today=date(2026, 5, 4),
    )
    (sentence, labels) = as_copy(card)
    assert re.search(
        rf"^(Asked by another – )?{language}: {re.escape(f'{sentence} {labels}')}$", section(7), re.MULTILINE
    )


@NORWEGIAN
def test_merged_reminder(language: Language) -> None:
    told_there = [line.rpartition(": ")[2] for line in written(8, language)[1:4]]
    dues = [date(2026, 5, 29), date(2026, 6, 5), date(2026, 5, 22)]
    items = [
        reminder.Due(commitment=CommitmentId(what), what=what, due=due)
        for what, due in zip(told_there, dues, strict=True)
    ]
    card = reminder.reminders(Translator(language), name="Kari", items=items, now=at(29, 5, 8))
    assert as_copy(card) == written(8, language)
    selector = next(block for block in card.blocks if isinstance(block, Choice))
    assert f'"{selector.label}"' in section(8)
    assert f'"{card.summary}"' in section(8)


@NORWEGIAN
def test_done_question(language: Language) -> None:
    assert as_copy(commitment.done_question(Translator(language), commitment=CommitmentId("c1"))) == written(
        9, language
    )


def week_of(lines: Sequence[str]) -> digest.GroupWeek:
    return digest.GroupWeek(
        group=GroupId("g1"),
        name="Refleksjonsgruppe 1",
        points=(digest.NewPoints(round=ROUND, lines=tuple(lines), thread="https://chat.example/t"),),
        by_status={Status.OPEN: 5, Status.DONE: 2},
        done_this_week=2,
        due_next_week=3,
        date_passed=1,
        new_commitments=2,
    )


@NORWEGIAN
def test_weekly_digest(language: Language) -> None:
    expected = [re.sub(r" \((or|eller): .*\)$", "", line) for line in written(10, language)]
    week = week_of([line.removeprefix("• ") for line in expected if line.startswith("• ")])
    card = digest.digest(Translator(language), week=20, programme_year=None, groups=[week], today=date(2026, 5, 15))
    assert as_copy(card) == expected


@NORWEGIAN
def test_frame_of_the_group_in_the_digest(language: Language) -> None:
    line = next(line for line in written(10, language) if line.startswith("*Rammene"))
    fact = Fact(kind=FactKind.NEAR_MEETINGS, params={"body": "Bystyret"})
    assert line.endswith(f": {unmarked(told(Translator(language), fact))})")


@NORWEGIAN
def test_quiet_week(language: Language) -> None:
    quiet = digest.GroupWeek(
        group=GroupId("g1"), name="Refleksjonsgruppe 1", by_status={}, next_question=date(2026, 5, 26)
    )
    card = digest.digest(Translator(language), week=21, programme_year=None, groups=[quiet], today=date(2026, 5, 22))
    (line,) = as_copy(card)
    assert f"{language}: {line}" in section(10)


@NORWEGIAN
def test_leaders_have_read(language: Language) -> None:
    t, day = Translator(language), date(2026, 5, 15)
    one = digest.leaders_have_read(t, names=["Ola Nordmann"], all_of_several=False, on=day, today=day)
    everyone = digest.leaders_have_read(t, names=["Ola Nordmann"], all_of_several=True, on=day, today=day)
    (line,) = written(11, language)
    first, _, second = line.partition(" — ")
    assert as_copy(one) == [first]
    assert second.endswith(f": {as_copy(everyone)[0]}")


SEEN = {
    Indicator.DECISION: ("vedtar vi", "vedtek vi"),
    Indicator.VOTE: ("votering", "røyste over"),
    Indicator.RECOMMENDATION: ("gruppa innstiller", "gruppa si tilråding"),
    Indicator.PENDING_CASE: ("sak 45/26", "sak 45/26"),
}


@NORWEGIAN
@pytest.mark.parametrize("indicator", SEEN)
def test_guard_notes(language: Language, indicator: Indicator) -> None:
    words = in_language(language, *SEEN[indicator])
    finding = Finding(indicator=indicator, certainty=Certainty.SURE, words=(words,), start=0, end=9)
    elected = as_copy(guard_note.guard_note(Translator(language), finding=finding, elected=True, body="Formannskapet"))
    staff = as_copy(guard_note.guard_note(Translator(language), finding=finding, elected=False, body="Formannskapet"))
    said, last, labels = elected
    assert f"**{indicator} {language}** {said}\n" in section(12)
    assert f"{language}: {last}" in section(12)
    alternatives = labels.replace("organ]", "organ | Ta det opp i linja]")
    assert f"{language} {alternatives}" in section(12)
    assert staff[2] == labels.replace("rett organ", "linja")


@NORWEGIAN
def test_carry_form(language: Language) -> None:
    form = carry.carry_form(Translator(language), bodies=())
    line = next(line for line in section(13).splitlines() if line.startswith("Form"))
    what, where, when = re.findall(r'"([^"]*)"', line.partition(f"{language} ")[2])[:3]
    assert [block.label for block in form.blocks if isinstance(block, TextInput | DateInput)] == [
        what,
        when,
    ]
    assert Translator(language).text("carry.where") == where


@NORWEGIAN
def test_carried_to_a_body(language: Language) -> None:
    card = carry.confirmed(
        Translator(language),
        matter=CarriedMatterId("m1"),
        what="…",
        body="Bystyret",
        when=date(2026, 5, 27),
        today=date(2026, 5, 4),
    )
    assert as_copy(card) == written(13, language)


@NORWEGIAN
def test_carried_to_the_line(language: Language) -> None:
    card = carry.confirmed(
        Translator(language),
        matter=CarriedMatterId("m1"),
        what="…",
        body=None,
        when=date(2026, 5, 27),
        today=date(2026, 5, 4),
    )
    assert f"{language}: {as_copy(card)[0]}" in section(13)


@NORWEGIAN
def test_pause_confirmed(language: Language) -> None:
    card = pause.confirmed(Translator(language), back_on=date(2026, 8, 12), today=date(2026, 7, 1))
    assert as_copy(card) == written(14, language)


@NORWEGIAN
def test_refusal_to_an_outsider(language: Language) -> None:
    assert as_copy(refusal.outsider(Translator(language), contact="{tenant.contact}")) == written(15, language)
