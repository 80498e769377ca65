"""The log of who read whose data: writing it, and showing it to the person."""

from __future__ import annotations

import base64
import binascii
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import literal, tuple_
from sqlmodel import col, select

from chassis.ahead import enter
from chassis.db import Instant
from chassis.errors import Fault, InvalidInput, NotAllowed
from chassis.events import new_id
from services.registry import chain
from services.registry.models import ReadEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from chassis.auth import Actor
    from chassis.edge import Tx

GATEWAY = "gateway"
_PAGE, _LARGEST_PAGE = 50, 200
_MOST_SUBJECTS, _LONGEST_ID = 1000, 64
_WHAT = re.compile(r"[a-z][a-z-]{0,39}")
_SAID = ("id", "subject_id", "reader", "reader_county", "purpose", "what", "case_id")
_MOST_OF_A_CASE = 5_000  # entries
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Reading(NamedTuple):
    """Who reads, from where, and why."""

    reader: str
    county: str
    purpose: str


def in_person(actor: Actor) -> bool:
    """A resident who looks for themselves, and not through a department that asks on their behalf."""
    return actor.role == "resident" and actor.via in ("", GATEWAY)


def reading_of(actor: Actor, kin: str = "parent") -> Reading:
    """Who reads by a call. A department, a window or an officer has to say why.

    Args:
        actor: of the call.
        kin: what a resident who reads in person is to the one who is read.

    Raises:
        InvalidInput: `registry.no-purpose`.
    """
    if not in_person(actor) and not actor.purpose.strip():
        raise InvalidInput(
            "registry.no-purpose",
            "读取个人数据须说明目的",
            "reading a person's data needs a purpose",
            then="在请求头 Civic-Purpose 中写明目的后重试 / say why in the header Civic-Purpose and try again",
        )
    if actor.via not in ("", GATEWAY):
        reader = actor.via
    elif actor.role == "resident":
        reader = kin
    else:
        reader = "/".join(part for part in (actor.department, actor.role if actor.role != "service" else "") if part)
    return Reading(reader, actor.county, actor.purpose.strip())


def log_reads(tx: Tx, subjects: Iterable[str], what: str, reading: Reading) -> None:
    """Enters a read of each subject's data (`what`: resident, household, hukou, …) in the log.

    A person's own look at the own record is not entered: it is not a read by somebody else. Entries are written with
    the transaction, all that it made in one statement, and chained by a job after the commit (`chain.py` says why, and
    what that leaves open); the person's list shows them at once.
    """
    own = tx.actor.subject if in_person(tx.actor) else ""
    for subject in subjects:
        if subject == own:
            continue
        entry_id = new_id()
        said = (entry_id, subject, reading.reader, reading.county, reading.purpose, what, tx.case_id)
        enter(
            tx,
            ReadEntry,
            **dict(zip(_SAID, said, strict=True)),
            at=tx.now,
            algorithm=chain.ALGORITHM,
            digest=chain.digest(*said, at=tx.now),
        )


def record_reads(tx: Tx, residents: Sequence[str], what: str, kin: str) -> int:
    """Enters that another department reads data of its own about residents, for the one who asked it.

    Who that is stands in the call's tokens and not in the request. Returns how many entries were made.

    Raises:
        NotAllowed: a person calls, and not a department.
        InvalidInput: no purpose was stated, or every other fault at once.
    """
    actor = tx.actor
    if actor.via in ("", GATEWAY):
        raise NotAllowed(
            "registry.departments-only", "只有部门可以登记读取", "only a department enters reads of its own data"
        )
    reading = reading_of(actor)
    faults = []
    if not 0 < len(residents) <= _MOST_SUBJECTS or not all(0 < len(one) <= _LONGEST_ID for one in residents):
        faults.append(
            Fault("residentIds", "registry.bad-subjects", "应为1到1000位居民", "must be 1 to 1,000 residents")
        )
    if not _WHAT.fullmatch(what):
        faults.append(Fault("what", "registry.bad-what", "应为小写单词", "must be words of lower case with dashes"))
    if kin and not _WHAT.fullmatch(kin):
        faults.append(Fault("kin", "registry.bad-kin", "应为小写单词", "must be words of lower case with dashes"))
    if faults:
        raise InvalidInput.of("registry.bad-reads", faults)
    if actor.role == "resident":
        who = kin or "resident"
    else:
        who = "/".join(part for part in (actor.department, actor.role if actor.role != "service" else "") if part)
    others = [one for one in dict.fromkeys(residents) if actor.role != "resident" or one != actor.subject]
    log_reads(tx, others, what, reading._replace(reader=who or reading.reader))
    return len(others)


