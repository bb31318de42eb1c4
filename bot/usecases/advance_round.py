"""Take a round to its next phase, put answers in its thread, ask for a host, and close it."""

from datetime import datetime, timedelta

from bot.domain.calendar import Calendar, local
from bot.domain.configuration import SharePoints, WorkingGroup
from bot.domain.ids import PersonId, RoundId
from bot.domain.message import Kind
from bot.domain.round import Phase, Reflection, Round, next_host, shareable
from bot.usecases.notify import notify, post
from bot.usecases.reflect import post_in_thread
from bot.usecases.scene import Scene


def share_key(found: Round) -> str:
    return f"round/{found.id}/share"


def points_key(found: Round) -> str:
    return f"round/{found.id}/points"


async def advance_round(scene: Scene, round_id: RoundId) -> Round:
    """Do what the end of the phase asks for. Nothing happens before it has ended, nor twice."""
    found = await scene.work.rounds.get(round_id)
    if not found.open or scene.now < found.phase_ends_at:
        return found
    match found.phase:
        case Phase.THINK:
            return await _open_share(scene, found)
        case Phase.SHARE:
            return await _end_share(scene, found)
        case Phase.POINTS | Phase.CLOSED:
            return await close_round(scene, found)


async def _open_share(scene: Scene, found: Round) -> Round:
    group = scene.configuration.group(found.group)
    opened = found.open_share()
    await scene.work.rounds.save(opened)
    await post(scene, group, Kind.SHARE_POST, share_key(opened), {"round": opened.id})
    await share_answers(scene, opened.id, first=True)
    return await ask_next_host(scene, opened.id)


async def share_answers(scene: Scene, round_id: RoundId, *, first: bool = False) -> tuple[Reflection, ...]:
    """Put in the thread what may be shown now, in the round's own random order, and ask those who stand alone."""
    found = await scene.work.rounds.get(round_id)
    if found.phase not in {Phase.SHARE, Phase.POINTS}:
        return ()
    group = scene.configuration.group(found.group)
    reflections = await scene.work.reflections.of_round(found.id)
    fewest = scene.configuration.privacy.min_unnamed
    sharing = shareable(reflections, min_unnamed=fewest, seed=found.seed, first=first)
    shown_before = sum(one.shared_at is not None for one in reflections)
    for position, reflection in enumerate(sharing.show, start=shown_before):
        shared = reflection.share(position, scene.now)
        await scene.work.reflections.save(shared)
        await post_in_thread(scene, group, shared, share_key(found))
    at = scene.now if first else _last_day(scene, found)
    for reflection in sharing.ask_again:
        await _ask_again(scene, found, reflection, at)
    return sharing.show


def _last_day(scene: Scene, found: Round) -> datetime:
    """A late text waits for company as long as the thread gives it time: till the working day before it closes."""
    zone = scene.configuration.tenant.timezone
    closes = found.share_ends_at.astimezone(zone)
    day = Calendar.of_tenant(scene.configuration).previous_open(closes.date() - timedelta(days=1))
    return max(scene.now, local(day, closes.time(), zone))


async def _ask_again(scene: Scene, found: Round, reflection: Reflection, at: datetime) -> None:
    """The working day to decide begins when the question comes, which may be the next morning."""
    told_at = None
    if reflection.author is not None:
        told_at = await notify(
            scene,
            reflection.author,
            Kind.CHOOSE_AGAIN,
            f"round/{found.id}/choose_again/{reflection.id}",
            {"round": found.id, "reflection": reflection.id},
            not_before=at,
        )
    await scene.work.reflections.save(reflection.ask_again(told_at or at))


async def keep_unanswered_private(scene: Scene, reflection: Reflection) -> None:
    """A working day after the question, a text that nobody decided about stays with its writer."""
    await scene.work.reflections.save(reflection.keep_private())


async def ask_next_host(scene: Scene, round_id: RoundId) -> Round:
    """Ask the next one; after three the round closes without points. The day to answer begins when it is asked."""
    found = await scene.work.rounds.get(round_id)
    if found.phase is not Phase.SHARE or found.host is not None:
        return found
    group = scene.configuration.group(found.group)
    candidates = await who_may_host(scene, group)
    rounds = await scene.work.rounds.of_group(group.id)
    earlier = [person for one in reversed(rounds) for person in (*one.hosts_asked, one.host) if person is not None]
    candidate = next_host(candidates, earlier, found.hosts_asked)
    if candidate is None:
        return found
    told_at = await notify(
        scene,
        candidate,
        Kind.HOST_REQUEST,
        f"round/{found.id}/host/{candidate}",
        {"round": found.id, "group": group.id},
        expires_at=found.phase_ends_at,
    )
    asked = found.ask_host(candidate, told_at or scene.now)
    await scene.work.rounds.save(asked)
    return asked if told_at else await ask_next_host(scene, round_id)


async def who_may_host(scene: Scene, group: WorkingGroup) -> tuple[PersonId, ...]:
    """Members who said yes and are not away; never a leader by default."""
    today = scene.now.astimezone(scene.configuration.tenant.timezone).date()
    here: list[PersonId] = []
    for person in await scene.with_yes(group):
        pause = (await scene.work.preferences.get(person)).pause
        if person in group.members and not (pause and pause.covers(today)):
            here.append(person)
    return tuple(person for person in here if person not in group.leaders) or ()


async def _end_share(scene: Scene, found: Round) -> Round:
    if found.host is None:
        return await close_round(scene, found)
    ended = found.end_share()
    await scene.work.rounds.save(ended)
    return ended


async def close_round(scene: Scene, found: Round) -> Round:
    closed = found.close(scene.now)
    await scene.work.rounds.save(closed)
    if closed.points:
        await _tell_seminar(scene, closed)
    return closed


async def _tell_seminar(scene: Scene, closed: Round) -> None:
    """With `share_points: seminar` the points go to the other groups: the plenum of the seeds."""
    group = scene.configuration.group(closed.group)
    if scene.configuration.seminar(group.seminar).share_points is not SharePoints.SEMINAR:
        return
    for other in scene.configuration.groups:
        if other.seminar == group.seminar and other.id != group.id and not scene.is_over(other):
            await post(
                scene,
                other,
                Kind.POINTS_SEMINAR,
                f"{points_key(closed)}/to/{other.id}",
                {"round": closed.id, "from": group.id},
            )
