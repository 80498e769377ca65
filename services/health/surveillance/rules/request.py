"""What may be asked of a method: its options, their ranges, and everything that is wrong with a request, at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chassis.errors import Fault
from services.health.surveillance.rules.methods import needed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Counts in one request: 50 years of weeks. Farrington's method fits four regressions a point.
MOST_COUNTS, MOST_POINTS_FARRINGTON = 2600, 520
LARGEST = 10_000_000


@dataclass(frozen=True)
class Option:
    """An option of a method: a number from `low` to `high`, whole if `whole`; or a truth value."""

    low: float = 0
    high: float = 1
    whole: bool = False
    truth: bool = False

    def wrong(self, value: object) -> tuple[str, str] | None:
        """What is wrong with a value, in Chinese and English; None if nothing is."""
        if self.truth:
            return None if isinstance(value, bool) else ("应为 true 或 false", "must be true or false")
        if isinstance(value, bool) or not isinstance(value, int | float) or (self.whole and value != int(value)):
            return ("应为整数", "must be a whole number") if self.whole else ("应为数字", "must be a number")
        if not self.low <= value <= self.high:
            return f"应在 {self.low:g} 与 {self.high:g} 之间", f"must lie between {self.low:g} and {self.high:g}"
        return None

    def read(self, value: Any) -> Any:  # noqa: ANN401 - a number or a truth value
        """The value as its own type."""
        if self.truth:
            return bool(value)
        return int(value) if self.whole else float(value)


_ALPHA, _TRUTH = Option(1e-9, 0.5), Option(truth=True)
_EVERY = {"atLeast": Option(0, LARGEST, whole=True)}
_EARS = {"alpha": _ALPHA, "baseline": Option(3, 260, whole=True), "minSigma": Option(0, LARGEST), **_EVERY}
_SEASON = {
    "years": Option(1, 20, whole=True),
    "halfWindow": Option(0, 26, whole=True),
    "period": Option(2, 366, whole=True),
    **_EVERY,
}
OPTIONS: dict[str, dict[str, Option]] = {
    "EARS_C1": _EARS,
    "EARS_C2": _EARS,
    "EARS_C3": _EARS,
    "MOVING_PERCENTILE": {"percentile": Option(1, 99), **_SEASON},
    "FARRINGTON": {
        "alpha": _ALPHA,
        "trend": _TRUTH,
        "reweight": _TRUTH,
        "minCases": Option(0, LARGEST, whole=True),
        "minCasesPeriods": Option(1, 52, whole=True),
        **_SEASON,
    },
    "THRESHOLD": {"limit": Option(1, LARGEST, whole=True), "periods": Option(1, 52, whole=True), **_EVERY},
}


def options(method: str, told: Mapping[str, Any], defaults: Mapping[str, Any]) -> dict[str, Any]:
    """A method's options complete: what was told, else the default. Call `option_faults` first."""
    return {name: option.read({**defaults, **told}[name]) for name, option in OPTIONS[method].items()}


def option_faults(method: str, told: Mapping[str, Any], defaults: Mapping[str, Any]) -> list[Fault]:
    """Everything wrong with method and options."""
    if method not in OPTIONS:
        names = ", ".join(OPTIONS)
        return [_fault("method", "unknown-method", f"没有这种方法；可用：{names}", f"no such method; known: {names}")]
    known, faults = OPTIONS[method], []
    for name, value in told.items():
        where = f"parameters.{name[:60]}"
        if name not in known:
            names = ", ".join(known)
            zh, en = f"{method} 没有这个参数；可用：{names}", f"{method} has no such parameter; known: {names}"
            faults.append(_fault(where, "unknown-parameter", zh, en))
        elif wrong := known[name].wrong(value):
            faults.append(_fault(where, "parameter", *wrong))
    for name in known:
        if name not in told and name not in defaults:
            zh, en = f"{method} 必须给出 {name}", f"{method} must be told {name}"
            faults.append(_fault(f"parameters.{name}", "missing-parameter", zh, en))
    if not faults and "halfWindow" in known:
        said = options(method, told, defaults)
        if said["halfWindow"] * 2 >= said["period"]:
            zh, en = "窗口须小于一个周期", "the window must be shorter than a period"
            faults.append(_fault("parameters.halfWindow", "window-too-wide", zh, en))
    return faults


def faults(
    method: str, counts: Sequence[int], told: Mapping[str, Any], defaults: Mapping[str, Any], first: int | None
) -> list[Fault]:
    """Everything wrong with a request to judge `counts` from the index `first` on, at once."""
    found = option_faults(method, told, defaults)
    for index, count in enumerate(counts):
        if not 0 <= count <= LARGEST:
            zh, en = f"病例数应在 0 与 {LARGEST} 之间", f"a count lies between 0 and {LARGEST}"
            found.append(_fault(f"counts[{index}]", "count", zh, en))
    if len(counts) > MOST_COUNTS:
        zh, en = f"最多 {MOST_COUNTS} 个周期", f"at most {MOST_COUNTS} counts"
        found.append(_fault("counts", "too-many-counts", zh, en))
    if any(fault.field.startswith(("method", "parameters")) for fault in found):
        return found
    before = needed(method, options(method, told, defaults))
    if len(counts) <= before:
        zh = f"{method} 在此参数下至少需要 {before + 1} 个周期的数据，只有 {len(counts)} 个"
        en = f"{method} with these parameters needs at least {before + 1} counts; there are {len(counts)}"
        found.append(_fault("counts", "too-short", zh, en))
    elif first is not None and not before <= first < len(counts):
        zh, en = f"应在 {before} 与 {len(counts) - 1} 之间", f"must lie between {before} and {len(counts) - 1}"
        found.append(_fault("from", "from-index", zh, en))
    elif method == "FARRINGTON" and len(counts) - (before if first is None else first) > MOST_POINTS_FARRINGTON:
        zh, en = f"一次最多判断 {MOST_POINTS_FARRINGTON} 个点", f"at most {MOST_POINTS_FARRINGTON} points at once"
        found.append(_fault("from", "too-many-points", zh, en))
    return found


def _fault(field: str, code: str, zh: str, en: str) -> Fault:
    return Fault(field, f"health.surveillance-{code}", zh, en)
