"""Put the groups of a network together, also of different kommuner: who is to meet whom, by ids and nothing else."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from bot.domain.configuration import Configuration, WorkingGroup
from bot.domain.ids import SparringId
from bot.domain.sparring import Meeting, Party, Side, Sparring, pair
from bot.ports import Networks

LATEST: Final = timedelta(days=7)
"""After downtime a date up to this old is still used; an older one falls out."""

Groups = Mapping[Party, tuple[Configuration, WorkingGroup]]


async def pair_groups(
    networks: Networks,
    configurations: Iterable[Configuration],
    now: datetime,
    may_host: Callable[[Configuration, WorkingGroup], Awaitable[bool]],
) -> tuple[Sparring, ...]:
    """Pair those whose date has come, once; each kommune then asks its own hosts.

    `may_host` looks into one kommune: a group where nobody could say yes would only disappoint another.
    """
    everybody = {
        Party(one.tenant.id, group.id): (one, group)
        for one in configurations
        for group in one.groups
        if group.sparring is not None
    }
    paired: list[Sparring] = []
    for network, occasion in sorted(_due(everybody, now)):
        if await networks.is_paired(network, occasion):
            continue
        met = [*_tables(everybody, network), *await networks.met(network)]
        there = _asked_on(everybody, network, occasion)
        ready = [party for party in there if await may_host(*everybody[party])]
        meetings = _meetings(network, occasion, pair(ready, met), now)
        if meetings and await networks.add(meetings):
            paired += meetings
    return tuple(paired)


def _due(groups: Groups, now: datetime) -> set[tuple[str, date]]:
    found: set[tuple[str, date]] = set()
    for configuration, group in groups.values():
        today = now.astimezone(configuration.tenant.timezone).date()
        if group.sparring is not None:
            days = {day for day in group.sparring.dates if today - LATEST < day <= today}
            found |= {(group.sparring.network, day) for day in days}
    return found


def _asked_on(groups: Groups, network: str, occasion: date) -> list[Party]:
    return [
        party
        for party, (_, group) in groups.items()
        if group.sparring
        and group.sparring.network == network
        and occasion in group.sparring.dates
        and group.starts <= occasion
        and (group.ends is None or occasion <= group.ends)
    ]


def _tables(groups: Groups, network: str) -> list[Meeting]:
    """Who sat together at the seminar has met."""
    seated: dict[str, set[Party]] = {}
    for party, (_, group) in groups.items():
        if group.sparring and group.sparring.network == network and group.sparring.table:
            seated.setdefault(group.sparring.table, set()).add(party)
    return [frozenset(seated[table]) for table in sorted(seated)]


def _meetings(network: str, occasion: date, meetings: Iterable[Meeting], now: datetime) -> tuple[Sparring, ...]:
    return tuple(
        Sparring(
            id=SparringId(f"{network}/{occasion}/{number}"),
            network=network,
            occasion=occasion,
            sides=tuple(Side(party=party) for party in sorted(meeting)),
            created_at=now,
        )
        for number, meeting in enumerate(meetings, start=1)
    )
