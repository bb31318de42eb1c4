import pytest

from bot.domain.errors import AlreadyOpen
from bot.usecases.scene import Scene
from scheduling import tick as ticking
from scheduling.carry_out import carry_out
from scheduling.planner import PLANNED_UNTIL
from scheduling.planner.dues import Due, OpenRound
from tests.unit.planner.house import House
from tests.unit.planner.town import EVA, KARI, LIV, OLA, at


async def _refuses_rounds(scene: Scene, one: Due) -> None:
    await carry_out(scene, one)
    if isinstance(one, OpenRound):
        raise AlreadyOpen


async def test_what_is_refused_leaves_no_trace_and_holds_up_nothing_else(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.say_yes(KARI, OLA, EVA)
    await house.tick("2026-05-05 08:00")
    monkeypatch.setattr(ticking, "carry_out", _refuses_rounds)
    found = await house.tick("2026-05-05 09:00")
    assert found.refused == ("OpenRound: AlreadyOpen",)
    assert found.done == 1
    assert await house.rows("round/") == []
    assert await house.planned("welcome/") == [f"2026-05-05 09:00 welcome/1/{LIV}"]


async def test_how_far_it_is_planned_is_noted_after_a_refusal_too(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.say_yes(KARI, OLA, EVA, LIV)
    await house.tick("2026-05-05 08:00")
    monkeypatch.setattr(ticking, "carry_out", _refuses_rounds)
    await house.tick("2026-05-05 09:00")
    async with house.store.read(house.configuration.tenant.id) as work:
        assert await work.marks.get(PLANNED_UNTIL) == at("2026-05-05 09:00").isoformat()


async def test_first_tick_ever_looks_ahead_and_not_back(house: House) -> None:
    await house.say_yes(KARI, OLA, EVA, LIV)
    assert (await house.tick("2026-05-22 15:00")).done == 0
    assert await house.rows("occasion/") == []
