"""The keys that Teams signs with: fetched without holding up anybody, kept for a day, in the place the SDK looks."""

import asyncio
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import aiohttp
from botframework.connector.auth import AuthenticationConstants, ChannelValidation, JwtTokenExtractor
from jwt.algorithms import RSAAlgorithm

KEPT: Final = 24 * 3_600.0
ASKED_AGAIN_AFTER: Final = 300.0
"""At most so often for a key that is not there: anybody can send a token that names one."""
TIMEOUT: Final = aiohttp.ClientTimeout(total=8, sock_connect=4)


class KeysUnavailableError(Exception):
    """The key server does not answer: nobody can be told from anybody else."""


@dataclass(frozen=True, slots=True)
class Key:
    """In the shape in which the SDK's extractor reads it."""

    public_key: Any
    endorsements: list[str]


class Keys:
    """Takes the place of the SDK's own, which blocks the event loop and has no timeout."""

    def __init__(self, session: aiohttp.ClientSession, url: str, now: Callable[[], float] = time.monotonic) -> None:
        self._session = session
        self._url = url
        self._now = now
        self._keys: Mapping[str, Mapping[str, Any]] = {}
        self._fetched_at = float("-inf")
        self._tried_at = float("-inf")
        self._fetching = asyncio.Lock()

    async def get(self, key_id: str) -> Key:
        known = self._keys.get(key_id)
        if known is None or self._now() > self._fetched_at + KEPT:
            known = await self._fresh(key_id)
        if known is None:
            raise PermissionError("unknown key")
        return Key(RSAAlgorithm.from_jwk(json.dumps(known)), list(known.get("endorsements") or []))

    async def _fresh(self, key_id: str) -> Mapping[str, Any] | None:
        """Old keys are better than none while the server is away; no keys at all is a failure of its own."""
        async with self._fetching:
            known = self._keys.get(key_id)
            old = self._now() > self._fetched_at + KEPT
            if (known and not old) or (self._keys and self._now() < self._tried_at + ASKED_AGAIN_AFTER):
                return known
            self._tried_at = self._now()
            try:
                self._keys = await self._fetch()
            except (aiohttp.ClientError, TimeoutError, OSError, ValueError, KeyError, TypeError) as fault:
                if known is None:
                    raise KeysUnavailableError(type(fault).__name__) from None
                return known
            self._fetched_at = self._now()
            return self._keys.get(key_id)

    async def _fetch(self) -> Mapping[str, Mapping[str, Any]]:
        metadata = await self._json(self._url)
        found = (await self._json(metadata["jwks_uri"]))["keys"]
        return {str(key["kid"]): key for key in found}

    async def _json(self, url: str) -> Any:  # noqa: ANN401 - JSON
        async with self._session.get(url, timeout=TIMEOUT) as answer:
            answer.raise_for_status()
            return await answer.json(content_type=None)


def watch_over(session: aiohttp.ClientSession) -> Keys:
    """Put our keys where the SDK looks for its own."""
    url = ChannelValidation.open_id_metadata_endpoint or AuthenticationConstants.TO_BOT_FROM_CHANNEL_OPENID_METADATA_URL
    keys = Keys(session, url)
    JwtTokenExtractor.metadataCache[url] = keys
    return keys
