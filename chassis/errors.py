"""Six classes of refusal, mapped once to gRPC and HTTP. Anything else is a defect and tells the caller nothing."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Self

import grpc

if TYPE_CHECKING:
    from collections.abc import Callable

PROBLEM_KEY = "civic-problem-bin"


@dataclass(frozen=True)
class Fault:
    """One thing wrong with the input: the field in lowerCamelCase path notation, a stable code, and what to tell."""

    field: str
    code: str
    zh: str
    en: str


class DomainError(Exception):
    """A refusal that the caller is told. `code` reads ``department.reason`` and never changes its meaning."""

    status = grpc.StatusCode.UNKNOWN
    http = 500

    def __init__(self, code: str, zh: str, en: str, *, faults: tuple[Fault, ...] = (), then: str = "") -> None:
        """`then` says what to do next; `faults` names every faulty field at once."""
        super().__init__(f"{code}: {en}")
        self.code, self.zh, self.en, self.faults, self.then = code, zh, en, faults, then
        self.record: Callable[[Any], None] | None = None

    def recorded(self, record: Callable[[Any], None]) -> Self:
        """The refusal itself, of which `record` (an action on a Tx) leaves a trace.

        What was attempted is undone first; the edge of an RPC then runs `record` in a transaction of its own and tells
        the caller afterwards. Each attempt is recorded. An event that is refused is parked with its reason instead.
        """
        self.record = record
        return self

    def to_bytes(self) -> bytes:
        """The problem as the JSON that travels in gRPC trailing metadata under `PROBLEM_KEY`."""
        problem = {"code": self.code, "zh": self.zh, "en": self.en, "then": self.then, "http": self.http}
        return json.dumps({**problem, "faults": [asdict(f) for f in self.faults]}, ensure_ascii=False).encode()


class InvalidInput(DomainError):
    """The request cannot be understood or breaks a rule of form."""

    status, http = grpc.StatusCode.INVALID_ARGUMENT, 400

    @classmethod
    def of(cls, code: str, faults: list[Fault] | tuple[Fault, ...]) -> InvalidInput:
        """All faults in one refusal."""
        count = len(faults)
        return cls(
            code, f"提交的内容有 {count} 处问题", f"{count} fault(s) in what was submitted", faults=tuple(faults)
        )


class NotSignedIn(DomainError):
    """No token, or one that does not hold."""

    status, http = grpc.StatusCode.UNAUTHENTICATED, 401


class NotAllowed(DomainError):
    """The caller is known and may not do this."""

    status, http = grpc.StatusCode.PERMISSION_DENIED, 403


class NotFound(DomainError):
    """No such record, or none that the caller may know of."""

    status, http = grpc.StatusCode.NOT_FOUND, 404


class Conflict(DomainError):
    """Somebody else was first, or the same request id came with another body."""

    status, http = grpc.StatusCode.ABORTED, 409


class NotPossibleNow(DomainError):
    """Right request, wrong moment."""

    status, http = grpc.StatusCode.FAILED_PRECONDITION, 409


class Unavailable(Exception):
    """Another department did not answer in time. An open question, never an empty answer."""


def from_bytes(raw: bytes) -> DomainError:
    """The inverse of `DomainError.to_bytes`, so that a refusal crosses departments unchanged."""
    problem = json.loads(raw)
    kinds = (InvalidInput, NotSignedIn, NotAllowed, NotFound, NotPossibleNow, Conflict)
    faults = tuple(Fault(**fault) for fault in problem["faults"])
    for kind in kinds:
        if kind.http == problem["http"]:
            return kind(problem["code"], problem["zh"], problem["en"], faults=faults, then=problem["then"])
    return DomainError(problem["code"], problem["zh"], problem["en"], faults=faults, then=problem["then"])
