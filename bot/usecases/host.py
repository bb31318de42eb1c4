"""Be the conversation host of a round: say yes or no, and write the points."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.errors import NotFound, WrongPhase
from bot.domain.ids import RoundId
from bot.domain.message import Kind
from bot.domain.round import Round
from bot.usecases.advance_round import ask_next_host, points_key, share_key
from bot.usecases.notice_drift import suggest_frame
from bot.usecases.notify import notify, post
from bot.usecases.reflect import round_for
from bot.usecases.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Declined:
    had_said_yes: bool
    another: bool
    """Somebody else has been asked."""


async def accept_host(scene: Scene, round_id: RoundId) -> Round:
    found, group = await round_for(scene, round_id)
    accepted = found.accept_host(scene.me)
    if accepted != found:
        await scene.work.rounds.save(accepted)
        key = share_key(accepted)
        await post(
            scene, group, Kind.SHARE_POST, f"{key}/update/host/{found.version}", {"round": found.id}, update_of=key
        )
        await suggest_frame(scene, group, scene.me)
    return accepted


async def decline_host(scene: Scene, round_id: RoundId) -> Declined:
    """Whoever gives the task back is named in the channel no longer."""
    found, group = await round_for(scene, round_id)
    await scene.work.rounds.save(found.decline_host(scene.me))
    had_said_yes = found.host == scene.me
    if had_said_yes:
        key = share_key(found)
        stamp = f"{key}/update/gave_back/{found.version}"
        await post(scene, group, Kind.SHARE_POST, stamp, {"round": found.id}, update_of=key)
    after = await ask_next_host(scene, round_id)
    return Declined(had_said_yes=had_said_yes, another=after.hosts_asked != found.hosts_asked)


async def write_points(scene: Scene, round_id: RoundId, lines: Sequence[str]) -> Round:
    found, group = await round_for(scene, round_id)
    if not await may_write(scene, found):
        raise WrongPhase
    written = found.write_points(scene.me, lines, scene.now)
    await scene.work.rounds.save(written)
    key = points_key(written)
    if found.points_shared_at is None:
        await post(scene, group, Kind.POINTS_POST, key, {"round": found.id}, thread=share_key(found))
    else:
        await _update(scene, written, f"edit/{found.version}")
    return written


async def may_write(scene: Scene, found: Round) -> bool:
    """Once the thread has closed, until the next question comes or the group ends."""
    if found.open:
        return True
    if found.points_shared_at is not None or scene.is_over(scene.configuration.group(found.group)):
        return False
    rounds = await scene.work.rounds.of_group(found.group)
    return found.opened_at == max(one.opened_at for one in rounds)


async def take_out(scene: Scene, round_id: RoundId, line: int) -> Round:
    found, _ = await round_for(scene, round_id)
    after = found.take_out(scene.me, line)
    await scene.work.rounds.save(after)
    await _update(scene, after, f"take_out/{found.version}")
    return after


async def ask_to_take_out(scene: Scene, round_id: RoundId, line: int) -> None:
    """Ask the host; who asks is not said."""
    found, _ = await round_for(scene, round_id)
    if found.host is None:
        raise NotFound
    key = f"{points_key(found)}/take_out/{found.version}/{line}"
    await notify(scene, found.host, Kind.TAKE_OUT_REQUEST, key, {"round": found.id, "line": str(line)})


async def _update(scene: Scene, changed: Round, stamp: str) -> None:
    key = points_key(changed)
    group = scene.configuration.group(changed.group)
    await post(scene, group, Kind.POINTS_POST, f"{key}/update/{stamp}", {"round": changed.id}, update_of=key)


async def host_of(scene: Scene, round_id: RoundId) -> Round:
    """The round, for its host only."""
    found, _ = await round_for(scene, round_id)
    if found.host != scene.me:
        raise NotFound
    return found
