"""The clock and the warnings of wage arrears (浙江无欠薪). Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from city.calendar import add_working_days, working_days_between

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from chassis.parameters import Parameters


def due(law: Parameters, opened_on: date, stops: Sequence[tuple[date, date]]) -> date:
    """The last day: so many working days after the opening, those of the stops not counted."""
    limit = law.at("arrears-limit", opened_on).value
    stood = sum(working_days_between(first, last) for first, last in stops)
    return add_working_days(opened_on, limit + stood)[0]


def warns(law: Parameters, cycles: Sequence[tuple[int, bool]], day: date) -> bool:
    """Whether an employer's newest pay cycles, (workers, paid) oldest first, call for a warning."""
    rule = law.at("arrears-warning", day).value
    unpaid = len(cycles) >= rule["cycles"] and not any(paid for _, paid in cycles[-rule["cycles"] :])
    if len(cycles) < 2:  # noqa: PLR2004 - a drop needs two cycles
        return unpaid
    before, now = cycles[-2][0], cycles[-1][0]
    return unpaid or (before > 0 and (before - now) * 100 >= before * rule["drop"])
