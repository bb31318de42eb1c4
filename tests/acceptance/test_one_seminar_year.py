"""One seminar year, as people live it: from the welcome to next year's look-back."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from bot.config import load
from tests.acceptance.driver import Driver, Seen
from tests.acceptance.web_driver import in_the_web

EXAMPLES = Path(__file__).parents[2] / "examples"
MEMBERS = ("kari", "ola", "eva", "per", "liv")


@pytest.fixture
async def bergen(tmp_path: Path) -> AsyncIterator[Driver]:
    (configuration,) = load(EXAMPLES / "bergen.yaml").configurations
    async with in_the_web(configuration, tmp_path) as driver:
        yield driver


async def last(driver: Driver, person: str) -> Seen:
    return (await driver.told(person))[-1]


async def everybody_says_yes(driver: Driver) -> None:
    for person in MEMBERS:
        await driver.presses(person, "Eg er med" if person == "kari" else "Jeg er med")


async def test_bergen_lives_a_round_from_welcome_to_digest(bergen: Driver) -> None:
    # The groups begin, and everybody is asked once, in their own form of Norwegian.
    assert "Vil du være med?" in (await last(bergen, "eva")).text
    assert "Vil du vere med?" in (await last(bergen, "kari")).text
    assert "Ola Nordmann (leder)" in (await last(bergen, "eva")).text
    await everybody_says_yes(bergen)

    # The first question comes on an open day clear of bystyret's meeting, with the word who will see the answers.
    await bergen.until(date(2026, 4, 20))
    question = await last(bergen, "eva")
    assert "samspillet mellom bystyre og byråd" in question.text
    assert "Ola Nordmann (leder), fra torsdag 23. april kl. 09.00" in question.text

    # They think for themselves: with name, without, only for oneself, and standing over.
    for person, words, visibility in (
        ("kari", "Eg trur vi må spørje kvarandre oftare.", "named"),
        ("eva", "Jeg lurer på hva byrådet trenger fra oss.", "named"),
        ("per", "Dette er bare for meg.", "private"),
    ):
        await bergen.presses(person, "Skriv refleksjon")
        await bergen.submits(person, text=words, visibility=visibility)
    await bergen.presses("liv", "Stå over denne gangen")
    assert "Ingen får vite det" in (await last(bergen, "liv")).text

    # They share: one post in the channel and what was shared in its thread. The private text is nowhere.
    await bergen.until(date(2026, 4, 24))
    channel = await bergen.channel("bord-1", reader="ola")
    assert any("Dette tenker noen av oss" in one.text for one in channel)
    shared = {one.text for one in channel if one.in_thread}
    assert shared == {
        "Kari Nordmann: Eg trur vi må spørje kvarandre oftare.",
        "Eva Dahl: Jeg lurer på hva byrådet trenger fra oss.",
    }
    assert not any("bare for meg" in one.text.casefold() for one in channel)

    # A host says yes and writes two points; nobody else is asked.
    await bergen.presses("kari", "Ja, det gjer eg")
    form = await bergen.presses("kari", "Skriv punkt")
    assert form is not None
    assert form.title == "Punkt til deling"
    await bergen.submits(
        "kari", noticed="Vi la merke til at vi spør for lite.", wonder="Vi lurer på rollene.", learned=""
    )
    assert "ikkje råd eller vedtak frå gruppa" in (await last(bergen, "kari")).text

    # The leader gets the digest with the points, and shows that it was read.
    await bergen.until(date(2026, 4, 24), 14)
    digest = await last(bergen, "ola")
    assert "Ukesbrev for uke 17 · Refleksjonsgruppe 1" in digest.text
    assert "Vi la merke til at vi spør for lite." in digest.text
    assert "liv" not in digest.text.casefold()
    await bergen.presses("ola", "Jeg har lest")
    assert any(
        "Ola Nordmann har lest punktene deres fra 24. april" in one.text
        for one in await bergen.channel("bord-1", reader="eva")
    )


async def test_a_commitment_is_kept_from_a_free_sentence_to_what_was_learned(bergen: Driver) -> None:
    await everybody_says_yes(bergen)
    await bergen.commands("liv", "ring Eva innen fredag 8. mai")
    draft = await last(bergen, "liv")
    assert "«Ring Eva»" in draft.text
    await bergen.presses("liv", "Fyll ut og lagre")
    await bergen.submits("liv", what="Ring Eva", by="2026-05-08", reach="only_me")
    noted = await last(bergen, "liv")
    assert "Bare du ser dette" in noted.text
    assert "30. april" in noted.text  # 1 May is a holiday: the reminder comes before it

    await bergen.until(date(2026, 5, 8))
    assert any("I dag: Ring Eva" in one.text for one in await bergen.told("liv"))
    await bergen.presses("liv", "Ferdig")
    await bergen.presses("liv", "Skriv noen ord")
    await bergen.submits("liv", learned="At det er lurt å spørre først.", shared="no")
    assert not any("Ring Eva" in one.text for one in await bergen.told("ola"))


async def test_an_outsider_gets_a_kind_no_and_nothing_is_kept(bergen: Driver) -> None:
    await bergen.writes("utenforstaende", "Hei, hva er dette?")
    refusal = await last(bergen, "utenforstaende")
    assert "jeg finner deg ikke i noen av dem" in refusal.text
    assert "Jeg har ikke lagret det du skrev" in refusal.text


async def test_nothing_goes_to_somebody_who_has_not_said_yes(bergen: Driver) -> None:
    await bergen.presses("eva", "Ikke nå")
    await bergen.until(date(2026, 5, 6))
    texts = [one.text for one in await bergen.told("eva")]
    assert not any("Et spørsmål å tenke over" in text for text in texts)
    assert sum("Vil du" in text for text in texts) <= 2
