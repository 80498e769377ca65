"""Whether a scan hands a child over: pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

LINKS = ("HOME", "BUS", "GATE", "CLASS")
HANDED_OVER, ALREADY_USED, CONFLICT = "HANDED_OVER", "ALREADY_USED", "CONFLICT"
TOO_EARLY, TOO_LATE, WRONG_GATE, WRONG_PERSON = "TOO_EARLY", "TOO_LATE", "WRONG_GATE", "WRONG_PERSON"
BAD_TOKEN, BAD_SIGNATURE = "BAD_TOKEN", "BAD_SIGNATURE"
# Refusals at a gate that raise the alarm at once.
ALARMING = {WRONG_GATE, WRONG_PERSON, CONFLICT}
WORDS = {
    HANDED_OVER: ("已交接", "handed over"),
    ALREADY_USED: ("该码已使用，不可再次交接", "the code was used: nobody is handed over"),
    CONFLICT: ("离线期间两处交接同一孩子，请立即核实", "two gates handed over one child while offline: check at once"),
    TOO_EARLY: ("未到接送时间", "too early"),
    TOO_LATE: ("已过接送时间", "too late"),
    WRONG_GATE: ("不是约定的学校或门口", "not the school or gate agreed on"),
    WRONG_PERSON: ("不是授权的接送人", "not the person authorised"),
    BAD_TOKEN: ("不是有效的接送码", "no valid code"),
    BAD_SIGNATURE: ("扫码记录的签名无效", "the gate did not sign this scan"),
}


@dataclass(frozen=True)
class Expected:
    """A hand-over as agreed, and when and where it happened, if it did."""

    school: str
    only_gate: str
    person: str
    since: datetime
    until: datetime
    done_at: datetime | None = None
    done_gate: str = ""


def judge(expected: Expected, gate: str, school: str, person: str, at: datetime, *, offline: bool) -> str:
    """What a scan is. A second hand-over by another gate while offline is a conflict: it has happened already."""
    if school != expected.school or (expected.only_gate and expected.only_gate != gate):
        return WRONG_GATE
    if person != expected.person:
        return WRONG_PERSON
    if at < expected.since:
        return TOO_EARLY
    if at > expected.until:
        return TOO_LATE
    if expected.done_at is not None:
        return CONFLICT if offline and expected.done_gate != gate else ALREADY_USED
    return HANDED_OVER


def signed_text(gate: str, scan: str, token: str, person: str, at: str) -> bytes:
    """What a gate signs."""
    return f"{gate}\n{scan}\n{token}\n{person}\n{at}".encode()
