"""Who can read a group's channel or chat in Teams, and who has not added the app."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from typing_extensions import override

from bot.domain.configuration import Configuration
from bot.domain.ids import GroupId, PersonId, TenantId
from bot.domain.person import Platform
from bot.i18n.translator import Translator
from bot.ports import Directory, Identity
from handlers.teams.house import House
from handlers.teams.people import Account, People
from handlers.teams.tokens import Tokens, TokenUnavailableError


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A line of `check --live`."""

    good: bool
    sentence: str


class TeamsDirectory(Directory):
    def __init__(self, people: People, tokens: Tokens, house: Callable[[], House]) -> None:
        self._people = people
        self._tokens = tokens
        self._house = house

    @override
    async def members_of(self, tenant: TenantId, group: GroupId) -> Sequence[PersonId | None] | None:
        configuration = self._house().of(tenant)
        channel = configuration.group(group).channel if configuration else None
        if configuration is None or channel is None or channel.platform is not Platform.TEAMS:
            return None
        organisation = configuration.teams_tenant or ""
        service_url = await self._people.service_url(configuration)
        roster = await self._people.roster(service_url, channel.id, organisation)
        if roster is None:
            return None
        pinned = await self._pinned(configuration)
        return [_person(account, configuration, pinned) for account in roster]

    async def not_installed(self, configuration: Configuration) -> Sequence[PersonId]:
        """Those of the groups in Teams whom the app cannot write to."""
        pinned = await self._pinned(configuration)
        reached = {one.person for one in pinned.values() if one.reachable}
        wanted = dict.fromkeys(
            person for group in configuration.groups if _in_teams(configuration, group.id) for person in group.people
        )
        return [person for person in wanted if person not in reached]

    async def check(self, configuration: Configuration, t: Translator) -> Sequence[Finding]:
        """What `check --live` says about Teams, one line each."""
        if configuration.teams_tenant is None:
            return [Finding(good=True, sentence=t.text("teams.no-tenant", tenant=configuration.tenant.name))]
        try:
            await self._tokens.bearer()
        except TokenUnavailableError as missing:
            return [Finding(good=False, sentence=t.text("teams.token-bad", reason=str(missing)))]
        found = [Finding(good=True, sentence=t.text("teams.token-good"))]
        for group in configuration.groups:
            if _in_teams(configuration, group.id):
                found += await self._check_group(configuration, group.id, t)
        absent = await self.not_installed(configuration)
        people = (configuration.person(one) for one in absent)
        return [
            *found,
            *(
                Finding(good=False, sentence=t.text("teams.not-installed", name=one.name, email=one.email))
                for one in people
            ),
        ]

    async def _check_group(self, configuration: Configuration, group: GroupId, t: Translator) -> list[Finding]:
        named = configuration.group(group)
        members = await self.members_of(configuration.tenant.id, group)
        if members is None:
            return [Finding(good=False, sentence=t.text("teams.channel-unreadable", group=named.name))]
        strangers = sum(one is None or one not in named.people for one in members)
        absent = [configuration.person(one).name for one in named.people if one not in members]
        if not strangers and not absent:
            return [Finding(good=True, sentence=t.text("teams.channel-good", group=named.name))]
        return [
            *(
                [Finding(good=False, sentence=t.text("teams.channel-strangers", group=named.name, n=strangers))]
                if strangers
                else []
            ),
            *(
                Finding(good=False, sentence=t.text("teams.channel-absent", group=named.name, name=name))
                for name in absent
            ),
        ]

    async def _pinned(self, configuration: Configuration) -> dict[str, Identity]:
        async with self._house().store.read(configuration.tenant.id) as work:
            everybody: Iterable[Identity] = await work.identities.all()
        return {one.external: one for one in everybody if one.platform is Platform.TEAMS}


def _person(account: Account, configuration: Configuration, pinned: dict[str, Identity]) -> PersonId | None:
    """The pinned one, whatever the e-mail says; an account that is not pinned counts by its e-mail."""
    if account.account in pinned:
        return pinned[account.account].person
    person = account.person_in(configuration)
    taken = person is not None and any(one.person == person.id for one in pinned.values())
    return person.id if person is not None and not taken else None


def _in_teams(configuration: Configuration, group: GroupId) -> bool:
    channel = configuration.group(group).channel
    return channel is not None and channel.platform is Platform.TEAMS
