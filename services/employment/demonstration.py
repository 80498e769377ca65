"""Employment of the demonstration city: invented careers for everybody of working age.

Ids of residents are the registry's: resident 7 is `r00000007`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import inspect
from sqlmodel import col, select
from stdnum.cn import uscc

from chassis.bulk import insert_rows
from city import places
from city.population import generate
from services.employment.models import Career

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from chassis.edge import Tx
    from city.population import Population

_CHUNK, _EMPLOYERS, _FROM, _TO = 5000, 400, 18, 75
_SPECIAL = ("高空", "特别繁重体力劳动", "井下", "高温", "有毒有害")


def employer_code(number: int) -> str:
    """The unified social credit code (统一社会信用代码) of the n-th invented employer."""
    base = f"91330800{number:08}A"
    return base + uscc.calc_check_digit(base)


def demonstrate(tx: Tx, residents: int, seed: int) -> None:
    """Fills empty tables; the same arguments give the same rows."""
    if tx.session.exec(select(col(Career.resident_id)).limit(1)).first() is not None:
        return
    rows = list(_careers(generate(residents, seed), np.random.default_rng([seed, 5])))
    table = inspect(Career).local_table
    for start in range(0, len(rows), _CHUNK):
        insert_rows(tx.session, table, rows[start : start + _CHUNK])


def _careers(population: Population, draw: np.random.Generator) -> Iterator[dict[str, Any]]:
    ages, villages = population.ages(), [village.code for village in places.villages()]
    codes = [employer_code(number) for number in range(_EMPLOYERS)]
    for index in np.flatnonzero((ages >= _FROM) & (ages <= _TO)).tolist():
        county = villages[population.village[index]][:6]
        months = int(draw.integers(0, max(1, (min(int(ages[index]), 60) - _FROM) * 12) + 1))
        index_milli = int(draw.integers(600, 1800))
        special = bool(draw.random() < 0.02)  # noqa: PLR2004 - one in fifty
        yield {
            "resident_id": f"r{index:08}",
            "county": county,
            "employer_code": codes[int(draw.integers(_EMPLOYERS))] if draw.random() < 0.8 else "",  # noqa: PLR2004 - share at work
            "post": "CADRE" if draw.random() < 0.3 else "WORKER",  # noqa: PLR2004 - share of cadres
            "months": months,
            "unemployment_months": months * 4 // 5,
            "index_milli": index_milli,
            "account_fen": months * index_milli * 48,
            "fund_centre": f"衢州市住房公积金管理中心（{county}）",
            "special_work": _SPECIAL[index % len(_SPECIAL)] if special else "",
            "special_months": months // 2 if special else 0,
        }
