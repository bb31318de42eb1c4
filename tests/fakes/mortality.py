"""A process that can die at any await that reaches the world: before it, or after it took effect."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Dead(BaseException):
    """Not an Exception: nothing a process does survives its death."""


class Life:
    def __init__(self, awaits: int | None, *, after: bool) -> None:
        """Die at the so-manieth await, or never."""
        self._left = awaits
        self._after = after
        self.over = False

    async def lived(self, doing: Callable[[], Awaitable[T]]) -> T:
        if self.over:
            raise Dead
        if self._left is None:
            return await doing()
        self._left -= 1
        if self._left > 0:
            done = await doing()
            if self.over:
                raise Dead
            return done
        self.over = True
        if self._after:
            await doing()
        raise Dead

    def of(self, whole: Any) -> Any:  # noqa: ANN401 - stands in for whatever it is given
        return _Mortal(whole, self)


class _Mortal:
    def __init__(self, whole: Any, life: Life) -> None:  # noqa: ANN401 - see above
        self._whole = whole
        self._life = life

    def __getattr__(self, name: str) -> Callable[..., Awaitable[Any]]:
        method = getattr(self._whole, name)

        async def mortal(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - see above
            return await self._life.lived(lambda: method(*arguments, **named))

        return mortal
