"""One turn seen from the person in it: the scene, their language, their local time, and who reads what."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.cards.readers import Readers
from bot.domain.configuration import SharePoints, WorkingGroup
from bot.domain.ids import PersonId
from bot.domain.language import Language
from bot.domain.round import Round
from bot.i18n.translator import Translator
from bot.ports import Draft
from bot.usecases.incoming import Place
from bot.usecases.note import question_text
from bot.usecases.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    scene: Scene
    t: Translator
    zone: ZoneInfo
    place: Place

    @property
    def language(self) -> Language:
        return self.t.language

    @property
    def now(self) -> datetime:
        """The person's local time."""
        return self.scene.now.astimezone(self.zone)

    @property
    def today(self) -> date:
        return self.now.date()

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.zone)

    def name_of(self, person: PersonId | None) -> str:
        return self.t.text("common.former") if person is None else self.scene.person(person).name

    def question(self, found: Round) -> str:
        return question_text(found, self.language)

    async def keep(self, text: str) -> str:
        """Keep words for a day while something is asked about them: they never ride in a button."""
        draft = Draft(id=self.scene.new_id(), person=self.scene.me, text=text, made_at=self.scene.now)
        await self.scene.work.drafts.put(draft)
        return draft.id

    async def kept(self, draft_id: str | None) -> str | None:
        """Look at kept words without using them up: who closes a form by mistake loses nothing."""
        if draft_id is None:
            return None
        draft = await self.scene.work.drafts.take(draft_id, self.scene.me)
        if draft is None:
            return None
        await self.scene.work.drafts.put(draft)
        return draft.text


async def talk(scene: Scene, place: Place) -> Talk:
    """For the person who acts."""
    return await talk_to(scene, scene.me, place)


async def talk_to(scene: Scene, person: PersonId, place: Place, group: WorkingGroup | None = None) -> Talk:
    language = await scene.language_of(person, group)
    return Talk(scene=scene, t=Translator(language), zone=await scene.zone_of(person), place=place)


def readers_of(scene: Scene, group: WorkingGroup) -> Readers:
    """Who reads what is shared in this group, the leaders by name; to a leader the others are told of."""
    seminar = scene.configuration.seminar(group.seminar)
    return Readers(
        members=len(set(group.members) - set(group.leaders)),
        leaders=tuple(scene.person(one).name for one in group.leaders if one != scene.me),
        seminar=seminar.share_points is SharePoints.SEMINAR,
        guarded=scene.configuration.fully_guarded(group),
        name=group.name if _in_several(scene) else "",
    )


def _in_several(scene: Scene) -> bool:
    """Then «gruppa» would not say which."""
    return scene.actor is not None and sum(not scene.is_over(one) for one in scene.my_groups()) > 1
