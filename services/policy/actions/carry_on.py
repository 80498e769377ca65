"""The job that carries a run on: a page of awards or of households a time."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from civic.assistance.v1 import assistance_pb2
from civic.registry.v1 import registry_pb2
from sqlmodel import col, select

from chassis.bulk import insert_rows
from chassis.errors import DomainError, Unavailable
from services.policy.actions import census, screening
from services.policy.law import benefits, overlaps, raw, rules
from services.policy.models import ENTERS, FINISHED, LEAVES, NOT_DRAWING, RUNNING, SCREEN, WAITING, Drawn, Screening
from services.policy.rules import system
from services.policy.rules.changes import changed
from services.policy.rules.city import Screened, screen

if TYPE_CHECKING:
    from chassis.edge import Tx
    from services.policy.rules.system import System

_HOUSEHOLDS, _AWARDS = 10_000, 20_000


def carry_on(tx: Tx) -> bool:
    """Takes the oldest run one page further; True if there is more to do at once.

    A department that does not answer leaves the run open and says so; the next beat of the clock asks again.
    """
    query = select(Screening).where(Screening.status != FINISHED).order_by(col(Screening.started_at)).limit(1)
    run = tx.session.exec(query).first()
    if run is None:
        return False
    department = "assistance" if run.awards_at is not None else "registry"
    try:
        if run.awards_at is not None:
            _awards(tx, run)
        elif run.census_at is not None:
            _households(tx, run)
        else:
            screening.finish(tx, run)
    except (Unavailable, DomainError) as error:
        if run.status != WAITING:
            run.status, run.waiting_for = WAITING, department
            screening.note(tx, run, "waiting", f"{department}: {type(error).__name__}")
        return False
    if run.status == WAITING:
        run.status, run.waiting_for = RUNNING, ""
    return True


def _purpose(run: Screening) -> str:
    return f"全市筛查 {run.id}（{run.asked_by}）：{run.purpose}"


def _awards(tx: Tx, run: Screening) -> None:
    request = assistance_pb2.ListAwardsPageRequest(page_token=run.awards_at or "", page_size=_AWARDS, month=run.month)
    answer = tx.ask("ListAwardsPage", request, _purpose(run))
    names = ["household_id", "resident_id", "benefit"]
    read = census.rows(answer.arrow, names) if answer.arrow else []
    if read:
        rows = [
            {"screening_id": run.id, "id": f"{run.steps:06}-{index:08}", **{name: row[name] or "" for name in names}}
            for index, row in enumerate(read)
        ]
        insert_rows(tx.session, Drawn.__table__, rows)
    run.awards_at = answer.next_page_token or None
    screening.note(tx, run, "awards", str(len(read)))


def _households(tx: Tx, run: Screening) -> None:
    request = registry_pb2.ReadCensusRequest(after=run.census_at or "", page_size=_HOUSEHOLDS, county=run.county)
    answer = tx.ask("ReadCensus", request, _purpose(run))
    if answer.page:
        page = census.read_page(answer.page)
        one = screen(rules(), page.facts, run.month, benefits(), overlaps(), page.town, len(page.towns))
        if run.kind == SCREEN:
            _screened(tx, run, page, one)
        else:
            other = _other(tuple(sorted(run.changes.items())))
            two = screen(other, page.facts, run.month, benefits(), overlaps(), page.town, len(page.towns))
            _tried(tx, run, page, one, two)
        run.households += page.facts.households
        run.persons += page.facts.persons
    run.census_at = answer.next or None
    screening.note(tx, run, "progress")


@lru_cache(maxsize=4)
def _other(changes: tuple[tuple[str, int], ...]) -> System:
    return system.build(changed(raw(), dict(changes)))


def _screened(tx: Tx, run: Screening, page: census.Page, found: dict[str, Screened]) -> None:
    table = Drawn.__table__.c
    first, last = page.household_ids[0], page.household_ids[-1]
    query = select(Drawn).where(table.screening_id == run.id, table.household_id >= first, table.household_id <= last)
    drawn = {(row.benefit, row.household_id, row.resident_id) for row in tx.session.exec(query)}
    at_home = {(benefit, household) for benefit, household, _ in drawn}
    made: dict[tuple[str, str], dict[str, int]] = {}
    rows: list[dict[str, Any]] = []
    for name, one in found.items():
        counted = np.zeros(len(page.towns), np.int64)
        for index in screening.positions(one.assessed.entitled):
            row = _finding(run, page, name, index, NOT_DRAWING)
            draws = (
                (name, row["household_id"]) in at_home
                if benefits()[name].of == "household"
                else (name, row["household_id"], row["resident_id"]) in drawn
            )
            if not draws:
                row["amount"] = int(one.assessed.amount[index])
                rows.append(row)
                counted[page.towns.index(row["town"])] += 1
        for place, town in enumerate(page.towns):
            made[town, name] = {**_sums(one, place), "not_drawing": int(counted[place])}
    screening.add_counts(tx, run, made)
    screening.add_findings(tx, _numbered(run, rows))


def _tried(tx: Tx, run: Screening, page: census.Page, before: dict[str, Screened], after: dict[str, Screened]) -> None:
    made: dict[tuple[str, str], dict[str, int]] = {}
    rows: list[dict[str, Any]] = []
    for name, one in before.items():
        two = after[name]
        moved = {
            ENTERS: two.assessed.entitled & ~one.assessed.entitled,
            LEAVES: one.assessed.entitled & ~two.assessed.entitled,
        }
        for place, town in enumerate(page.towns):
            made[town, name] = {**_sums(one, place), "amount_after": int(two.amount[place]), "enters": 0, "leaves": 0}
        for kind, mask in moved.items():
            amounts = (two if kind == ENTERS else one).assessed.amount
            for index in screening.positions(mask):
                row = {**_finding(run, page, name, index, kind), "amount": int(amounts[index])}
                rows.append(row)
                made[row["town"], name][kind.lower()] += 1
    screening.add_counts(tx, run, made)
    screening.add_findings(tx, _numbered(run, rows))


def _sums(one: Screened, place: int) -> dict[str, int]:
    return {"eligible": int(one.eligible[place]), "open": int(one.open[place]), "amount": int(one.amount[place])}


def _finding(run: Screening, page: census.Page, benefit: str, index: int, kind: str) -> dict[str, Any]:
    of_household = benefits()[benefit].of == "household"
    home = index if of_household else int(page.facts.household[index])
    return {
        "screening_id": run.id,
        "kind": kind,
        "resident_id": "" if of_household else page.resident_ids[index],
        "household_id": page.household_ids[home],
        "town": page.towns[int(page.town[home])],
        "benefit": benefit,
    }


def _numbered(run: Screening, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Ids that ascend over pages: a page is told where the one before ended."""
    return [{**row, "id": f"{run.steps:06}-{index:08}"} for index, row in enumerate(rows)]
