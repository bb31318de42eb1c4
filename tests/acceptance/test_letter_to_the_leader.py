"""Ukesbrevet: whatever day it comes, it tells what is new since the last one, once."""

from dataclasses import replace
from datetime import date

from bot.domain.configuration import Configuration, QuietPeriod, Weekday
from tests.acceptance.conftest import Start
from tests.acceptance.web_driver import WebDriver

LATE_ON_FRIDAY = (date(2026, 4, 17), 15)
CHANNEL = "bord-1"


async def started(start: Start, configuration: Configuration) -> WebDriver:
    group = await start(configuration)
    await group.everybody_says_yes()
    return group


async def shares(group: WebDriver, what: str) -> None:
    await group.commands("liv", "nytt")
    await group.submits("liv", what=what, reach="group", who="liv")


async def letters(group: WebDriver) -> list[str]:
    return [one.text for one in await group.told("ola") if one.text.startswith(("Ukesbrev for", "Stille uke"))]


async def shorts(group: WebDriver) -> list[str]:
    posts = await group.channel(CHANNEL, reader="ola")
    return [one.text for one in posts if one.text.startswith("Ukesbrev for")]


async def test_what_is_shared_after_a_letter_is_in_the_next_one(start: Start, one_group: Configuration) -> None:
    group = await started(start, one_group)
    await group.until(*LATE_ON_FRIDAY)
    await shares(group, "Spørre etatene")
    await group.until(date(2026, 4, 24), 14)
    first, second = await letters(group)
    assert "Ett nytt oppfølgingspunkt" not in first
    assert "Ett nytt oppfølgingspunkt" in second


async def test_letter_on_mondays_tells_of_the_days_before_it(start: Start, one_group: Configuration) -> None:
    on_mondays = replace(one_group.digest, weekday=Weekday.MONDAY)
    group = await started(start, replace(one_group, digest=on_mondays))
    await group.until(date(2026, 4, 15))
    await shares(group, "Spørre etatene")
    await group.until(date(2026, 4, 27), 14)
    told = [one for one in await letters(group) if "Ett nytt oppfølgingspunkt" in one]
    assert len(told) == 1
    assert "uke 17" in told[0]


async def test_letter_after_weeks_of_silence_tells_of_them_all(start: Start, one_group: Configuration) -> None:
    silence = QuietPeriod(name="Stille uker", start=date(2026, 4, 16), end=date(2026, 5, 3))
    quiet = replace(one_group.calendar, quiet=(silence,))
    group = await started(start, replace(one_group, calendar=quiet))
    await group.until(date(2026, 4, 20))
    await shares(group, "Spørre etatene")
    await group.until(date(2026, 5, 8), 14)
    (told,) = [one for one in await letters(group) if "Ett nytt oppfølgingspunkt" in one]
    assert told


async def test_leader_who_sends_to_the_channel_gets_the_whole_letter_on_its_day(
    start: Start, one_group: Configuration
) -> None:
    group = await started(start, one_group)
    await group.commands("liv", "nytt")
    await group.submits("liv", what="Spørre etatene", reach="group", who="liv", by="2026-04-21")
    await group.commands("ola", "ukesbrev")
    before = len(await group.told("ola"))
    await group.presses("ola", "Send til kanalen")
    assert len(await shorts(group)) == 1
    assert len(await group.told("ola")) == before
    await group.until(date(2026, 4, 17), 14)
    assert len([one for one in await letters(group) if "Ett nytt oppfølgingspunkt" in one]) == 1
    assert len(await shorts(group)) == 1


async def test_points_that_are_read_already_ask_for_no_reading(start: Start, one_group: Configuration) -> None:
    group = await started(start, one_group)
    await group.until(date(2026, 4, 23))
    await group.presses("kari", "Ja, det gjer eg")
    await group.presses("kari", "Skriv punkt")
    await group.submits("kari", noticed="Det hjelper å spørre.", wonder="Hva vi trenger.", learned="")
    await group.commands("ola", "ukesbrev")
    await group.presses("ola", "Jeg har lest")
    await group.until(date(2026, 4, 24), 14)
    letter = next(one for one in reversed(await group.told("ola")) if "Det hjelper å spørre." in one.text)
    assert "Jeg har lest" not in letter.buttons
