"""The one place where one kommune is told of another: the names of whom it is to meet, and no more."""

from collections.abc import Callable, Iterable, Sequence

from typing_extensions import override

from bot.cards.sparring import Partner
from bot.domain.configuration import Configuration
from bot.domain.errors import NotFound
from bot.domain.ids import TenantId
from bot.domain.sparring import Party, Side, Sparring
from bot.ports import Neighbours


class NeighboursHere(Neighbours):
    """The kommuner that one process serves, by what their administrators have written."""

    def __init__(self, configurations: Callable[[], Iterable[Configuration]]) -> None:
        self._configurations = configurations

    @override
    def partners(self, meeting: Sparring, party: Party) -> Sequence[Partner]:
        others = [side for side in meeting.staying if side.party != party]
        return [self._partner(side, known=meeting.agreed) for side in others]

    def _partner(self, side: Side, *, known: bool) -> Partner:
        there = self._of(side.party.tenant)
        named = Partner(group=there.group(side.party.group).name, tenant=there.tenant.name)
        if not known or side.host is None:
            return named
        host = there.person(side.host)
        return Partner(group=named.group, tenant=named.tenant, host=host.name, contact=host.email)

    def _of(self, tenant: TenantId) -> Configuration:
        for one in self._configurations():
            if one.tenant.id == tenant:
                return one
        raise NotFound
