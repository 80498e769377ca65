"""Who is calling: bearer tokens of the platform's issuer in, short-lived internal tokens out."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import jwt

from chassis.auth import ROLES, TOKEN_SECONDS, Actor
from gateway.jwks import Jwks, KeysMissing
from gateway.problems import Refused, not_signed_in, retry_after

if TYPE_CHECKING:
    from chassis.auth import Keyring
    from chassis.settings import Settings
    from gateway.contract import Access

USER_ROLES = ROLES - {"service"}
ALGORITHMS = ["RS256", "ES256", "EdDSA"]
DEV_KEY, DEV_ISSUER = "dev-issuer", "dev.onething"
# Clocks of issuer and gateway may differ by this much, seconds.
_LEEWAY = 5
# An internal token is used again while it has at least a third of its life left.
_REUSE_SECONDS = TOKEN_SECONDS * 2 // 3
_MOST_TOKENS = 10_000
_MOST_LENGTH = 8192
_MOST_PURPOSE = 200
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True)
class Caller:
    """A person whose token held. `until` is when it ends, seconds since 1970."""

    actor: Actor
    until: float
    token: bytes

    @property
    def key(self) -> str:
        """What the caller's requests are counted under."""
        return f"subject {self.actor.subject}"


class Identity:
    """Verifies tokens and vouches for their holders towards the departments."""

    def __init__(self, settings: Settings, keyring: Keyring) -> None:
        """Raises ValueError if keys are to be fetched and no issuer is named."""
        if settings.jwks_url and not settings.token_issuer:
            raise ValueError("CIVIC_JWKS_URL needs CIVIC_TOKEN_ISSUER beside it")
        self._settings, self._keyring = settings, keyring
        self._jwks = Jwks(settings.jwks_url) if settings.jwks_url else None
        self._callers: dict[bytes, Caller] = {}
        self._vouched: dict[tuple[bytes, str], tuple[float, str]] = {}

    def known(self, authorization: bytes) -> Caller | None:
        """The caller, if this very token was verified before and still holds."""
        found = self._callers.get(authorization)
        if found is not None and found.until > time.time():
            return found
        return None

    async def caller(self, authorization: bytes) -> Caller:
        """The caller. Raises Refused: 401, or 503 while the issuer's keys cannot be had."""
        found = self.known(authorization)
        if found is not None:
            return found
        scheme, _, token = authorization.partition(b" ")
        if scheme.lower() != b"bearer" or not token or len(token) > _MOST_LENGTH:
            raise not_signed_in("登录凭证格式不对", "the token must come as: Bearer <JWT>", token_given=True)
        try:
            claims = await self._verify(token.strip().decode("ascii"))
        except jwt.ExpiredSignatureError as error:
            raise not_signed_in("登录凭证已过期", "the token has expired", token_given=True) from error
        except (jwt.PyJWTError, UnicodeDecodeError) as error:
            raise not_signed_in("登录凭证无效", "the token does not hold", token_given=True) from error
        made = Caller(_actor(claims), float(claims["exp"]), authorization)
        if len(self._callers) >= _MOST_TOKENS:
            del self._callers[next(iter(self._callers))]
        self._callers[authorization] = made
        return made

    def vouch(self, caller: Caller, purpose: str) -> str:
        """An internal token for the caller, with the purpose that was stated."""
        key, now = (caller.token, purpose), time.time()
        known = self._vouched.get(key)
        if known is not None and known[0] > now:
            return known[1]
        actor = caller.actor
        signed = self._keyring.sign(replace(actor, purpose=purpose))
        if len(self._vouched) >= _MOST_TOKENS:
            del self._vouched[next(iter(self._vouched))]
        self._vouched[key] = (now + _REUSE_SECONDS, signed)
        return signed

    async def _verify(self, token: str) -> dict[str, Any]:
        header = jwt.get_unverified_header(token)
        kid, algorithm = header.get("kid", ""), header.get("alg")
        if algorithm not in ALGORITHMS:
            raise jwt.InvalidAlgorithmError(f"{algorithm} is not accepted")
        if self._settings.dev_issuer and kid == DEV_KEY:
            return self._decode(token, self._dev_key(), "EdDSA", DEV_ISSUER)
        if self._jwks is None:
            raise jwt.InvalidTokenError("no issuer is configured")
        try:
            key = await self._jwks.key(kid)
        except KeysMissing as error:
            zh, en = "暂时无法核验登录凭证", "tokens cannot be verified at the moment"
            then = "请稍后再试 / Try again later"
            raise Refused(503, "gateway.issuer-down", zh, en, then=then, headers=retry_after(5)) from error
        if key.algorithm_name != algorithm:
            raise jwt.InvalidAlgorithmError(f"key {kid!r} is for {key.algorithm_name}")
        return self._decode(token, key.key, algorithm, self._settings.token_issuer)

    def _decode(self, token: str, key: Any, algorithm: str, issuer: str) -> dict[str, Any]:  # noqa: ANN401 - PyJWT's
        claims: dict[str, Any] = jwt.decode(
            token,
            key,
            algorithms=[algorithm],
            issuer=issuer,
            audience=self._settings.token_audience,
            leeway=_LEEWAY,
            options={"require": ["exp", "sub"]},
        )
        return claims

    def _dev_key(self) -> bytes:
        try:
            return (self._settings.keys / f"{DEV_KEY}.pub").read_bytes()
        except FileNotFoundError as error:
            raise jwt.InvalidTokenError("there is no development issuer") from error


def _actor(claims: dict[str, Any]) -> Actor:
    """Raises Refused (401) if the claims do not say who it is."""
    named = {name: claims.get(name, "") for name in ("sub", "role", "county", "department", "town")}
    if not all(isinstance(value, str) for value in named.values()):
        raise not_signed_in("登录凭证内容有误", "the token's claims are not strings", token_given=True)
    if not named["sub"] or named["role"] not in USER_ROLES:
        zh, en = "登录凭证没有说明有效的身份", "the token names no subject or no role of a person"
        raise not_signed_in(zh, en, token_given=True)
    return Actor(
        named["sub"], named["role"], county=named["county"], department=named["department"], town=named["town"]
    )


def check_access(access: Access, caller: Caller | None) -> None:
    """Raises Refused: 401 if nobody signed in, 403 if the role may not. The department checks again."""
    if access.public:
        return
    if caller is None:
        raise not_signed_in("请先登录", "sign in first", token_given=False)
    if caller.actor.role not in access.roles:
        zh, en = "您的身份不能办理此事", f"the role {caller.actor.role} may not do this"
        raise Refused(403, "gateway.wrong-role", zh, en)


def purpose_of(header: bytes | None) -> str:
    """The stated purpose: UTF-8, or percent-encoded UTF-8, at most 200 characters. Raises Refused (400)."""
    if not header:
        return ""
    try:
        purpose = unquote(header.decode(), errors="strict").strip()
    except UnicodeDecodeError:
        purpose = "\x00"
    if len(purpose) > _MOST_PURPOSE or _CONTROL.search(purpose):
        zh, en = (
            "Civic-Purpose 应为不超过 200 字的 UTF-8 文本",
            "Civic-Purpose must be UTF-8 text of at most 200 characters",
        )
        raise Refused(400, "gateway.bad-purpose", zh, en)
    return purpose
