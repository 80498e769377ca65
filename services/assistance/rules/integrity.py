"""The integrity record (诚信记录): what a broken promise leads to, and for how long. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from chassis.parameters import Parameters

COUNTS = ("STANDS", "APPEALED", "UPHELD")


def grade(law: Parameters, day: date, standing: int) -> tuple[str, int]:
    """The consequence of so many standing breaches, and for how many days; none without any."""
    steps = [one for one in law.at("integrity", day).value["grades"] if one["from"] <= standing]
    return (str(steps[-1]["grade"]), int(steps[-1]["days"])) if steps else ("NONE", 0)


def ends_after_repair(law: Parameters, repaired_on: date) -> date:
    """A breach that was made good is shown so many days more."""
    return repaired_on + timedelta(days=int(law.at("integrity", repaired_on).value["repair_after_days"]))
