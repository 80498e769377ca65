"""Runs over the whole city, page by page: each page is a transaction, so a run that was killed goes on where it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
from civic.policy.v1 import events_pb2
from sqlalchemy import delete
from sqlmodel import col, select

from chassis.bulk import insert_rows
from chassis.errors import Fault, InvalidInput, NotFound
from chassis.events import new_id
from services.policy.actions.assess import rules_digest
from services.policy.actions.household import Reader
from services.policy.law import raw
from services.policy.models import (
    ENTERS,
    FINISHED,
    LEAVES,
    NOT_DRAWING,
    RUNNING,
    SCREEN,
    WHAT_IF,
    Count,
    Drawn,
    Finding,
    Screening,
    Step,
)
from services.policy.rules.changes import near

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chassis.edge import Tx

_PAGE, _LARGEST, _MOST_VALUE = 100, 1000, 10**11
_COUNTY = re.compile(r"3308\d\d")


def start(tx: Tx, kind: str, month: str, county: str, changes: Sequence[tuple[str, int]] = ()) -> Screening:
    """Begins a run; the job carries it on.

    Raises:
        InvalidInput: no purpose was stated, or every other fault at once; an unknown parameter lists the near ones.
    """
    needs_purpose(tx)
    reader = Reader()
    reader.month(month)
    if county and not _COUNTY.fullmatch(county):
        reader.bad("county", "bad-county", "应为衢州的6位县（市、区）代码", "must be a county of Quzhou, six digits")
    if kind == WHAT_IF and not changes:
        reader.bad("changes", "no-changes", "应至少改动一个参数", "must change at least one parameter")
    known = raw()
    for index, (name, value) in enumerate(changes):
        where = f"changes[{index}]"
        if name not in known:
            alike = near(name, known)
            zh = f"没有参数 {name}；相近的有：{'、'.join(alike) or '无'}"
            en = f"there is no parameter {name}; near ones: {', '.join(alike) or 'none'}"
            reader.bad(f"{where}.parameter", "unknown-parameter", zh, en)
        elif name in [earlier for earlier, _ in changes[:index]]:
            reader.bad(f"{where}.parameter", "parameter-twice", "同一参数出现两次", "the same parameter twice")
        reader.whole(f"{where}.value", value, _MOST_VALUE)
    if reader.faults:
        raise InvalidInput.of("policy.bad-screening", reader.faults)
    run = Screening(
        id=new_id(),
        kind=kind,
        month=month,
        county=county,
        changes=dict(changes),
        status=RUNNING,
        waiting_for="",
        asked_by=tx.actor.subject,
        purpose=tx.actor.purpose.strip(),
        started_at=tx.now,
        rules_digest=rules_digest(tx),
        awards_at="" if kind == SCREEN else None,
        census_at="",
        households=0,
        persons=0,
        steps=0,
    )
    tx.session.add(run)
    note(tx, run, "started")
    return run


def needs_purpose(tx: Tx) -> None:
    """Raises InvalidInput if the caller did not say why."""
    if not tx.actor.purpose.strip():
        raise InvalidInput(
            "policy.no-purpose",
            "全市筛查须说明目的",
            "looking at the whole city needs a purpose",
            then="在请求头 Civic-Purpose 中写明目的后重试 / say why in the header Civic-Purpose and try again",
        )


def note(tx: Tx, run: Screening, kind: str, detail: str = "") -> None:
    """One more step of a run, and the news of it."""
    run.steps += 1
    step = Step(
        screening_id=run.id, seq=run.steps, kind=kind, households=run.households, persons=run.persons, detail=detail
    )
    tx.session.add(step)
    tx.emit(
        run.id,
        events_pb2.ScreeningAdvanced(
            screening_id=run.id, households=run.households, persons=run.persons, finished=kind == "finished"
        ),
    )


def find(tx: Tx, screening_id: str) -> Screening:
    """A run. Raises NotFound."""
    run: Screening | None = tx.session.get(Screening, screening_id)
    if run is None:
        raise NotFound("policy.no-screening", "没有这次筛查", "there is no such screening")
    return run


def counts(tx: Tx, screening_id: str) -> Sequence[Count]:
    """By town and benefit."""
    query = select(Count).where(Count.screening_id == screening_id).order_by(col(Count.town), col(Count.benefit))
    return tx.session.exec(query).all()


def steps(tx: Tx, screening_id: str, after: int) -> tuple[Sequence[Step], bool]:
    """What happened after a step, at most 100; whether nothing more will come."""
    run = find(tx, screening_id)
    query = select(Step).where(Step.screening_id == screening_id, Step.seq > after).order_by(col(Step.seq)).limit(_PAGE)
    found = tx.session.exec(query).all()
    last = found[-1].seq if found else after
    return found, run.status == FINISHED and last >= run.steps


def findings(tx: Tx, request: Any) -> tuple[Sequence[Finding], str]:  # noqa: ANN401 - ListScreeningFindingsRequest
    """A page of whom a run found, and where the next begins. Raises InvalidInput, NotFound."""
    needs_purpose(tx)
    find(tx, request.screening_id)
    faults = []
    if not 0 <= request.page_size <= _LARGEST:
        faults.append(Fault("pageSize", "policy.bad-page", "应为1到1000", "must be 1 to 1000"))
    if request.kind not in ("", NOT_DRAWING, ENTERS, LEAVES):
        known = f"{NOT_DRAWING}, {ENTERS}, {LEAVES}"
        faults.append(Fault("kind", "policy.unknown-kind", f"应为其中之一：{known}", f"must be one of {known}"))
    if faults:
        raise InvalidInput.of("policy.bad-page", faults)
    query = select(Finding).where(Finding.screening_id == request.screening_id, Finding.id > request.page_token)
    for column, value in (
        (Finding.kind, request.kind),
        (Finding.town, request.town),
        (Finding.benefit, request.benefit),
    ):
        if value:
            query = query.where(column == value)
    size = request.page_size or _PAGE
    found = tx.session.exec(query.order_by(col(Finding.id)).limit(size + 1)).all()
    return found[:size], found[size - 1].id if len(found) > size else ""


def add_counts(tx: Tx, run: Screening, made: Mapping[tuple[str, str], Mapping[str, int]]) -> None:
    """Adds a page to the counts; rows of nothing are not kept."""
    before = {(row.town, row.benefit): row for row in counts(tx, run.id)}
    for (town, benefit), values in made.items():
        if not any(values.values()):
            continue
        row = before.get((town, benefit))
        if row is None:
            row = Count(screening_id=run.id, town=town, benefit=benefit, **dict.fromkeys(COUNTED, 0))
            tx.session.add(row)
        for name, value in values.items():
            setattr(row, name, getattr(row, name) + value)


COUNTED = ("eligible", "open", "amount", "not_drawing", "enters", "leaves", "amount_after")


def add_findings(tx: Tx, rows: Sequence[Mapping[str, Any]]) -> None:
    """Keeps whom a page found. Ids ascend with the pages."""
    if rows:
        insert_rows(tx.session, Finding.__table__, rows)


def finish(tx: Tx, run: Screening) -> None:
    """Nothing more to read."""
    run.status, run.finished_at, run.waiting_for = FINISHED, tx.now, ""
    tx.session.connection().execute(delete(Drawn.__table__).where(Drawn.__table__.c.screening_id == run.id))
    note(tx, run, "finished")


def positions(mask: Any) -> list[int]:  # noqa: ANN401 - a mask
    """Where a mask holds."""
    found: list[int] = np.flatnonzero(mask).tolist()
    return found
