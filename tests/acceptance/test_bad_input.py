"""Whatever people send: nothing breaks, nothing leaks, and a friendly sentence says what to do."""

from datetime import date

import pytest

from bot.cards.action import Act
from tests.acceptance.web_driver import WebDriver

ASKED = date(2026, 4, 20)
HOSTILE = (
    "<script>alert(1)</script>",
    "<!channel> @everyone <@U123> *fet* _kursiv_ ~strek~ `kode`",
    "[lenke](http://example.com) & &amp; <b>",
    "\u202eomvendt\u202c \u0645\u0631\u062d\u0628\u0627",
    "👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301 å",
    "{name} %s {0} \\n ${x}",
    "'; DROP TABLE reflections; --",
)


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_shared_letter_by_letter(group: WebDriver, text: str) -> None:
    await group.until(ASKED)
    await group.answers("eva", text, "named")
    await group.answers("liv", "Til selskap", "named")
    await group.until(date(2026, 4, 23))
    shared = {one.text for one in await group.channel("bord-1", reader="ola") if one.in_thread}
    assert f"Eva Dahl: {text}" in shared


@pytest.mark.parametrize("text", ["", "   \n\t ", "x" * 3_001, "ord " * 25_000])
async def test_empty_and_endless_answers_are_refused_kindly(group: WebDriver, text: str) -> None:
    await group.until(ASKED)
    await group.answers("eva", text, "named")
    said = await group.words_to("eva")
    assert "Takk, det er lagret" not in said
    assert "tegn" in said or "Skriv" in said


async def test_answer_of_just_the_longest_length_is_kept(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.answers("eva", "å" * 3_000, "private")
    assert "Takk, det er lagret" in await group.words_to("eva")


async def test_missing_choice_of_reader_keeps_the_text_private(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.answers("eva", "Uten valg", "")
    assert "Bare du ser det" in await group.words_to("eva")


@pytest.mark.parametrize(
    ("act", "refs"),
    [
        (Act.WRITE_REFLECTION, {"round": "nei"}),
        (Act.SAVE_POINTS, {"round": "nei"}),
        (Act.HOST_YES, {}),
        (Act.FINISH, {}),
        (Act.SAVE_MOVE, {"commitment": "nei"}),
        (Act.CHOOSE_AGAIN, {"reflection": "nei"}),
        (Act.SAVE_START_ROUND, {"group": "bord-1"}),
        (Act.START_SESSION, {"group": "bord-6"}),
        (Act.HAVE_READ, {"rounds": "a,b,c"}),
        (Act.SAVE_CARRY, {"matter": "nei"}),
        (Act.SWAP_IN, {"reflection": "nei", "indicator": "D1"}),
        (Act.SWAP_IN, {"reflection": "nei", "indicator": "D99"}),
        (Act.SAVE_PULSE, {"pulse": "nei"}),
        (Act.SAVE_DRAFT, {"draft": "nei"}),
        (Act.ACCEPT_OFFER, {"commitment": "nei"}),
        (Act.MORE_GROUPS, {"week": "tull"}),
        (Act.TAKE_OUT, {"round": "nei", "line": "-1"}),
    ],
)
async def test_forged_actions_get_a_sentence_and_change_nothing(
    group: WebDriver, act: Act, refs: dict[str, str]
) -> None:
    before = len(await group.told("eva"))
    form = await group.forges("eva", act, refs)
    assert form is None
    assert len(await group.told("eva")) == before + 1


async def test_endless_command_is_not_read_to_its_end(group: WebDriver) -> None:
    await group.commands("eva", "nytt " + "a" * 30_000)
    assert await group.words_to("eva")


async def test_only_a_leader_starts_a_round(group: WebDriver) -> None:
    assert await group.commands("eva", "runde") is None
    assert "Ola Nordmann (leder)" in await group.words_to("eva")
    await group.forges("eva", Act.SAVE_START_ROUND, {"group": "bord-1"}, own="Hva nå?", prompt="")
    await group.until(date(2026, 4, 14))
    assert not any("Hva nå?" in one.text for one in await group.told("liv"))


async def test_outsider_cannot_press_what_others_can(group: WebDriver) -> None:
    for act in (Act.OVERVIEW, Act.JOIN, Act.MY_DATA, Act.STATUS):
        await group.forges("utenforstaende", act, {"group": "bord-1"})
        assert "jeg finner deg ikke i noen av dem" in await group.words_to("utenforstaende")
