"""Make an oppfølgingspunkt: an own one, or one that somebody else is asked to take."""

from bot.domain.commitment import Commitment, Content, Event, Form, Reach, Roles, Status, What
from bot.domain.configuration import PlannedCommitment, Seminar, WorkingGroup
from bot.domain.errors import NotAllowed, Unacceptable
from bot.domain.ids import CommitmentId, GroupId, PersonId, SeminarId
from bot.domain.message import Kind
from bot.domain.person import Role
from bot.usecases.notify import notify
from bot.usecases.scene import Scene


def roles_in(scene: Scene) -> Roles:
    return Roles(of=dict(scene.configuration.roles()))


def group_for(scene: Scene, group: GroupId | None) -> WorkingGroup | None:
    """The group a commitment belongs to: the named one, or a person's only one that is not over."""
    if group is not None:
        return scene.my_group(group)
    living = [one for one in scene.my_groups() if not scene.is_over(one)]
    return living[0] if living else None


async def make_commitment(
    scene: Scene, content: Content, *, form: Form, reach: Reach, group: GroupId | None = None
) -> Commitment:
    """Promise something oneself: it counts at once."""
    if not await scene.takes_part(scene.me):
        raise NotAllowed
    if form is Form.ADMINISTRATION and scene.person(scene.me).role is Role.ELECTED:
        raise NotAllowed
    home = group_for(scene, group)
    if home is None:
        raise NotAllowed
    _check_date(scene, content)
    made = Commitment(
        id=CommitmentId(scene.new_id()),
        seminar=home.seminar,
        group=home.id,
        form=form,
        owner=scene.me,
        content=content.checked(),
        reach=reach,
        status=Status.OPEN,
        created_at=scene.now,
        history=(Event(what=What.CREATED, at=scene.now, by=scene.me, due=content.due),),
    )
    await scene.work.commitments.add(made)
    return made


def _check_date(scene: Scene, content: Content) -> None:
    today = scene.now.astimezone(scene.configuration.tenant.timezone).date()
    if content.due is not None and content.due < today:
        raise Unacceptable("date-has-passed")


async def propose(
    scene: Scene,
    seminar: SeminarId,
    owner: PersonId,
    content: Content,
    *,
    giver: PersonId | None = None,
) -> Commitment | None:
    """Put down what YAML or a file says somebody would do. It is theirs only after their own yes; twice is once."""
    if await scene.work.commitments.has_fingerprint(seminar, owner, content.what):
        return None
    form = roles_in(scene).form_for(owner)
    home = next((one for one in scene.configuration.groups_of(owner) if one.seminar == seminar), None)
    proposed = Commitment(
        id=CommitmentId(scene.new_id()),
        seminar=seminar,
        group=home.id if home else None,
        form=form,
        owner=owner,
        giver=giver,
        content=content.checked(),
        reach=Reach.ONLY_ME if form is Form.ELECTED else Reach.GROUP,
        status=Status.PROPOSED,
        created_at=scene.now,
        history=(Event(what=What.CREATED, at=scene.now, by=giver, due=content.due),),
    )
    await scene.work.commitments.add(proposed)
    await ask_for_a_yes(scene, proposed)
    return proposed


async def ask_for_a_yes(scene: Scene, proposed: Commitment) -> None:
    """One message asks about all that waits for a yes: a long list is not one message a day."""
    owner = proposed.owner
    if owner is None or proposed.status is not Status.PROPOSED or not await scene.takes_part(owner):
        return
    waiting = await scene.work.outbox.waiting_for(owner)
    if not any(one.message.kind is Kind.PROPOSED_COMMITMENT for one in waiting):
        key = f"commitment/{proposed.id}/proposed/{owner}"
        await notify(scene, owner, Kind.PROPOSED_COMMITMENT, key, {"commitment": proposed.id})


async def propose_planned(scene: Scene, seminar: Seminar) -> None:
    for planned in seminar.commitments:
        await propose(scene, seminar.id, planned.owner, content_of(scene, planned))


def content_of(scene: Scene, planned: PlannedCommitment) -> Content:
    names = ", ".join(scene.person(one).name for one in planned.involve)
    return Content(what=planned.what, how=planned.how, involve=names, body=planned.body, due=planned.by)
