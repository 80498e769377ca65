"""A search as a statement of the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, asc, desc, exists, func, not_, or_
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from services.health.record import query
from services.health.record.indexing import MOST, folded
from services.health.record.models import FhirIndex, FhirResource
from services.health.record.query import Amount, Criterion, Moments, Search, Token

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement

    from chassis.edge import Tx

Clause = Any


def found(tx: Tx, search: Search, readable: ColumnElement[bool]) -> tuple[Sequence[FhirResource], int]:
    """One page of what fits and may be read, and how much fits in all."""
    clauses = [col(FhirResource.kind) == search.kind, readable]
    clauses += [_fits(search.kind, one, tx.now) for one in search.criteria]
    total = tx.session.exec(select(func.count()).select_from(FhirResource).where(*clauses)).one()
    if search.only_total or not total:
        return (), total
    statement = _sorted(select(FhirResource).where(*clauses), search)
    page = tx.session.exec(statement.limit(search.count).offset(search.offset)).all()
    return page, total


def followed(tx: Tx, search: Search, page: Sequence[FhirResource]) -> list[FhirResource]:
    """What the page's references lead to and is not on the page itself; whether it may be read is not asked here."""
    if not page or not search.includes:
        return []
    here = {row.key for row in page}
    wanted: set[str] = set()
    for one in search.includes:
        param = f"{search.kind}.{one.parameter.code}"
        statement = select(FhirIndex.value).where(col(FhirIndex.key).in_(sorted(here)), col(FhirIndex.param) == param)
        for value in tx.session.exec(statement).all():
            if value and (not one.target or value.startswith(f"{one.target}/")):
                wanted.add(value)
    missing = sorted(wanted - here)
    if not missing:
        return []
    statement_of = select(FhirResource).where(col(FhirResource.key).in_(missing))
    return list(tx.session.exec(statement_of.order_by(col(FhirResource.key))).all())


def _fits(kind: str, criterion: Criterion, now: datetime) -> Clause:
    code = criterion.parameter.code
    if code in query.OWN:
        if criterion.missing is not None:
            return _always(not criterion.missing)
        inner: Clause = or_(*[_of_resource(code, value, now) for value in criterion.values])
        return not_(inner) if criterion.modifier == "not" else inner
    row: Any = aliased(FhirIndex)
    mine = exists().where(row.key == col(FhirResource.key), row.param == f"{kind}.{code}")
    if criterion.missing is not None:
        return not_(mine) if criterion.missing else mine
    fitting: Clause = mine.where(or_(*[_value(row, criterion, value, now) for value in criterion.values]))
    return not_(fitting) if criterion.modifier == "not" else fitting


def _always(truth: bool) -> Clause:  # noqa: FBT001 - what it returns
    return col(FhirResource.key).is_not(None) if truth else col(FhirResource.key).is_(None)


def _of_resource(code: str, value: query.Value, now: datetime) -> Clause:
    if code == "_id":
        return col(FhirResource.id) == (value.code if isinstance(value, Token) else str(value))
    assert isinstance(value, Moments)
    return _moments(FhirResource.updated_at, FhirResource.updated_at, value, now, point=True)


def _value(row: Any, criterion: Criterion, value: query.Value, now: datetime) -> Clause:  # noqa: ANN401 - an alias
    if isinstance(value, Moments):
        return _moments(row.low, row.high, value, now)
    if isinstance(value, Amount):
        unit = [row.value == value.code] if value.code else []
        system = [row.system == value.system] if value.system else []
        return and_(_amount(row.number, value), *unit, *system)
    if isinstance(value, Token):
        of_code = [row.value == value.code[:MOST]] if value.code else []
        of_system = (
            [] if value.system is None else [row.system == value.system if value.system else row.system.is_(None)]
        )
        return and_(*of_code, *of_system) if of_code or of_system else row.value.is_not(None)
    kind = criterion.parameter.kind
    if kind == "reference":
        return _reference(row, criterion, value)
    if kind == "string" and criterion.modifier == "exact":
        return row.exact == value[:MOST]
    if kind == "string":
        return (
            row.value.startswith(folded(value), autoescape=True)
            if criterion.modifier != "contains"
            else (row.value.contains(folded(value), autoescape=True))
        )
    return row.value == value[:MOST]


def _reference(row: Any, criterion: Criterion, value: str) -> Clause:  # noqa: ANN401 - an alias
    if "/" in value:
        return row.value == value[:MOST]
    return row.value.in_([f"{target}/{value}" for target in criterion.parameter.targets])


def _moments(low: Any, high: Any, value: Moments, now: datetime, *, point: bool = False) -> Clause:  # noqa: ANN401
    """FHIR R4 search.html, prefixes: of the value's time from `low` until before `high`. A point is its own end."""

    def ended(end: datetime) -> Clause:
        return high < end if point else high <= end

    equal = and_(low >= value.low, ended(value.high))
    above = high >= value.high if point else high > value.high
    below = low < value.low
    if value.prefix == "ap":
        first, last = query.approximately(value, now)
        return and_(low < last, high > first)
    clauses: dict[str, Clause] = {
        "eq": equal,
        "ne": not_(equal),
        "gt": above,
        "ge": or_(above, equal),
        "lt": below,
        "le": or_(below, equal),
        "sa": low >= value.high,
        "eb": ended(value.low),
    }
    return clauses[value.prefix]


def _amount(number: Any, value: Amount) -> Clause:  # noqa: ANN401 - a column
    if value.prefix == "ap":
        gap = abs(value.number) / 10
        return and_(number >= value.number - gap, number <= value.number + gap)
    equal = and_(number >= value.low, number < value.high)
    clauses: dict[str, Clause] = {
        "eq": equal,
        "ne": not_(equal),
        "gt": number > value.number,
        "sa": number > value.number,
        "ge": number >= value.number,
        "lt": number < value.number,
        "eb": number < value.number,
        "le": number <= value.number,
    }
    return clauses[value.prefix]


def _sorted(statement: Any, search: Search) -> Any:  # noqa: ANN401 - a SELECT
    for parameter, down in search.sort:
        turn = desc if down else asc
        if parameter.code in query.OWN:
            column = FhirResource.id if parameter.code == "_id" else FhirResource.updated_at
            statement = statement.order_by(turn(col(column)))
            continue
        row: Any = aliased(FhirIndex)
        by = {"date": row.low, "number": row.number, "quantity": row.number}.get(parameter.kind, row.value)
        # Going up, the lowest of several values counts, going down the highest (FHIR R4 search.html, _sort).
        edge = (func.max if down else func.min)(by)
        of = select(edge).where(row.key == col(FhirResource.key), row.param == f"{search.kind}.{parameter.code}")
        key = of.scalar_subquery()
        statement = statement.order_by(key.is_(None), turn(key))
    return statement.order_by(asc(col(FhirResource.id)))
