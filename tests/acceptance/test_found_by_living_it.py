"""What people stumbled over while they lived a year with it, each as it should have been."""

from datetime import date

from tests.acceptance.web_driver import WebDriver

ASKED = date(2026, 4, 20)
SHARED = date(2026, 4, 23)
CLOSED = date(2026, 4, 30)
NEXT_ROUND = date(2026, 5, 5)
CHANNEL = "bord-1"


async def thread(group: WebDriver) -> list[str]:
    return [one.text for one in await group.channel(CHANNEL, reader="ola") if one.in_thread]


async def test_nobody_is_told_that_a_text_is_shared_when_the_thread_has_closed(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.answers("eva", "En ensom tanke", "unnamed")
    await group.until(CLOSED)
    await group.presses("eva", "Del med navnet mitt")
    assert "Tråden er lukket" in await group.words_to("eva")
    assert await thread(group) == []


async def test_after_the_thread_has_closed_the_form_only_offers_to_keep_it(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.answers("eva", "En ensom tanke", "private")
    await group.until(CLOSED)
    form = await group.presses("eva", "Endre")
    assert form is not None
    assert form.options["visibility"] == ["private"]
    await group.submits("eva", text="En ensom tanke til", visibility="named")
    assert "Tråden er lukket" in await group.words_to("eva")


async def test_late_text_without_name_waits_for_company_until_the_last_day(group: WebDriver) -> None:
    await group.until(SHARED)
    await group.answers("per", "Sent og uten navn", "unnamed")
    assert "minst tre nye deler slik" in await group.words_to("per")
    await group.until(date(2026, 4, 27))
    assert not any("for få" in one.text for one in await group.told("per"))
    await group.until(date(2026, 4, 28))
    assert "onsdag 29. april kl. 09.00" in await group.words_to("per")


async def test_three_late_texts_without_name_are_shown_and_nobody_is_asked(group: WebDriver) -> None:
    await group.until(SHARED)
    for person in ("per", "eva", "liv"):
        await group.answers(person, f"Tanken til {person}", "unnamed")
    await group.until(date(2026, 4, 28))
    assert len(await thread(group)) == 3
    assert "for få" not in await group.words_to("per")


async def test_slow_host_may_write_the_points_until_the_next_question(group: WebDriver) -> None:
    await group.until(SHARED)
    await group.presses("kari", "Ja, det gjer eg")
    await group.until(CLOSED)
    await group.presses("kari", "Skriv punkt")
    await group.submits(
        "kari", noticed="Vi la merke til at det hjelper å spørje", wonder="", learned="Vi lærte å vente"
    )
    assert any("Vi lærte å vente" in one for one in await thread(group))


async def test_host_who_is_too_late_hears_it_before_writing(group: WebDriver) -> None:
    await group.until(SHARED)
    await group.presses("kari", "Ja, det gjer eg")
    await group.until(NEXT_ROUND)
    assert await group.presses("kari", "Skriv punkt") is None
    assert "«" in await group.words_to("kari")
