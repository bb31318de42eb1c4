"""The bearer token for what we send: fetched by the SDK in a thread, kept until shortly before it expires."""

import asyncio
import time
from collections.abc import Callable
from typing import Any, Final, Protocol

import jwt
from botframework.connector.auth import ManagedIdentityAppCredentials, MicrosoftAppCredentials
from typing_extensions import override

from handlers.teams.settings import MANAGED_IDENTITY, TeamsSettings

SCOPE: Final = "https://api.botframework.com"
LONGEST_FETCH: Final = 15.0
RENEWED_BEFORE: Final = 300.0
KEPT_WITHOUT_DATE: Final = 1_200.0
TRIED_AGAIN_AFTER: Final = 5.0


class TokenUnavailableError(Exception):
    """No token could be had. `refused`: the key is wrong, and stays wrong until somebody acts."""

    def __init__(self, *, refused: bool) -> None:
        super().__init__("refused" if refused else "unreachable")
        self.refused = refused


class Tokens(Protocol):
    async def bearer(self) -> str:
        """Return a token that is good for a while, or raise TokenUnavailableError; empty where none is needed."""
        ...


class NoTokens(Tokens):
    """The demo's: the Playground asks for none."""

    @override
    async def bearer(self) -> str:
        return ""


class SdkTokens(Tokens):
    """One fetch at a time, however many wait for it; the event loop never does."""

    def __init__(self, fetch: Callable[[], str], now: Callable[[], float] = time.time) -> None:
        self._fetch = fetch
        self._now = now
        self._token = ""
        self._good_until = 0.0
        self._fetching = asyncio.Lock()
        self._failed: tuple[float, bool] | None = None

    @override
    async def bearer(self) -> str:
        if self._now() < self._good_until - RENEWED_BEFORE:
            return self._token
        async with self._fetching:
            if self._now() < self._good_until - RENEWED_BEFORE:
                return self._token
            await self._renew()
        return self._token

    async def _renew(self) -> None:
        if self._failed and self._now() < self._failed[0] + TRIED_AGAIN_AFTER:
            return self._still_good_or_raise(refused=self._failed[1])
        try:
            self._token = await asyncio.wait_for(asyncio.to_thread(self._fetch), LONGEST_FETCH)
        except PermissionError:
            return self._note_failure(refused=True)
        except Exception:  # noqa: BLE001 - whatever the SDK raises for a network, and it raises many kinds
            return self._note_failure(refused=False)
        self._good_until = _expiry(self._token, self._now())
        self._failed = None
        return None

    def _note_failure(self, *, refused: bool) -> None:
        self._failed = (self._now(), refused)
        self._still_good_or_raise(refused=refused)

    def _still_good_or_raise(self, *, refused: bool) -> None:
        if self._now() >= self._good_until:
            raise TokenUnavailableError(refused=refused)


def tokens_of(settings: TeamsSettings) -> SdkTokens:
    if settings.app_type == MANAGED_IDENTITY:
        credentials: Any = ManagedIdentityAppCredentials(settings.app_id, SCOPE)
    else:
        credentials = MicrosoftAppCredentials(settings.app_id, settings.app_password, settings.app_tenant, SCOPE)
    return SdkTokens(credentials.get_access_token)


def _expiry(token: str, now: float) -> float:
    """Read when it ends, without asking who signed it: it is ours to send, not to believe."""
    try:
        return float(jwt.decode(token, options={"verify_signature": False})["exp"])
    except (jwt.PyJWTError, KeyError, TypeError, ValueError):
        return now + KEPT_WITHOUT_DATE + RENEWED_BEFORE
