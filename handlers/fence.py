"""A fence at the door: whether a message is still ours is asked in the very step that writes its first byte.

Waiting for a connection may take long, and before Python 3.12 a request is written by a task of its own: a process that
is stopped between the two and woken when others have taken over must not write what they have sent.
"""

from collections.abc import Callable
from contextvars import ContextVar

import aiohttp
from aiohttp.abc import AbstractStreamWriter
from aiohttp.connector import Connection
from typing_extensions import override

_still_ours: ContextVar[Callable[[], bool]] = ContextVar("still_ours", default=lambda: True)


class NotOursError(Exception):
    """The right to send ended while we waited. Nothing was written."""


def only_while(still_ours: Callable[[], bool]) -> None:
    """For what this task sends from now on."""
    _still_ours.set(still_ours)


class FencedRequest(aiohttp.ClientRequest):
    @override
    async def write_bytes(
        self, writer: AbstractStreamWriter, conn: Connection, content_length: int | None = None
    ) -> None:
        if _still_ours.get()():
            await super().write_bytes(writer, conn, content_length)
            return
        if conn.protocol is not None:
            conn.protocol.set_exception(NotOursError())  # Who waits for the answer is told so.
        conn.close()
