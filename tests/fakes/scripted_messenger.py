"""A messenger that does as it is told, and remembers what reached the platform."""

from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Sequence

from typing_extensions import override

from bot.ports import Delivered, LookedUp, Messenger, Outcome, Outgoing

Behaviour = Callable[[Outgoing], Awaitable[Outcome]]


class ScriptedMessenger(Messenger):
    def __init__(self, *, remembers: bool = True) -> None:
        self.arrived: Counter[str] = Counter()
        self.order: list[str] = []
        self.sent: list[Outgoing] = []
        self._remembers = remembers
        self._script: dict[str, list[Outcome]] = defaultdict(list)
        self._behaviour: dict[str, Behaviour] = {}
        self.busy_for = 0
        """So many questions are not answered."""

    def answers(self, send_key: str, outcomes: Sequence[Outcome]) -> None:
        """First these, then all is well."""
        self._script[send_key] += outcomes

    def behaves(self, tenant: str, behaviour: Behaviour) -> None:
        self._behaviour[tenant] = behaviour

    @override
    async def send(self, outgoing: Outgoing) -> Outcome:
        if script := self._script[outgoing.send_key]:
            return script.pop(0)
        if behaviour := self._behaviour.get(outgoing.tenant):
            return await behaviour(outgoing)
        return self.arrive(outgoing)

    def arrive(self, outgoing: Outgoing) -> Delivered:
        self.arrived[outgoing.send_key] += 1
        self.order.append(outgoing.send_key)
        self.sent.append(outgoing)
        return Delivered(ref={"ts": outgoing.send_key})

    @override
    async def look_up(self, outgoing: Outgoing) -> Delivered | LookedUp:
        if self.busy_for:
            self.busy_for -= 1
            return LookedUp.NOT_NOW
        if not self._remembers:
            return LookedUp.CANNOT_TELL
        return Delivered(ref={"ts": outgoing.send_key}) if self.arrived[outgoing.send_key] else LookedUp.NOT_THERE
