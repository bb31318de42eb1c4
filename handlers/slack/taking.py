"""From an event of Slack to a turn of the product: who acts, where, and what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.domain.configuration import Configuration
from bot.domain.ids import GroupId, PersonId
from bot.domain.person import Platform
from bot.usecases.incoming import Deed, Incoming, Place
from bot.usecases.reply import Reply
from handlers.slack.house import House
from handlers.slack.messenger import FAULTS
from handlers.slack.people import People
from handlers.slack.workspaces import Workspace, Workspaces


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody in a workspace that a kommune has; `person` is None for who is in none of its groups."""

    configuration: Configuration
    workspace: Workspace | None
    user: str
    person: PersonId | None

    def group_of(self, channel: str) -> GroupId | None:
        for group in self.configuration.groups:
            home = group.channel
            if channel and home is not None and home.platform is Platform.SLACK and home.id == channel:
                return group.id
        return None


class Taking:
    def __init__(self, house: Callable[[], House], workspaces: Workspaces, people: People) -> None:
        self._house = house
        self._workspaces = workspaces
        self._people = people

    async def actor(self, payload: Mapping[str, object]) -> Actor | None:
        """None: the workspace is not of any kommune here."""
        team, user = team_of(payload), user_of(payload)
        configuration = self._house().by_team(team)
        if configuration is None:
            return None
        workspace = await self._workspace(team)
        try:
            person = await self._people.who(configuration, workspace, user)
        except FAULTS:
            person = None
        return Actor(configuration=configuration, workspace=workspace, user=user, person=person)

    async def take(self, actor: Actor, deed: Deed, *, event: str, channel: str = "") -> Reply:
        place = Place(platform=Platform.SLACK, group=actor.group_of(channel))
        incoming = Incoming(event=event, place=place, deed=deed)
        return await self._house().take(actor.configuration.tenant.id, actor.person, incoming)

    async def _workspace(self, team: str) -> Workspace | None:
        """Without it there is still an answer in the response itself."""
        try:
            return await self._workspaces.of(team)
        except FAULTS:
            return None


def team_of(payload: Mapping[str, object]) -> str:
    match payload:
        case {"team": {"id": str(team)}} | {"team_id": str(team)}:
            return team
        case {"user": {"team_id": str(team)}}:
            return team
        case _:
            return ""


def user_of(payload: Mapping[str, object]) -> str:
    match payload:
        case {"user": {"id": str(user)}} | {"user_id": str(user)}:
            return user
        case {"event": {"user": str(user)}} | {"event": {"user": {"id": str(user)}}}:
            return user
        case _:
            return ""
