"""The facts of many households as columns, and what is put in place of a fact that nobody could answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterator

Column = NDArray[Any]
INCOMES = ("WAGE", "BUSINESS", "FARM", "PENSION", "SUPPORT", "PROPERTY", "TRANSFER", "OTHER")
ASSETS = ("CASH", "SECURITIES", "VEHICLE", "HOUSE", "BUSINESS")
RELATIONS = ("HEAD", "SPOUSE", "CHILD", "PARENT", "OTHER")
OCCUPATIONS = ("NONE", "STUDENT", "WORKING", "FLEXIBLE", "UNEMPLOYED", "RETIRED")
DISABILITIES = ("", "VISION", "HEARING", "SPEECH", "LIMBS", "INTELLECT", "MIND", "MULTIPLE")
# A day that has not come: whoever has not died, has no end of work.
NEVER = np.datetime64("9999-12-31", "D")
# More than anybody has, and far from the end of 64 bits even when summed over a household: a trillion 分.
PLENTY = 10**12
MEANS, STATUS, WORK = "means", "status", "work"


@dataclass(frozen=True)
class Fact:
    """An input of the rules: whose, its values, and if it may be unknown, which values stand for that.

    `kind` groups facts that push all benefits the same way; `corners` are the values that stand for not knowing: the
    most and the least favourable one.
    """

    name: str
    of: str
    dtype: str
    default: Any
    kind: str = ""
    corners: tuple[Any, ...] = ()
    zh: str = ""
    en: str = ""


_INCOME_ZH = ("工资", "经营", "务农", "养老金", "赡养抚养费", "财产", "转移", "其他")
_ASSET_ZH = ("现金存款", "证券", "机动车", "住房", "经营性资产")
FACTS: dict[str, Fact] = {
    fact.name: fact
    for fact in (
        Fact("birth", "person", "M8[D]", np.datetime64("1970-01-01"), zh="出生日期", en="birth date"),
        Fact("died", "person", "M8[D]", NEVER, zh="死亡日期", en="date of death"),
        *(
            Fact(
                f"income_{kind.lower()}", "person", "i8", 0, MEANS, (0, PLENTY), f"{zh}收入", f"income, {kind.lower()}"
            )
            for kind, zh in zip(INCOMES, _INCOME_ZH, strict=True)
        ),
        Fact("disability", "person", "i1", 0, STATUS, (6, 4), "残疾类别", "kind of disability"),
        Fact("disability_grade", "person", "i1", 0, STATUS, (1, 0), "残疾等级", "grade of disability"),
        Fact("ability_grade", "person", "i1", 0, STATUS, (4, 0), "能力等级", "grade of ability"),
        Fact("occupation", "person", "i1", 0, WORK, (4, 3, 0), "就业状态", "occupation"),
        Fact("insured_months", "person", "i4", 0, STATUS, (1200, 0), "失业保险缴费月数", "months insured"),
        Fact("work_ended", "person", "M8[D]", NEVER, STATUS, (None, NEVER), "终止就业日期", "day the work ended"),
        Fact("hardship", "person", "?", np.False_, STATUS, (True, False), "就业困难人员", "hard to place"),
        Fact("without_support", "person", "?", np.False_, STATUS, (True, False), "无法定义务人", "without support"),
        Fact("medical_cost", "person", "i8", 0, STATUS, (PLENTY, 0), "政策范围内自付医疗费", "own medical cost"),
        Fact("loan", "person", "i8", 0, STATUS, (PLENTY, 0), "创业担保贷款余额", "start-up loan"),
        Fact(
            "loan_rate", "person", "i4", 0, STATUS, (2400, 0), "贷款年利率（基点）", "yearly interest in basis points"
        ),
        *(
            Fact(f"asset_{kind.lower()}", "household", "i8", 0, MEANS, (0, PLENTY), zh, f"assets, {kind.lower()}")
            for kind, zh in zip(ASSETS, _ASSET_ZH, strict=True)
        ),
        Fact("vehicles", "household", "i4", 0, MEANS, (0, 99), "机动车数", "vehicles"),
        Fact("houses", "household", "i4", 0, MEANS, (0, 99), "住房套数", "houses"),
        Fact("necessary_spending", "household", "i8", 0, MEANS, (PLENTY, 0), "刚性支出", "necessary spending"),
    )
}


@dataclass(frozen=True, eq=False)
class Facts:
    """Households as columns.

    Attributes:
        household: index of each person's household, ascending; shape (persons,).
        relation: position in `RELATIONS`; shape (persons,).
        households: how many there are.
        columns: by the name of the fact, shape (persons,) or (households,); what is absent has its default.
        unknown: by the name of the fact, where nobody could answer; the same shape.
    """

    household: NDArray[np.int64]
    relation: NDArray[np.int8]
    households: int
    columns: dict[str, Column] = field(default_factory=dict)
    unknown: dict[str, NDArray[np.bool_]] = field(default_factory=dict)

    @property
    def persons(self) -> int:
        """How many persons there are."""
        return len(self.household)

    def scenarios(self, month: np.datetime64) -> Iterator[dict[str, Column]]:
        """The columns with every combination of what stands for the unknown ones; a single one if all are known.

        Facts of one kind move together, since each pushes every benefit the same way.
        """
        asked = {name: mask for name, mask in self.unknown.items() if mask.any()}
        kinds = sorted({FACTS[name].kind for name in asked})
        for corner in product(*(range(3 if kind == WORK else 2) for kind in kinds)):
            chosen = dict(zip(kinds, corner, strict=True))
            columns = dict(self.columns)
            for name, mask in asked.items():
                fact = FACTS[name]
                value = fact.corners[chosen[fact.kind]]
                if value is None:  # work that ended last month
                    value = month - np.timedelta64(1, "D")
                size = self.persons if fact.of == "person" else self.households
                before = columns.get(name, np.full(size, fact.default, fact.dtype))
                columns[name] = np.where(mask, np.asarray(value, fact.dtype), before)
            yield columns


def in_month(amount: int, since: np.datetime64, until: np.datetime64, month: np.datetime64) -> tuple[int, int, int]:
    """What of a monthly income falls into a month that it covers in part: (分, days covered, days of the month).

    Half a 分 counts as a whole one. `month` is of type M8[M]; `since` and `until` are days, both included.
    """
    first, after = month.astype("M8[D]"), (month + 1).astype("M8[D]")
    days = int((after - first).astype(int))
    covered = int((min(until, after - 1) - max(since, first)).astype(int)) + 1
    covered = max(0, covered)
    return (amount if covered == days else (2 * amount * covered + days) // (2 * days)), covered, days
