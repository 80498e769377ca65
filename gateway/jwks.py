"""The issuer's published keys (RFC 7517), fetched when needed and kept."""

from __future__ import annotations

import asyncio
import logging
import time
import urllib.request

import jwt

log = logging.getLogger(__name__)
# A withdrawn key is believed at most this long, seconds.
_FRESH_SECONDS = 600.0
# An unknown key id makes us look again, but strangers cannot make us look more often than this, seconds.
_PAUSE_SECONDS = 10.0
_TIMEOUT = 3.0
_MOST_BYTES = 1 << 20


class KeysMissing(Exception):
    """No key set was ever had."""


class Jwks:
    """Keys at one address. When it cannot be reached, the keys last seen stay in force."""

    def __init__(self, url: str, pause: float = _PAUSE_SECONDS) -> None:
        """Fetches nothing yet. Raises ValueError unless `url` is http or https."""
        if not url.startswith(("https://", "http://")):
            raise ValueError(f"CIVIC_JWKS_URL must be http or https, not {url!r}")
        self._url, self._pause = url, pause
        self._keys: dict[str, jwt.PyJWK] | None = None
        self._fetched = self._tried = float("-inf")
        self._lock = asyncio.Lock()

    async def key(self, kid: str) -> jwt.PyJWK:
        """The key of that id; without an id, the only key there is. Raises KeysMissing, jwt.InvalidKeyError."""
        found = self._find(kid)
        if found is None or time.monotonic() - self._fetched > _FRESH_SECONDS:
            async with self._lock:
                found = self._find(kid)
                now = time.monotonic()
                if (found is None or now - self._fetched > _FRESH_SECONDS) and now - self._tried >= self._pause:
                    await self._refresh()
                    found = self._find(kid)
        if self._keys is None:
            raise KeysMissing(self._url)
        if found is None:
            raise jwt.InvalidKeyError(f"the issuer has no key {kid!r}")
        return found

    def _find(self, kid: str) -> jwt.PyJWK | None:
        keys = self._keys or {}
        if not kid and len(keys) == 1:
            return next(iter(keys.values()))
        return keys.get(kid)

    async def _refresh(self) -> None:
        self._tried = time.monotonic()
        try:
            raw = await asyncio.to_thread(self._fetch)
            found = jwt.PyJWKSet.from_json(raw.decode())
        except (OSError, ValueError, jwt.PyJWTError) as error:
            log.warning("the issuer's keys cannot be had from %s: %s", self._url, error)
            return
        self._keys = {key.key_id or "": key for key in found.keys if key.public_key_use in (None, "sig")}
        self._fetched = self._tried

    def _fetch(self) -> bytes:
        with urllib.request.urlopen(self._url, timeout=_TIMEOUT) as answer:  # noqa: S310 - http(s) only, see __init__
            raw: bytes = answer.read(_MOST_BYTES)
        return raw
