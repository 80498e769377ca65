"""What a FHIR search asks for, read from the query of its address; everything wrong with it, at once. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from urllib.parse import parse_qsl, urlencode

from chassis.errors import Fault, InvalidInput
from services.health.record.definitions import Parameter, definitions
from services.health.record.indexing import span

PAGE, LARGEST_PAGE = 50, 200
_MOST_PARAMETERS, _MOST_VALUES, _LARGEST_OFFSET = 60, 100, 100_000
_PREFIX = re.compile(r"(eq|ne|gt|lt|ge|le|sa|eb|ap)(?=[0-9+-])")
_SPLIT = re.compile(r"(?<!\\),")
_BAR = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\([\\,|$])")
_MODIFIERS = {"string": {"exact", "contains"}, "token": {"not"}}
OWN = {
    "_id": Parameter("_id", "token", (), (), "http://hl7.org/fhir/SearchParameter/Resource-id"),
    "_lastUpdated": Parameter(
        "_lastUpdated", "date", (), (), "http://hl7.org/fhir/SearchParameter/Resource-lastUpdated"
    ),
}
# Said and without effect: the answer is JSON as it is.
_INERT = {"_pretty"}


@dataclass(frozen=True)
class Moments:
    """A date with its prefix: from `low` until before `high`."""

    prefix: str
    low: datetime
    high: datetime


@dataclass(frozen=True)
class Amount:
    """A number with its prefix; `low` to `high` is what its digits leave open. `system` None means any."""

    prefix: str
    number: float
    low: float
    high: float
    system: str | None
    code: str


@dataclass(frozen=True)
class Token:
    """`system` None means any, "" means none; `code` "" means any of the system."""

    system: str | None
    code: str


Value = Moments | Amount | Token | str


@dataclass(frozen=True)
class Criterion:
    """One parameter: any of `values` must fit. With `missing` set, whether there is a value at all."""

    parameter: Parameter
    modifier: str
    values: tuple[Value, ...]
    missing: bool | None = None


@dataclass(frozen=True)
class Include:
    """References to be followed: the parameter that holds them and the type they lead to ("" any)."""

    parameter: Parameter
    target: str


@dataclass(frozen=True)
class Search:
    """A search as it is understood. `ignored` are parameters that are not known; `said` is what was understood."""

    kind: str
    criteria: tuple[Criterion, ...]
    includes: tuple[Include, ...]
    sort: tuple[tuple[Parameter, bool], ...]
    count: int
    offset: int
    only_total: bool
    ignored: tuple[str, ...]
    said: tuple[tuple[str, str], ...]

    def query(self, offset: int) -> str:
        """The query of this search from another place on."""
        return urlencode([*self.said, ("_count", str(self.count)), *([("_offset", str(offset))] if offset else [])])

    def values_of(self, code: str) -> set[str]:
        """References or ids asked for by one parameter, if it is asked for only once."""
        mine = [one for one in self.criteria if one.parameter.code == code and one.missing is None]
        told = {value.code if isinstance(value, Token) else str(value) for one in mine for value in one.values}
        return told if len(mine) == 1 else set()


class _Reader:
    def __init__(self, kind: str) -> None:
        self.kind, self.known = kind, definitions().search[kind]
        self.faults: list[Fault] = []
        self.ignored: list[str] = []
        self.said: list[tuple[str, str]] = []
        self.criteria: list[Criterion] = []
        self.includes: list[Include] = []
        self.sort: list[tuple[Parameter, bool]] = []
        self.count, self.offset, self.only_total = PAGE, 0, False

    def blame(self, field: str, code: str, zh: str, en: str) -> None:
        self.faults.append(Fault(field[:100], f"health.search-{code}", zh, en))

    def read(self, name: str, value: str) -> None:
        before = len(self.faults)
        if name == "_count":
            self.count = min(self._whole(name, value, 10**9), LARGEST_PAGE)
            return
        if name == "_offset":
            self.offset = self._whole(name, value, _LARGEST_OFFSET)
            return
        if name == "_sort":
            self._sort(value)
        elif name == "_include":
            self._include(value)
        elif name == "_summary" and value == "count":
            self.only_total = True
        elif name == "_format":
            if value not in ("json", "application/json", "application/fhir+json"):
                self.blame(name, "format", "只提供 JSON", "only JSON is given")
        elif name not in _INERT and not self._criterion(name, value):
            self.ignored.append(name)
            return
        if len(self.faults) == before:
            self.said.append((name, value))

    def _whole(self, name: str, value: str, most: int) -> int:
        if value.isascii() and value.isdigit() and len(value) < 10 and int(value) <= most:  # noqa: PLR2004 - digits
            return int(value)
        self.blame(name, "number", f"应为 0 到 {most} 的整数", f"must be a whole number from 0 to {most}")
        return 0

    def _sort(self, value: str) -> None:
        for one in value.split(","):
            code = one.removeprefix("-")
            parameter = OWN.get(code) or self.known.get(code)
            if parameter is None or parameter.kind == "reference":
                self.blame("_sort", "sort", f"不能按 {code[:40]} 排序", f"nothing sorts by {code[:40]}")
            else:
                self.sort.append((parameter, one.startswith("-")))

    def _include(self, value: str) -> None:
        kind, _, rest = value.partition(":")
        code, _, target = rest.partition(":")
        parameter = self.known.get(code)
        if kind != self.kind or parameter is None or parameter.kind != "reference":
            some = f"{self.kind}:patient"
            self.blame("_include", "include", f"不能这样包含，例如 {some}", f"no such reference; for example {some}")
        else:
            self.includes.append(Include(parameter, target))

    def _criterion(self, name: str, value: str) -> bool:
        code, _, modifier = name.partition(":")
        parameter = OWN.get(code) or self.known.get(code)
        if parameter is None:
            return False
        if modifier == "missing":
            if value not in ("true", "false"):
                self.blame(name, "missing", "应为 true 或 false", "must be true or false")
            self.criteria.append(Criterion(parameter, "missing", (), value == "true"))
            return True
        typed = parameter.kind == "reference" and modifier in parameter.targets
        if modifier and not typed and modifier not in _MODIFIERS.get(parameter.kind, ()):
            self.blame(name, "modifier", "不支持这个修饰符", f"a {parameter.kind} has no modifier {modifier[:40]} here")
            return True
        parts = _SPLIT.split(value)
        if len(parts) > _MOST_VALUES:
            self.blame(name, "values", f"最多 {_MOST_VALUES} 个值", f"at most {_MOST_VALUES} values")
            return True
        values = [self._value(parameter, modifier, name, part) for part in parts]
        told = tuple(one for one in values if one is not None)
        self.criteria.append(Criterion(parameter, "" if typed else modifier, told))
        return True

    def _value(self, parameter: Parameter, modifier: str, name: str, text: str) -> Value | None:
        if not text:
            self.blame(name, "empty", "值不能为空", "a value must not be empty")
            return None
        if parameter.kind == "date":
            return self._moments(name, text)
        if parameter.kind in ("number", "quantity"):
            return self._amount(name, text)
        if parameter.kind == "token":
            parts = _BAR.split(text, maxsplit=1)
            system, code = (None, parts[0]) if len(parts) == 1 else (_plain(parts[0]), parts[1])
            return Token(system, _plain(code))
        if parameter.kind == "reference":
            told = _plain(text)
            return f"{modifier}/{told}" if modifier and "/" not in told else told
        return _plain(text)

    def _moments(self, name: str, text: str) -> Moments | None:
        found = _PREFIX.match(text)
        # A plus in an address is a space; here it can only have been the sign of a zone.
        told = text[2:] if found else text
        reach = span(told.replace(" ", "+"))
        if reach is None:
            self.blame(name, "date", "应为日期或时间，例如 ge2020-01", "must be a date or a moment, such as ge2020-01")
            return None
        return Moments(found[1] if found else "eq", *reach)

    def _amount(self, name: str, text: str) -> Amount | None:
        found = _PREFIX.match(text)
        number, *rest = _BAR.split(text[2:] if found else text)
        try:
            exact = Decimal(number)
            half = Decimal(5).scaleb(int(exact.as_tuple().exponent) - 1)
            told = (float(exact), float(exact - half), float(exact + half))
        except (InvalidOperation, ValueError, OverflowError):
            self.blame(name, "number", "应为数字，例如 gt5.4", "must be a number, such as gt5.4")
            return None
        system = _plain(rest[0]) if len(rest) > 1 else ""
        return Amount(found[1] if found else "eq", *told, system or None, _plain(rest[-1]) if rest else "")


def read(kind: str, query: str, *, strict: bool) -> Search:
    """A search for resources of one kind. Raises InvalidInput naming every fault.

    A parameter that is not known is a fault if the caller asked for `handling=strict`; else it is named in `ignored`.
    """
    reader = _Reader(kind)
    try:
        pairs = parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS)
    except ValueError:
        pairs = []
        reader.blame("", "query", "查询参数无法解读", "the query cannot be read")
    for name, value in pairs:
        reader.read(name, value)
    if strict:
        for name in reader.ignored:
            reader.blame(name, "unknown", "没有这个查询参数", "there is no such search parameter")
    if reader.faults:
        raise InvalidInput.of("health.search", reader.faults)
    return Search(
        kind,
        tuple(reader.criteria),
        tuple(reader.includes),
        tuple(reader.sort),
        reader.count,
        reader.offset,
        reader.only_total or reader.count == 0,
        tuple(reader.ignored),
        tuple(reader.said),
    )


def approximately(told: Moments, now: datetime) -> tuple[datetime, datetime]:
    """`ap`: a tenth of the time between then and now, to both sides."""
    gap = abs(now - told.low) / 10
    least = timedelta(0)
    return told.low - max(gap, least), told.high + max(gap, least)


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
