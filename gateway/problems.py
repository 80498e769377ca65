"""Refusals as `application/problem+json` (RFC 9457), Chinese in `title`, English in `titleEn`."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import grpc
import orjson

from chassis import errors

if TYPE_CHECKING:
    from collections.abc import Sequence

log = logging.getLogger(__name__)
CONTENT_TYPE = b"application/problem+json"
# Answers that name faults name at most this many, so that a hostile body cannot buy a long answer.
MOST_FAULTS = 100
_RETRY_SECONDS = 2

Headers = tuple[tuple[bytes, bytes], ...]


class Refused(Exception):
    """What the gateway answers instead of a result. `code` reads ``gateway.reason`` or ``department.reason``."""

    def __init__(  # noqa: PLR0913 - these are the members of a problem
        self,
        status: int,
        code: str,
        zh: str,
        en: str,
        *,
        then: str = "",
        faults: Sequence[errors.Fault] = (),
        headers: Headers = (),
    ) -> None:
        """`then` says what to do next; `faults` names every faulty field; `headers` belong to the answer."""
        super().__init__(f"{status} {code}: {en}")
        self.status, self.code, self.zh, self.en = status, code, zh, en
        self.then, self.faults, self.headers = then, faults, headers

    def body(self, trace_id: str) -> bytes:
        """The problem document; every member is always there."""
        return orjson.dumps(
            {
                "type": f"urn:onething:problem:{self.code}",
                "title": self.zh,
                "titleEn": self.en,
                "status": self.status,
                "code": self.code,
                "then": self.then,
                "errors": [{"field": f.field, "code": f.code, "zh": f.zh, "en": f.en} for f in self.faults],
                "traceId": trace_id,
            }
        )


def retry_after(seconds: float) -> Headers:
    """The header that says when to come back, in whole seconds, at least one."""
    return ((b"retry-after", str(max(1, int(seconds + 0.999))).encode()),)


def faulty(faults: Sequence[errors.Fault]) -> Refused:
    """400 with all faults at once."""
    zh, en = f"提交的内容有 {len(faults)} 处问题", f"{len(faults)} fault(s) in what was submitted"
    then = "请按所列各处改正后重新提交 / Mend what is listed and submit again"
    return Refused(400, "gateway.bad-request", zh, en, then=then, faults=faults)


def unexpected() -> Refused:
    """500 that tells nothing but the trace id."""
    then = "请稍后再试；若仍不行，请把追踪号告诉我们 / Try again later; if it stays so, tell us the trace id"
    return Refused(500, "gateway.internal", "系统内部错误", "internal error", then=then)


def not_signed_in(zh: str, en: str, *, token_given: bool) -> Refused:
    """401 with the challenge of RFC 6750."""
    challenge = b'Bearer realm="onething"' + (b', error="invalid_token"' if token_given else b"")
    then = "请登录后重试 / Sign in and try again"
    return Refused(401, "gateway.not-signed-in", zh, en, then=then, headers=((b"www-authenticate", challenge),))


def from_domain(error: errors.DomainError) -> Refused:
    """A department's refusal, unchanged."""
    status = error.http
    headers: Headers = ((b"www-authenticate", b'Bearer realm="onething"'),) if status == errors.NotSignedIn.http else ()
    return Refused(status, error.code, error.zh, error.en, then=error.then, faults=error.faults, headers=headers)


def from_rpc(error: grpc.aio.AioRpcError, department: str) -> Refused:
    """What a failed call means outside: the department's own words if it sent some, else its state."""
    for key, value in error.trailing_metadata() or ():
        if key == errors.PROBLEM_KEY:
            try:
                return from_domain(errors.from_bytes(value))
            except (ValueError, KeyError, TypeError):
                log.exception("%s sent a problem that cannot be read", department)
                return unexpected()
    status, later = error.code(), "请稍后再试 / Try again later"
    # A department that stops cancels what it could not finish: to the caller it is simply not there.
    if status in (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.CANCELLED):
        zh, en = "该部门的服务暂时不可用", f"{department} does not answer at the moment"
        return Refused(503, "gateway.department-down", zh, en, then=later, headers=retry_after(_RETRY_SECONDS))
    if status is grpc.StatusCode.DEADLINE_EXCEEDED:
        return Refused(
            504, "gateway.department-slow", "该部门未能及时答复", f"{department} did not answer in time", then=later
        )
    log.error("%s: %s %s", department, status, error.details())
    return unexpected()