def list_my_data_usage(tx: Tx, page_size: int, page_token: str) -> tuple[Sequence[ReadEntry], str]:
    """Who read the signed-in person's data, newest first, and the token of the next page (empty: no more).

    Args:
        tx: of the person.
        page_size: 1 to 200; 0 means 50.
        page_token: what the page before gave.

    Raises:
        InvalidInput: `registry.bad-page`.
    """
    if not 0 <= page_size <= _LARGEST_PAGE:
        raise InvalidInput("registry.bad-page", "每页条数应为1到200", "a page has 1 to 200 entries")
    size = page_size or _PAGE
    query = select(ReadEntry).where(ReadEntry.subject_id == tx.actor.subject)
    newest_first = query.order_by(col(ReadEntry.at).desc(), col(ReadEntry.id).desc()).limit(size + 1)
    if page_token:
        at, entry_id = _opened(page_token)
        before = tuple_(literal(at, Instant), literal(entry_id))
        newest_first = newest_first.where(tuple_(col(ReadEntry.at), col(ReadEntry.id)) < before)
    entries = tx.session.exec(newest_first).all()
    return entries[:size], _token(entries[size - 1]) if len(entries) > size else ""


def _token(entry: ReadEntry) -> str:
    micros = (entry.at - _EPOCH) // timedelta(microseconds=1)
    return base64.urlsafe_b64encode(f"{micros}.{entry.id}".encode()).decode()


def list_case_reads(tx: Tx, case_id: str) -> tuple[list[dict[str, object]], str, str, bool]:
    """All reads made for a case in order, when this was answered, the registry's signature, and whether there are more.

    Raises:
        NotAllowed: `registry.not-an-auditor`; a person is shown them through the orchestrator, which knows whose case
            it is.
    """
    directly = tx.actor.via in ("", GATEWAY)
    if directly and tx.actor.role not in {"supervisor", "operator"}:
        raise NotAllowed("registry.not-an-auditor", "只有审计人员可以查看", "only those who audit may see it")
    query = select(ReadEntry).where(ReadEntry.case_id == case_id).order_by(col(ReadEntry.at), col(ReadEntry.id))
    entries = tx.session.exec(query.limit(_MOST_OF_A_CASE + 1)).all() if case_id else []
    told = [
        {
            "id": entry.id,
            "resident_id": entry.subject_id,
            "reader": entry.reader,
            "reader_county": entry.reader_county,
            "purpose": entry.purpose,
            "what": entry.what,
            "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "algorithm": entry.algorithm,
            "digest": entry.digest,
            "number": entry.seq or 0,
            "hash": entry.hash or "",
        }
        for entry in entries[:_MOST_OF_A_CASE]
    ]
    reads = [{name: value for name, value in one.items() if value} for one in told]
    at = tx.now.astimezone(UTC).isoformat(timespec="microseconds")
    signature = base64.b64encode(tx.keyring.private.sign(chain.reads_text(case_id, reads, at))).decode()
    return reads, at, signature, len(entries) > _MOST_OF_A_CASE


def _opened(token: str) -> tuple[datetime, str]:
    try:
        micros, entry_id = base64.urlsafe_b64decode(token).decode().split(".")
        return _EPOCH + timedelta(microseconds=int(micros)), entry_id
    except (binascii.Error, UnicodeDecodeError, ValueError, OverflowError) as error:
        raise InvalidInput("registry.bad-page", "翻页标记无效", "this page token is none of ours") from error
