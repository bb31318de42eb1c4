"""How fast a platform lets us write, as values: a bucket says when the next message may leave."""

from dataclasses import dataclass, field, replace
from typing import Final

MARGIN: Final = 1.005
"""Windows are kept a little longer than the platform's: its clock is not ours."""
ON_ITS_WAY: Final = float("inf")
SLOWEST: Final = 0.1
"""However often a platform complains, one tenth of the speed is kept: to stand still is to lose the day."""
BRAKE: Final = 0.7
RECOVERY: Final = 0.02
"""Each message that gets through gives back so much of the full speed."""


@dataclass(frozen=True, slots=True)
class Window:
    """At most so many messages in so many seconds, wherever those seconds begin."""

    messages: int
    seconds: float


SLACK_WORKSPACE: Final = (Window(5, 1),)
SLACK_CHANNEL: Final = (Window(1, 1),)
TEAMS_TENANT: Final = (Window(30, 1),)
TEAMS_CONVERSATION: Final = (Window(7, 1), Window(8, 2), Window(60, 30), Window(1800, 3600))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """When messages left, newest last: as many as the widest window needs to know."""

    windows: tuple[Window, ...]
    left: tuple[float, ...] = ()
    speed: float = 1.0
    """Of what the windows allow: less after a platform has said that it was too much."""
    closed_until: float = field(default=float("-inf"))

    def free_at(self) -> float:
        """When the next message may leave; what lies in the past is now."""
        return max([self.closed_until, *(self._window_opens(window) for window in self.windows)])

    def _window_opens(self, window: Window) -> float:
        if len(self.left) < window.messages:
            return float("-inf")
        return self.left[-window.messages] + window.seconds * MARGIN / self.speed

    def take(self) -> "Bucket":
        """A message is on its way. Nobody knows when it arrives, so until it is answered it counts as the newest."""
        return self._with((*self.left, ON_ITS_WAY))

    def answered(self, at: float) -> "Bucket":
        """The platform has it, since `at` at the latest."""
        if ON_ITS_WAY not in self.left:
            return self
        others = self.left[:-1]
        return self._with(tuple(sorted((*others, at))))

    def _with(self, left: tuple[float, ...]) -> "Bucket":
        keep = max((window.messages for window in self.windows), default=0)
        return replace(self, left=left[-keep:] if keep else ())

    def braked(self, until: float) -> "Bucket":
        """The platform asked us to wait: close until then, and go slower after."""
        return replace(self, closed_until=max(self.closed_until, until), speed=max(SLOWEST, self.speed * BRAKE))

    def eased(self) -> "Bucket":
        return self if self.speed == 1.0 else replace(self, speed=min(1.0, self.speed + RECOVERY))

    def idle_since(self) -> float:
        """Before this moment, everything in it has been forgotten by the platform too."""
        widest = max((window.seconds for window in self.windows), default=0.0)
        return max(self.closed_until, (self.left[-1] if self.left else float("-inf")) + widest * MARGIN / self.speed)

    @property
    def rate(self) -> float:
        """Messages a second over the narrowest window; without windows there is no limit."""
        return min((window.messages / window.seconds * self.speed for window in self.windows), default=float("inf"))
