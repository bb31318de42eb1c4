"""What happens in Teams, one activity at a time: read it, find who it is, take it, show what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from uuid import uuid4

import aiohttp

from bot.domain.configuration import Configuration
from bot.domain.errors import NotFound
from bot.domain.person import Platform
from bot.i18n.translator import Translator
from bot.usecases.incoming import Deed, Incoming, Place, Pressed, Said
from bot.usecases.reply import Hand, Reply
from handlers.teams import files
from handlers.teams.blocks import Json
from handlers.teams.house import House
from handlers.teams.parse import Arrived, Press, Redraw, arrived, pressed, said
from handlers.teams.people import Known, People
from handlers.teams.refreshing import Refreshing
from handlers.teams.showing import Scene, Showing, told


class Bot:
    def __init__(
        self,
        house: Callable[[], House],
        people: People,
        showing: Showing,
        refreshing: Refreshing,
        session: aiohttp.ClientSession,
    ) -> None:
        self._house = house
        self._people = people
        self._showing = showing
        self._refreshing = refreshing
        self._session = session

    async def handle(self, sent: Mapping[str, Any]) -> Json | None:
        """Take an activity; an invoke's answer comes back."""
        activity = arrived(sent)
        match activity.kind:
            case "message":
                await self._message(activity)
            case "invoke":
                return await self._invoke(activity)
            case "installationUpdate" | "conversationUpdate":
                await self._changed(activity)
            case _:
                pass  # typing, reactions and what else Teams tells of
        return None

    async def _message(self, activity: Arrived) -> None:
        """An old client sends a pressed button as a message with a value."""
        if activity.value:
            await self._press(activity)
            return
        deed = said(activity)
        if deed is None:
            return
        overheard = isinstance(deed, Said) and not activity.personal
        if overheard and not self._house().reading_along(activity.organisation, activity.conversation):
            return
        known = await self._people.who(activity)
        if known is None or (overheard and not self._may_read(activity, known)):
            return
        await self._people.remember_service(known.configuration, activity.service_url)
        scene = replace(self._scene(activity, known), overheard=overheard)
        await self._showing.show(scene, await self._take(activity, known, deed))

    def _may_read(self, activity: Arrived, known: Known) -> bool:
        """Somebody may be of another kommune in the same organisation than the group whose home this is."""
        return known.configuration in self._house().reading_along(activity.organisation, activity.conversation)

    async def _invoke(self, activity: Arrived) -> Json | None:
        match activity.name:
            case "adaptiveCard/action":
                return await self._press(activity)
            case files.TAKEN:
                return await self._file(activity)
            case _:
                return {}

    async def _press(self, activity: Arrived) -> Json | None:
        known = await self._people.who(activity)
        if known is None:
            return None
        scene = self._scene(activity, known)
        try:
            press = pressed(activity.value)
        except NotFound:
            press = None
        match press:
            case Redraw():
                return await self._refreshing.redraw(activity, known, press, scene.t)
            case Press(deed=deed, form=form):
                scene = self._scene(activity, known, deed=deed, form=form)
                shown = await self._showing.show(scene, await self._take(activity, known, deed))
                return shown.answer(scene.t)
            case _:
                return told(scene.t.text("teams.old-card"))

    async def _file(self, activity: Arrived) -> Json:
        """Make the file again and put it where its owner said."""
        known = await self._people.who(activity)
        consent = files.consent(activity.value) if activity.personal else None
        if known is None or known.person is None or consent is None:
            return {}
        t = self._scene(activity, known).t
        sentence = "teams.file-declined"
        if consent.accepted:
            reply = await self._take(activity, known, Pressed(action=consent.action))
            hands = [one for one in reply if isinstance(one, Hand)]
            hand = next((one for one in hands if one.name == consent.name), hands[0] if hands else None)
            put = hand and consent.upload_url and await files.put(self._session, consent.upload_url, hand.content)
            sentence = "teams.file-saved" if put else "teams.not-possible-now"
        await self._showing.say(self._scene(activity, known), t.text(sentence))
        return {}

    async def _changed(self, activity: Arrived) -> None:
        """The app came or went, or somebody did. A team's new name changes nothing: its id stays."""
        added = activity.action.startswith("add") or activity.bot in activity.added
        gone = activity.action.startswith("remove") or activity.bot in activity.removed
        for configuration in self._house().of_organisation(activity.organisation):
            if activity.personal and gone:
                await self._people.reachable(configuration, activity.account, reachable=False)
            elif not gone:
                await self._arrive(configuration, activity, ours=added)

    async def _arrive(self, configuration: Configuration, activity: Arrived, *, ours: bool) -> None:
        """Remember who is there; the welcome itself comes from the clock, once for each person."""
        if not (ours or activity.added):
            return
        await self._people.remember_service(configuration, activity.service_url)
        if activity.personal:
            if await self._people.who(activity) is not None:
                await self._people.reachable(configuration, activity.account, reachable=True)
            return
        roster = await self._people.roster(activity.service_url, activity.conversation, activity.organisation)
        address = {**activity.address, "user": ""}
        await self._people.meet(configuration, roster or (), address)

    async def _take(self, activity: Arrived, known: Known, deed: Deed) -> Reply:
        group = None if activity.personal else self._house().group_of(known.configuration, activity.conversation)
        event = activity.event_id if activity.id else uuid4().hex
        incoming = Incoming(event=event, place=Place(platform=Platform.TEAMS, group=group), deed=deed)
        return await self._house().take(known.configuration.tenant.id, known.person, incoming)

    @staticmethod
    def _scene(activity: Arrived, known: Known, *, deed: Pressed | None = None, form: bool = False) -> Scene:
        configuration = known.configuration
        person = configuration.person(known.person) if known.person else None
        language = configuration.language_for(person, None, None) if person else configuration.tenant.language
        action = deed.action if deed else None
        return Scene(activity=activity, known=known, t=Translator(language), form=form, action=action)
