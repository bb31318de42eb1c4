"""`check --live`: does the token work, may the app do what it must, and are channels and people as the setup says?"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from slack_sdk.errors import SlackApiError

from bot.domain.configuration import Configuration, WorkingGroup
from bot.domain.ids import PersonId
from bot.domain.person import Platform
from bot.i18n.translator import Translator
from handlers.slack import connection
from handlers.slack.directory import is_open, members
from handlers.slack.manifest import scopes_for
from handlers.slack.messenger import FAULTS
from handlers.slack.outcome import reason_of
from handlers.slack.people import Admission, NotAdmitted
from handlers.slack.workspaces import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    good: bool
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    account: str
    why_not: NotAdmitted | None = None


async def live_checks(
    configurations: Sequence[Configuration], *, token: str, api_url: str, t: Translator
) -> Sequence[Checked]:
    """Ask Slack, change nothing, send nothing; the answers are for the administrator's eyes."""
    async with connection.session() as shared:
        client = connection.client(shared, api_url, token)
        checked: list[Checked] = []
        for configuration in configurations:
            checker = Checker(configuration, t)
            workspace = Workspace(team=configuration.slack_team or "", client=client)
            try:
                async for one in checker.all(workspace):
                    checked.append(one)  # noqa: PERF401 - what was found before a fault stays found
            except FAULTS as fault:
                checked.append(_bad(t, "slack.token-bad", reason=_reason(fault)))
    return checked


class Checker:
    def __init__(self, configuration: Configuration, t: Translator) -> None:
        self._configuration = configuration
        self._t = t
        self._accounts: dict[PersonId, str] = {}

    async def all(self, workspace: Workspace) -> AsyncIterator[Checked]:
        if not workspace.team:
            yield Checked(good=True, sentence=self._t.text("slack.no-team", tenant=self._configuration.tenant.name))
            return
        told = await workspace.client.auth_test()
        if told.get("team_id") != workspace.team:
            found = str(told.get("team_id"))
            yield _bad(self._t, "slack.token-elsewhere", found=found, wanted=workspace.team)
            return
        here = Workspace(team=workspace.team, client=workspace.client, bot_user=str(told.get("user_id", "")))
        yield _good(self._t, "slack.token-good", team=workspace.team)
        given = {name.lower(): value for name, value in (told.headers or {}).items()}.get("x-oauth-scopes", "")
        missing = [
            scope for scope in scopes_for(self._configuration) if scope not in {one.strip() for one in given.split(",")}
        ]
        if missing:
            yield _bad(self._t, "slack.scopes-missing", scopes=", ".join(missing))
        else:
            yield _good(self._t, "slack.scopes-good")
        async for one in self._people(here):
            yield one
        for group in self._configuration.groups:
            if group.channel is not None and group.channel.platform is Platform.SLACK:
                async for one in self._channel(here, group, group.channel.id):
                    yield one

    async def _people(self, workspace: Workspace) -> AsyncIterator[Checked]:
        wanted = {person: None for group in self._configuration.groups for person in group.people}
        for one in wanted:
            person = self._configuration.person(one)
            found = await _account(workspace, person.email, Admission.of(self._configuration))
            if found.why_not is None:
                self._accounts[one] = found.account
                yield _good(self._t, "slack.person-found", name=person.name)
            else:
                yield _bad(self._t, f"slack.person-{found.why_not}", name=person.name, email=person.email)

    async def _channel(self, workspace: Workspace, group: WorkingGroup, channel: str) -> AsyncIterator[Checked]:
        t, name = self._t, group.name
        try:
            if await is_open(workspace, channel, Admission.of(self._configuration)):
                yield _bad(t, "slack.channel-public", group=name)
                return
            there = {user async for user in members(workspace, channel)} - {workspace.bot_user}
        except SlackApiError as fault:
            yield _bad(t, "slack.channel-unreadable", group=name, reason=reason_of(fault))
            return
        theirs = {self._accounts[one] for one in group.people if one in self._accounts}
        if strangers := there - theirs:
            yield _bad(t, "slack.channel-strangers", group=name, n=len(strangers))
        else:
            yield _good(t, "slack.channel-good", group=name)
        for one in group.people:
            if one in self._accounts and self._accounts[one] not in there:
                yield _bad(t, "slack.channel-absent", group=name, name=self._configuration.person(one).name)


async def _account(workspace: Workspace, email: str, admission: Admission) -> Found:
    try:
        told = await workspace.client.users_lookupByEmail(email=email)
    except SlackApiError as fault:
        if reason_of(fault) != "users_not_found":
            raise
        return Found(account="", why_not=NotAdmitted.MISSING)
    user = told.get("user") or {}
    return Found(account=str(user.get("id", "")), why_not=admission.judge(user, workspace.team))


def _reason(fault: BaseException) -> str:
    return reason_of(fault) if isinstance(fault, SlackApiError) else type(fault).__name__


def _good(t: Translator, key: str, **params: object) -> Checked:
    return Checked(good=True, sentence=t.text(key, **params))


def _bad(t: Translator, key: str, **params: object) -> Checked:
    return Checked(good=False, sentence=t.text(key, **params))
