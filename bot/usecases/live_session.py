"""Start, pause, resume and stop an økt, and tell the channel its beats."""

from bot import library
from bot.domain.errors import NotAllowed
from bot.domain.ids import GroupId, LiveSessionId
from bot.domain.library import MethodId
from bot.domain.live_session import LiveSession, SessionPhase, begin_session
from bot.domain.message import Kind
from bot.usecases.notify import post
from bot.usecases.scene import Scene

LONGEST_PHASE = 180


async def start_session(
    scene: Scene, group_id: GroupId, *, method: MethodId | None, minutes: tuple[int, ...] = ()
) -> LiveSession:
    """Any participant may; one runs in a channel at a time. Own minutes replace the method's, phase by phase."""
    group = scene.my_group(group_id)
    if not await scene.takes_part_in(scene.me, group.id) or scene.is_over(group):
        raise NotAllowed
    session = begin_session(
        id=LiveSessionId(scene.new_id()),
        group=group.id,
        method=method,
        started_by=scene.me,
        phases=_phases(method, minutes),
        now=scene.now,
    )
    await scene.work.sessions.add(session)
    await _tell(scene, session, f"phase/{session.phase}", phase=session.phase, beat="phase")
    return session


def _phases(method: MethodId | None, minutes: tuple[int, ...]) -> tuple[SessionPhase, ...]:
    known = library.methods()
    chosen = known[method] if method is not None else known[MethodId("refleksjonsoppgave")]
    return tuple(
        SessionPhase(name=phase.name, minutes=_own(minutes, index, phase.minutes), halfway=phase.note_halfway)
        for index, phase in enumerate(chosen.phases)
    )


def _own(minutes: tuple[int, ...], index: int, default: int) -> int:
    chosen = minutes[index] if index < len(minutes) else default
    return min(max(chosen, 1), LONGEST_PHASE)


async def running(scene: Scene, group_id: GroupId) -> LiveSession | None:
    return await scene.work.sessions.running_in(scene.my_group(group_id).id)


async def steer(scene: Scene, session_id: LiveSessionId, verb: str) -> LiveSession:
    """Pause, resume or stop: any participant of the group may."""
    session = await scene.work.sessions.get(session_id)
    scene.my_group(session.group)
    match verb:
        case "pause":
            changed = session.pause(scene.now)
        case "resume":
            changed = session.resume(scene.now)
        case _:
            changed = session.stop(scene.now)
    await scene.work.sessions.save(changed)
    await _tell(scene, changed, f"{verb}/{session.version}", phase=changed.phase, beat=verb)
    return changed


async def beat(scene: Scene, session_id: LiveSessionId) -> LiveSession:
    """Go on to where the clock is and tell the channel what it has not heard."""
    session = await scene.work.sessions.get(session_id)
    step = session.step(scene.now)
    if step.session == session:
        return session
    await scene.work.sessions.save(step.session)
    for told in step.told:
        await _tell(scene, session, f"{told.beat}/{told.phase}", phase=told.phase, beat=told.beat)
    return step.session


async def _tell(scene: Scene, session: LiveSession, occasion: str, *, phase: int, beat: str) -> None:
    group = scene.configuration.group(session.group)
    refs = {"session": session.id, "phase": str(phase), "beat": beat}
    await post(scene, group, Kind.SESSION_BEAT, f"session/{session.id}/{occasion}", refs)
