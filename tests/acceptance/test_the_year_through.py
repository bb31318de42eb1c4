"""A whole year in Bergen and in Levanger: to the next seminar, with what was said a year ago."""

from dataclasses import replace
from datetime import date

from bot.config import load
from bot.domain.configuration import Configuration, RoundPlan
from bot.domain.ids import GroupId, SeminarId
from tests.acceptance.conftest import EXAMPLES, Start
from tests.acceptance.web_driver import WebDriver


async def test_bergen_looks_back_before_next_years_seminar(start: Start, one_group: Configuration) -> None:
    (seminar,) = one_group.seminars
    (group,) = one_group.groups
    following = replace(seminar, id=SeminarId("visjonaert-2027"), title="Samspill i hverdagen", date=date(2027, 4, 7))
    new_group = replace(
        group,
        id=GroupId("bord-1-2027"),
        name="Refleksjonsgruppe 1, år 4",
        seminar=following.id,
        follows=(group.id,),
        starts=date(2027, 4, 12),
        ends=date(2027, 10, 1),
        rounds=RoundPlan(prompts=()),
    )
    year = replace(one_group, seminars=(seminar, following), groups=(group, new_group))
    driver = await start(year)
    for person in ("kari", "ola", "eva", "per", "liv"):
        await driver.commands(person, "bli med")

    # A round in April ends in points that the group wants to take along.
    await driver.until(date(2026, 4, 20))
    await driver.answers("eva", "Jeg lurer på hva byrådet trenger.", "named")
    await driver.answers("liv", "Jeg vil spørre mer.", "named")
    await driver.until(date(2026, 4, 24))
    await driver.presses("kari", "Ja, det gjer eg")
    await driver.presses("kari", "Skriv punkt")
    await driver.submits(
        "kari", noticed="Vi la merke til at vi spør for lite.", wonder="Vi lurer på rollene.", learned=""
    )

    # Summer is quiet: nothing is sent in fellesferien.
    await driver.until(date(2026, 7, 5))
    before = len(await driver.told("eva"))
    await driver.until(date(2026, 8, 2))
    assert len(await driver.told("eva")) == before

    # A week before the next seminar each of them is reminded of what was said, without names.
    await driver.until(date(2027, 4, 2))
    look_back = [one.text for one in await driver.told("eva") if "Vi la merke til at vi spør for lite." in one.text]
    assert any("2026" in text or "i fjor" in text for text in look_back)
    assert not any("Kari" in text for text in look_back)

    # The group is thanked on its last day, and asks no more.
    await driver.until(date(2027, 4, 12))
    channel = [one.text for one in await driver.channel("bord-1", reader="eva")]
    assert any("Takk" in text and "Refleksjonsgruppe 1" in text for text in channel)


async def test_yes_is_given_group_by_group(start: Start, one_group: Configuration) -> None:
    (group,) = one_group.groups
    other = replace(group, id=GroupId("bord-7"), name="Refleksjonsgruppe 7", members=group.members[2:], leaders=())
    driver = await start(replace(one_group, groups=(group, other)))
    assert "Bli med i Refleksjonsgruppe 7" in (await driver.told("eva"))[-1].buttons
    await driver.presses("eva", "Bli med i Refleksjonsgruppe 7")
    assert "«Refleksjonsgruppe 7»" in await driver.words_to("eva")
    assert "«Refleksjonsgruppe 1»" not in await driver.words_to("eva")
    await driver.until(date(2026, 4, 21))
    asked = [one.text for one in await driver.told("eva") if "Et spørsmål å tenke over" in one.text]
    assert len(asked) == 1
    assert "Ola Nordmann" not in asked[0]
    await driver.presses("eva", "Bli med i Refleksjonsgruppe 1")
    assert "«Refleksjonsgruppe 1» og «Refleksjonsgruppe 7»" in await driver.words_to("eva")


def _levanger() -> Configuration:
    (configuration,) = load(EXAMPLES / "levanger.yaml").configurations
    groups = configuration.groups[:2]
    people = tuple(one for one in configuration.people if any(one.id in group.people for group in groups))
    return replace(configuration, groups=groups, people=people)


async def test_levanger_measures_shares_between_groups_and_remembers(start: Start) -> None:
    driver = await start(_levanger())
    await driver.everybody_says_yes()

    # What was said the year before, from the configuration.
    await driver.commands("kari", "tilbakeblikk")
    assert "høyt under taket" in await driver.words_to("kari")

    # The figures from before come out exactly, and nothing is claimed of them.
    await driver.commands("kari", "måling")
    measured = await driver.words_to("kari")
    assert '"3,6", "4,0"' in measured
    assert "effekt" in measured or "ikke" in measured

    # Ten people answer in April; what they said cannot be told apart, and is shown when it has closed.
    await _everybody_answers(driver)
    await driver.until(date(2025, 5, 14))
    results = [one.text for one in await driver.told("eva") if "november 2024" in one.text]
    assert results
    assert "4,0" in results[-1]

    # Both groups talk; the points of one reach the other, since this seminar shares them.
    await driver.until(date(2025, 6, 30))
    hosts = [person for person in ("kari", "ola", "per", "liv") if await _has(driver, person, "Ja, det gjør jeg")]
    assert hosts
    assert not await _has(driver, "eva", "Ja, det gjør jeg")


async def _everybody_answers(driver: WebDriver) -> None:
    await driver.until(date(2025, 4, 29), 16)
    for person in ("kari", "ola", "eva", "per", "liv", "jon", "anne", "nils", "siri", "odd"):
        await driver.commands(person, "måling")
        form = await driver.presses(person, "Svar på målingen")
        assert form is not None
        await driver.submits(person, **dict.fromkeys(form.fields, "4"))


async def _has(driver: WebDriver, person: str, button: str) -> bool:
    return any(button in seen.buttons for seen in await driver.told(person))
