"""By which values a resource is found: rows of the search index. Pure.

The search parameters and where their values stand come from HL7's definitions (`definitions.json`).
"""

from __future__ import annotations

import unicodedata
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from city.days import CHINA
from services.health.record.definitions import Parameter, Place, definitions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.health.record.documents import Resource

MOST = 300
Row = dict[str, Any]
_EMPTY: Row = dict.fromkeys(("value", "exact", "system", "low", "high", "number"))
_NAME = ("family", "given", "prefix", "suffix", "text")
_ADDRESS = ("line", "city", "district", "state", "country", "postalCode", "text")
_YEAR, _MONTH, _DAY = 4, 7, 10
EVER = datetime.max.replace(tzinfo=UTC) - timedelta(days=2)
LONG_AGO = datetime.min.replace(tzinfo=UTC) + timedelta(days=2)


def rows_of(resource: Resource, key: str) -> list[Row]:
    """The index rows of a resource, all with the same columns; a value that stands in it twice is told once."""
    found: dict[tuple[Any, ...], Row] = {}
    kind = str(resource["resourceType"])
    for parameter in definitions().search[kind].values():
        for place in parameter.places:
            for value in values_at(resource, kind, place):
                for told in _told(parameter, place, value):
                    row = {**_EMPTY, **told, "key": key, "param": f"{kind}.{parameter.code}"}
                    found.setdefault(tuple(row.values()), row)
    return list(found.values())


def values_at(resource: Resource, kind: str, place: Place) -> Iterator[Any]:
    """What stands at a place, through lists and through any choice of type (`effective` is `effectivePeriod` too)."""
    level: list[tuple[Any, str]] = [(resource, kind)]
    known = definitions()
    for name in place.path:
        below: list[tuple[Any, str]] = []
        for holder, holder_kind in level:
            if not isinstance(holder, dict):
                continue
            choice = known.choices.get(holder_kind, {}).get(name)
            for one in choice["names"] if choice else (name,):
                item = holder.get(one)
                inner = known.elements.get(holder_kind, {}).get(one, {}).get("type", "")
                below += [(each, inner) for each in (item if isinstance(item, list) else [item]) if each is not None]
        level = below
    for value, _ in level:
        if not place.system or (isinstance(value, dict) and value.get("system") == place.system):
            yield value


def _told(parameter: Parameter, place: Place, value: Any) -> Iterator[Row]:  # noqa: ANN401 - any JSON
    if parameter.kind == "token":
        yield from tokens(value)
    elif parameter.kind == "string":
        for one in _strings(value):
            yield {"value": folded(one)[:MOST], "exact": one[:MOST]}
    elif parameter.kind == "date":
        if (span := period(value)) is not None:
            yield {"low": span[0], "high": span[1]}
    elif parameter.kind == "reference":
        if told := reference(value, place.target):
            yield told
    elif parameter.kind in ("quantity", "number"):
        yield from _quantities(value)
    elif parameter.kind == "uri" and isinstance(value, str):
        yield {"value": value[:MOST]}


def tokens(value: Any) -> Iterator[Row]:  # noqa: ANN401 - any JSON
    """System and code of a code, boolean, Coding, CodeableConcept, Identifier or ContactPoint."""
    if isinstance(value, bool):
        yield {"value": "true" if value else "false"}
    elif isinstance(value, str):
        yield {"value": value[:MOST]}
    elif isinstance(value, dict):
        for one in value.get("coding", [value]):
            code = one.get("code", one.get("value"))
            if isinstance(code, str):
                system = one.get("system")
                # The system of a ContactPoint (phone, email) is no address of a code system.
                plain = "code" not in one and system is not None and ":" not in str(system)
                yield {"system": None if plain or system is None else system[:MOST], "value": code[:MOST]}


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name in (*_NAME, *_ADDRESS):
            inner = value.get(name)
            for one in inner if isinstance(inner, list) else [inner]:
                if isinstance(one, str):
                    yield one


def folded(text: str) -> str:
    """Lower case, without accents, spaces made one: as FHIR compares strings unless told `:exact`."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())


def reference(value: Any, target: str) -> Row | None:  # noqa: ANN401 - any JSON
    """``Patient/123`` of a Reference or a canonical; None for what names no resource, or one of another type."""
    told = value.get("reference") if isinstance(value, dict) else value
    if not isinstance(told, str) or told.startswith("#"):
        return None
    plain = told.split("/_history/")[0]
    named = plain.rsplit("/", 2)
    kind = named[-2] if len(named) > 1 else ""
    if target and kind != target:
        return None
    return {"value": plain[:MOST]}


def _quantities(value: Any) -> Iterator[Row]:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        number = value.get("value")
        if number is not None and not isinstance(number, bool | str | dict):
            unit = value.get("code", value.get("unit", value.get("currency")))
            yield {"number": float(number), "value": str(unit)[:MOST] if unit else None, "system": value.get("system")}
    elif value is not None and not isinstance(value, bool | str):
        yield {"number": float(value)}


def period(value: Any) -> tuple[datetime, datetime] | None:  # noqa: ANN401 - any JSON
    """From when until before when a date, dateTime, instant, Period or Timing reaches; None if it cannot be told."""
    if isinstance(value, str):
        return span(value)
    if not isinstance(value, dict):
        return None
    if "event" in value or "repeat" in value:
        told = [found for one in value.get("event", []) if (found := period(one))]
        bounds = period(value.get("repeat", {}).get("boundsPeriod"))
        told += [bounds] if bounds else []
        return (min(t[0] for t in told), max(t[1] for t in told)) if told else None
    start, end = span(str(value.get("start", ""))), span(str(value.get("end", "")))
    if start is None and end is None:
        return None
    return (start[0] if start else LONG_AGO, end[1] if end else EVER)


def span(text: str) -> tuple[datetime, datetime] | None:
    """`2020` reaches over the whole year; a day without a zone is a day in China. None for what is no date."""
    try:
        if len(text) == _YEAR:
            first, last = date(int(text), 1, 1), date(int(text), 12, 31)
        elif len(text) == _MONTH:
            year, month = int(text[:4]), int(text[5:])
            first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
        elif len(text) == _DAY:
            first = last = date.fromisoformat(text)
        else:
            at = datetime.fromisoformat(text)
            at = at if at.tzinfo else at.replace(tzinfo=CHINA)
            exact = timedelta(microseconds=1) if "." in text else timedelta(seconds=1)
            return at.astimezone(UTC), at.astimezone(UTC) + exact
        start = datetime(first.year, first.month, first.day, tzinfo=CHINA)
        end = datetime(last.year, last.month, last.day, tzinfo=CHINA) + timedelta(days=1)
        return start.astimezone(UTC), end.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
