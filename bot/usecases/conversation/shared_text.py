"""The text a note is about: found by the ids in its button, for its writer only, and changed where it stands."""

from abc import abstractmethod
from dataclasses import dataclass, replace
from typing import Protocol

from typing_extensions import override

from bot.domain.commitment import Commitment
from bot.domain.errors import NotFound
from bot.domain.finding import Finding
from bot.domain.ids import CommitmentId, ReflectionId, RoundId
from bot.domain.round import Reflection, Round
from bot.usecases import host, keep_commitment, reflect
from bot.usecases.conversation.commitment_view import words_of
from bot.usecases.conversation.talk import Talk
from bot.usecases.incoming import Pressed
from bot.usecases.scene import Scene


class SharedText(Protocol):
    @property
    @abstractmethod
    def words(self) -> str:
        """What the guard read, so that a finding's place is a place in it."""

    @abstractmethod
    async def swap(self, finding: Finding, other: str) -> None:
        """Put other words where the finding stands; the rest stays the writer's own."""


async def shared_text(talk: Talk, pressed: Pressed) -> SharedText | None:
    """None: it stands where Oppfølging changes nothing, as a question that was sent or a message in a channel."""
    scene = talk.scene
    match dict(pressed.action.refs):
        case {"reflection": reflection}:
            found = await scene.work.reflections.get(ReflectionId(reflection))
            if found.author != scene.me:
                raise NotFound
            return _OfReflection(scene, found)
        case {"points": points}:
            return _OfPoints(scene, await host.host_of(scene, RoundId(points)))
        case {"commitment": commitment}:
            return _OfCommitment(scene, await keep_commitment.my_commitment(scene, CommitmentId(commitment)))
        case {"learned": commitment}:
            return _OfLearned(scene, await keep_commitment.my_commitment(scene, CommitmentId(commitment)))
        case _:
            return None


def swapped(text: str, finding: Finding, other: str, *, offset: int = 0) -> str:
    return text[: finding.start - offset] + other + text[finding.end - offset :]


@dataclass(frozen=True, slots=True)
class _OfReflection(SharedText):
    scene: Scene
    found: Reflection

    @property
    @override
    def words(self) -> str:
        return self.found.text

    @override
    async def swap(self, finding: Finding, other: str) -> None:
        after = swapped(self.words, finding, other)
        await reflect.reflect(self.scene, self.found.round, after, self.found.visibility)


@dataclass(frozen=True, slots=True)
class _OfPoints(SharedText):
    scene: Scene
    found: Round

    @property
    @override
    def words(self) -> str:
        return "\n".join(self.found.points)

    @override
    async def swap(self, finding: Finding, other: str) -> None:
        await host.write_points(self.scene, self.found.id, swapped(self.words, finding, other).splitlines())


@dataclass(frozen=True, slots=True)
class _OfCommitment(SharedText):
    scene: Scene
    found: Commitment

    @property
    @override
    def words(self) -> str:
        return words_of(self.found)

    @override
    async def swap(self, finding: Finding, other: str) -> None:
        content = self.found.content
        how_begins = len(content.what) + 1
        if finding.start < how_begins:
            after = replace(content, what=swapped(content.what, finding, other))
        else:
            after = replace(content, how=swapped(content.how, finding, other, offset=how_begins))
        await keep_commitment.edit(self.scene, self.found.id, after)


@dataclass(frozen=True, slots=True)
class _OfLearned(SharedText):
    scene: Scene
    found: Commitment

    @property
    @override
    def words(self) -> str:
        return self.found.learned

    @override
    async def swap(self, finding: Finding, other: str) -> None:
        after = swapped(self.words, finding, other)
        await keep_commitment.learn(self.scene, self.found.id, after, shared=self.found.learned_shared)
