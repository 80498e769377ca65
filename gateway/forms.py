"""In what form a refusal is written: as a problem document, or as what the callers of a path can read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import orjson

from gateway.problems import CONTENT_TYPE, Refused
from gateway.routes import literal_start

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Media type and body of a refusal, from the refusal and the trace id.
Form = Callable[[Refused, str], tuple[bytes, bytes]]
_FHIR = b"application/fhir+json"
# FHIR R4, value set issue-type.
_ISSUES = {
    400: "invalid",
    401: "login",
    403: "forbidden",
    404: "not-found",
    405: "not-supported",
    409: "conflict",
    413: "too-long",
    415: "not-supported",
    429: "throttled",
    503: "transient",
    504: "timeout",
}


def problem(refused: Refused, trace_id: str) -> tuple[bytes, bytes]:
    """A problem document (RFC 9457)."""
    return CONTENT_TYPE, refused.body(trace_id)


def operation_outcome(refused: Refused, trace_id: str) -> tuple[bytes, bytes]:
    """The same as an OperationOutcome (FHIR R4): an issue for each fault, or one for the whole."""
    code = _ISSUES.get(refused.status, "exception" if refused.status >= 500 else "processing")  # noqa: PLR2004 - HTTP

    def issue(reason: str, zh: str, en: str, field: str = "") -> dict[str, object]:
        told: dict[str, object] = {
            "severity": "error",
            "code": code,
            "details": {"coding": [{"system": "urn:onething:problem", "code": reason}], "text": f"{zh} / {en}"},
            "diagnostics": "; ".join(part for part in (refused.then, f"trace {trace_id}") if part),
        }
        return {**told, "expression": [field]} if field else told

    issues = [issue(one.code, one.zh, one.en, one.field) for one in refused.faults]
    issues = issues or [issue(refused.code, refused.zh, refused.en)]
    return _FHIR, orjson.dumps({"resourceType": "OperationOutcome", "issue": issues})


_FORMS: dict[str, Form] = {_FHIR.decode(): operation_outcome}


def form_of(media_types: Sequence[str]) -> Form:
    """The form for a method that answers these media types."""
    return next((_FORMS[kind] for kind in media_types if kind in _FORMS), problem)


class Forms:
    """The form for a path where nothing stands: that of the paths that begin the same, as far as those have one."""

    def __init__(self, templates: Iterable[tuple[str, Form]]) -> None:
        """Of all path templates with their forms."""
        found: dict[bytes, set[Form]] = {}
        for template, form in templates:
            found.setdefault(literal_start(template), set()).add(form)
        self._starts = sorted(
            ((start, forms) for start, forms in found.items() if forms != {problem}), key=lambda one: -len(one[0])
        )

    def near(self, raw_path: bytes) -> Form:
        """The form of the longest beginning that fits."""
        for start, forms in self._starts:
            if raw_path == start or raw_path.startswith(start + b"/"):
                return next(iter(forms)) if len(forms) == 1 else problem
        return problem
