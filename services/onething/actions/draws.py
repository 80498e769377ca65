"""Draws for re-checks: the seed is fixed and its commitment published before a month's first delegated decision."""

from __future__ import annotations

import base64
import logging
import os
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func
from sqlmodel import col, select

from chassis.errors import Conflict, DomainError, NotFound, NotSignedIn
from city.calendar import day_of, start_of
from services.onething.desks import draws
from services.onething.desks.law import desk_law
from services.onething.desks.models import Delegated, Draw, Mandate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from chassis.edge import Tx
    from services.onething.actions.holding import Held

logger = logging.getLogger(__name__)
EVERY_SECONDS = 600.0
AT_MOST = 200
OPEN, UPHELD, WRONG = "OPEN", "UPHELD", "WRONG"
_DECEMBER = 12


def month_of(moment: datetime) -> str:
    """YYYY-MM, in China."""
    return f"{day_of(moment):%Y-%m}"


def next_month(month: str) -> str:
    """The month after."""
    year, number = map(int, month.split("-"))
    return f"{year + 1}-01" if number == _DECEMBER else f"{year}-{number + 1:02}"


def draw_id(town: str, month: str) -> str:
    """The number of the draw of a town's month."""
    return f"{town}-{month}"


def commit_months(tx: Tx, towns: Sequence[str]) -> None:
    """Commits to the seeds of this month and the next, where that has not been done."""
    months = [month_of(tx.now), next_month(month_of(tx.now))]
    wanted = {draw_id(town, month): (town, month) for town in towns for month in months}
    known = set(tx.session.exec(select(Draw.id).where(col(Draw.id).in_(list(wanted)))).all())
    for number, (town, month) in wanted.items():
        if number not in known:
            _commit(tx, town, month)


def _commit(tx: Tx, town: str, month: str) -> None:
    seed = os.urandom(draws.SEED_BYTES)
    tx.session.add(
        Draw(
            id=draw_id(town, month),
            town=town,
            month=month,
            commitment=draws.commitment(town, month, seed),
            committed_at=tx.now,
            sealed_seed=base64.b64encode(tx.keyring.seal(tx.service, seed)).decode(),
            lots=[],
        )
    )


def note_delegated(tx: Tx, held: Held, *, granted: bool) -> None:
    """Keeps a town's decision for the draw of its month. Called once its attempt is counted, before it is sent on."""
    month, town = month_of(tx.now), tx.actor.town
    if tx.session.get(Draw, draw_id(town, month)) is None:
        # The job was down since before the month began; it is still before the first decision.
        _commit(tx, town, month)
    decision = f"{held.item.id}-{held.item.attempt}"
    tx.session.add(
        Delegated(
            id=decision,
            case_id=held.case.id,
            item_id=held.item.id,
            one_thing_id=held.case.one_thing_id,
            department=held.item.department,
            county=held.item.county,
            town=town,
            month=month,
            mandate_id=held.mandate,
            granted=granted,
            decided_by=tx.actor.subject,
            decided_at=tx.now,
            lot=draws.lot(decision),
        )
    )


def keep_draws(tx: Tx) -> None:
    """The job: commits to the seeds to come, and draws from the months that are over."""
    today = day_of(tx.now)
    delegated = select(Mandate.town).where(
        col(Mandate.revoked_at).is_(None), Mandate.last_day >= today, Mandate.first_day <= today + timedelta(days=62)
    )
    commit_months(tx, sorted(set(tx.session.exec(delegated).all())))
    wait = timedelta(hours=desk_law().at("recheck-after-hours", today).value)
    due = select(Draw).where(col(Draw.drawn_at).is_(None), Draw.month < month_of(tx.now)).with_for_update()
    for one in tx.session.exec(due.order_by(col(Draw.id))).all():
        year, month = map(int, next_month(one.month).split("-"))
        if start_of(date(year, month, 1)) + wait > tx.now:
            continue
        try:
            _draw(tx, one)
        except DomainError:
            # It stays without a draw for all to see, and the other towns' go on.
            logger.exception("the draw %s", one.id)


def _draw(tx: Tx, one: Draw) -> None:
    """Raises Conflict if the seed is not the one that was committed to."""
    try:
        seed = tx.keyring.unseal(base64.b64decode(one.sealed_seed))
    except (NotSignedIn, ValueError, LookupError, OSError):  # altered in any way, or sealed with another key
        seed = b""
    if draws.commitment(one.town, one.month, seed) != one.commitment:
        told = f"the seed of {one.id} is not the one that was committed to"
        raise Conflict("onething.seed-altered", f"{one.id} 的随机种子与公布的承诺不符", told)
    mine = select(Delegated).where(Delegated.town == one.town, Delegated.month == one.month)
    decisions = {decision.lot: decision for decision in tx.session.exec(mine).all()}
    today = day_of(tx.now)
    assumed, wanted, least = (
        desk_law().at(name, today).value
        for name in ("recheck-assumed-percent", "recheck-wanted-percent", "recheck-least")
    )
    planned = draws.plan(len(decisions), assumed, wanted, least)
    for lot in draws.draw(seed, decisions, planned.size):
        decisions[lot].result = OPEN
        tx.session.add(decisions[lot])
    one.drawn_at, one.seed, one.lots = tx.now, seed.hex(), sorted(decisions)
    one.population, one.size, one.detection = planned.population, planned.size, planned.detection
    one.assumed_percent, one.assumed_faulty, one.wanted_percent = float(assumed), planned.faulty, float(wanted)
    one.least = least
    tx.session.add(one)


def list_draws(tx: Tx, town: str, month: str) -> Sequence[Draw]:
    """The draws, newest month first."""
    query = select(Draw)
    if town:
        query = query.where(Draw.town == town)
    if month:
        query = query.where(Draw.month == month)
    return tx.session.exec(query.order_by(col(Draw.month).desc(), col(Draw.town)).limit(AT_MOST)).all()


def look_up_draw(tx: Tx, number: str) -> Draw:
    """One draw. Raises NotFound."""
    found = tx.session.get(Draw, number)
    if found is None:
        raise NotFound("onething.no-such-draw", "没有这次抽查", "no such draw")
    return found


def results_of(tx: Tx, found: Sequence[Draw]) -> Mapping[str, Mapping[str, int]]:
    """Draw → result → how many."""
    by = (Delegated.town, Delegated.month, Delegated.result)
    towns, months = {one.town for one in found}, {one.month for one in found}
    query = (
        select(*by, func.count())
        .where(col(Delegated.result) != "", col(Delegated.town).in_(towns), col(Delegated.month).in_(months))
        .group_by(*by)
    )
    counts: dict[str, dict[str, int]] = {one.id: {} for one in found}
    for town, month, result, count in tx.session.exec(query).all() if found else ():
        counts.get(draw_id(town, month), {})[result] = count
    return counts
