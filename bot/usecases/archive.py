"""What a group has shared, for the archive: text to read and tables to keep, each line with its time. Never more."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.domain.commitment import Commitment, Status
from bot.domain.configuration import WorkingGroup
from bot.domain.ids import GroupId, PersonId
from bot.domain.round import Reflection, Round, Visibility
from bot.ports import Audited
from bot.usecases.note import question_text
from bot.usecases.scene import Scene

UNNAMED: Final = "Uten navn"
FORMER: Final = "Tidligere deltaker"
STATUSES: Final[Mapping[Status, str]] = {
    Status.PROPOSED: "foreslått",
    Status.OPEN: "åpent",
    Status.MOVED: "flyttet",
    Status.DONE: "ferdig",
    Status.HANDED_OVER: "gitt videre",
    Status.DROPPED: "ikke lenger aktuelt",
}
REFLECTIONS: Final = ("runde", "spørsmål", "delt", "endret", "av", "tekst")
POINTS: Final = ("runde", "spørsmål", "åpnet", "delt", "punkt")
COMMITMENTS: Final = (
    "id",
    "eier",
    "hva",
    "hvordan",
    "involveres",
    "organ",
    "dato",
    "status",
    "laget",
    "lukket",
    "lærte",
)
_READ_AS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """In the order in which the group saw it, which for texts without name tells nothing of who wrote first."""

    group: WorkingGroup
    rounds: tuple[tuple[Round, tuple[Reflection, ...]], ...]
    commitments: tuple[Commitment, ...]


async def gather(scene: Scene, group_id: GroupId, *, actor: str) -> Shared:
    """Audited: somebody takes out what people have written."""
    group = scene.configuration.group(group_id)
    rounds = sorted(await scene.work.rounds.of_group(group.id), key=lambda one: one.opened_at)
    found = [(one, _shared(await scene.work.reflections.of_round(one.id))) for one in rounds]
    commitments = await scene.work.commitments.shared_in(group.id)
    await scene.work.audit.add(Audited(at=scene.now, actor=actor, act="archive.export", subject=group.id))
    return Shared(
        group=group,
        rounds=tuple(found),
        commitments=tuple(one for one in commitments if one.status is not Status.PROPOSED),
    )


def _shared(reflections: Sequence[Reflection]) -> tuple[Reflection, ...]:
    kept = [(one.shared_at, one.position, one) for one in reflections if one.shared_at is not None]
    ordered = sorted(kept, key=lambda entry: entry[:2])
    return tuple(one for _, _, one in ordered if one.visibility is not Visibility.PRIVATE)


def as_files(scene: Scene, shared: Shared) -> Mapping[str, bytes]:
    written = _Written(scene, shared)
    return {
        "gruppa.txt": ("\n".join(written.text()) + "\n").encode(),
        "refleksjoner.csv": _table(REFLECTIONS, written.reflections()),
        "punkter.csv": _table(POINTS, written.points()),
        "oppfolgingspunkter.csv": _table(COMMITMENTS, written.commitments()),
    }


@dataclass(frozen=True, slots=True)
class _Written:
    scene: Scene
    shared: Shared

    def reflections(self) -> Iterator[Sequence[str]]:
        for found, reflections in self.shared.rounds:
            for one in reflections:
                edited = one.edited_at if one.visibility is Visibility.NAMED else None
                times = (self._time(one.shared_at), self._time(edited))
                yield (found.id, self._question(found), *times, self._by(one), one.text)

    def points(self) -> Iterator[Sequence[str]]:
        for found, _ in self.shared.rounds:
            times = (self._time(found.opened_at), self._time(found.points_shared_at))
            yield from ((found.id, self._question(found), *times, point) for point in found.points)

    def commitments(self) -> Iterator[Sequence[str]]:
        for one in self.shared.commitments:
            content = one.content
            due = content.due.isoformat() if content.due else ""
            said = (content.what, content.how, content.involve, content.body or "", due, STATUSES[one.status])
            times = (self._time(one.created_at), self._time(one.closed_at))
            yield (one.id, self._name(one.owner), *said, *times, one.learned if one.learned_shared else "")

    def text(self) -> Iterator[str]:
        yield f"{self.shared.group.name}, {self.scene.configuration.tenant.name}"
        yield f"Det gruppa har delt, skrevet ut {self._time(self.scene.now)}"
        for found, reflections in self.shared.rounds:
            yield from ("", f"Spørsmål {self._time(found.opened_at)}: {self._question(found)}")
            for one in reflections:
                yield from ("", f"{self._by(one)}, {self._time(one.shared_at)}:", one.text)
            if found.points:
                yield from (
                    "",
                    f"Punkter, {self._time(found.points_shared_at)}:",
                    *(f"- {one}" for one in found.points),
                )
        if self.shared.commitments:
            yield from ("", "Oppfølgingspunkter:")
        for commitment in self.shared.commitments:
            due = f", {commitment.content.due}" if commitment.content.due else ""
            yield f"- {self._name(commitment.owner)}: {commitment.content.what} ({STATUSES[commitment.status]}{due})"

    def _question(self, found: Round) -> str:
        return question_text(found, self.shared.group.language or self.scene.configuration.tenant.language)

    def _by(self, one: Reflection) -> str:
        return UNNAMED if one.visibility is Visibility.UNNAMED else self._name(one.author)

    def _name(self, person: PersonId | None) -> str:
        """Who has left the configuration has no name here any more."""
        return next((one.name for one in self.scene.configuration.people if one.id == person), FORMER)

    def _time(self, moment: datetime | None) -> str:
        zone = self.scene.configuration.tenant.timezone
        return moment.astimezone(zone).isoformat(timespec="seconds") if moment else ""


def _table(head: Sequence[str], rows: Iterator[Sequence[str]]) -> bytes:
    """As RFC 4180 has it, in UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode()


def _harmless(cell: str) -> str:
    """Excel would run what looks like a formula; an apostrophe before it says that it is text."""
    return f"'{cell}" if cell.startswith(_READ_AS_FORMULA) else cell
