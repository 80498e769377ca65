"""Assistance of the demonstration city: invented awards and certificates in real places, by seed.

Ids of residents are the registry's: resident 7 is `r00000007`.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import inspect
from sqlmodel import col, select
from stdnum import luhn

from chassis.bulk import insert_rows
from city import places
from city.days import add_months, china_day
from city.population import generate
from services.assistance.actions.items_persons import CATEGORIES
from services.assistance.law import law
from services.assistance.models import Award, AwardAmount, AwardPerson, DisabilityCard
from services.assistance.rules import awards as rules

if TYPE_CHECKING:
    from chassis.edge import Tx

_CHUNK = 5000
_POOR, _DISABLED, _TOWN = 0.012, 0.03, 9
_GRADES = (15, 25, 30, 30)
_BAD_ACCOUNT = 0.002


def demonstrate(tx: Tx, residents: int, seed: int) -> None:
    """Fills empty tables; the same arguments give the same rows."""
    if tx.session.exec(select(col(DisabilityCard.no)).limit(1)).first() is not None:
        return
    population = generate(residents, seed)
    draw = Random(f"assistance/{seed}")  # noqa: S311 - reproducible, nothing secret
    villages = [village.code for village in places.villages()]
    found: dict[type[object], list[dict[str, Any]]] = {Award: [], AwardAmount: [], AwardPerson: [], DisabilityCard: []}
    today = china_day(tx.now)
    poor = set()
    starts = np.asarray(population.household_start)
    for house in range(population.households):
        if draw.random() < _POOR:
            poor.add(house)
            people = range(int(starts[house]), int(starts[house + 1]))
            amount = draw.randrange(20_000, 110_000) * len(people)
            village = villages[int(population.village[people[0]])]
            _award(found, draw, tx, rules.MINIMUM, people[0], village, amount, [f"r{one:08}" for one in people])
    allowances = law().at("living-allowance", today).value, law().at("care-allowance", today).value
    for index in range(len(population.household)):
        if draw.random() >= _DISABLED:
            continue
        village, grade = villages[int(population.village[index])], draw.choices(range(1, 5), _GRADES)[0]
        who = f"r{index:08}"
        found[DisabilityCard].append(
            {
                "no": f"DC{index:014}{luhn.calc_check_digit(f'{index:014}')}",
                "resident_id": who,
                "category": draw.choice(CATEGORIES),
                "grade": grade,
                "county": village[:6],
                "town": village[:_TOWN],
                "village": village,
                "case_id": "",
                "issued_on": add_months(today, -draw.randrange(1, 80)),
                "valid_until": add_months(today, draw.randrange(2, 40)),
                "revoked_on": None,
            }
        )
        if int(population.household[index]) in poor:
            _award(found, draw, tx, rules.LIVING, index, village, int(allowances[0][str(grade)]), [who])
        if str(grade) in allowances[1]:
            _award(found, draw, tx, rules.CARE, index, village, int(allowances[1][str(grade)]), [who])
    for model, rows in found.items():
        for start in range(0, len(rows), _CHUNK):
            insert_rows(tx.session, inspect(model).local_table, rows[start : start + _CHUNK])


def _award(  # noqa: PLR0913 - one parameter a fact
    found: dict[type[object], list[dict[str, Any]]],
    draw: Random,
    tx: Tx,
    benefit: str,
    index: int,
    village: str,
    amount: int,
    persons: list[str],
) -> None:
    today = china_day(tx.now)
    digits = f"62220{draw.randrange(10**13):013}"
    good = draw.random() >= _BAD_ACCOUNT
    digit = int(luhn.calc_check_digit(digits))
    number = f"{len(found[Award]):014}"
    no = f"SA{number}{luhn.calc_check_digit(number)}"
    month = rules.month_of(today)
    found[Award].append(
        {
            "no": no,
            "benefit": benefit,
            "resident_id": f"r{index:08}",
            "household_id": "",
            "county": village[:6],
            "town": village[:_TOWN],
            "account": f"{digits}{digit if good else (digit + 1) % 10}",
            "account_ok": good,
            "state": "ACTIVE",
            "from_month": month,
            "stopped_from": None,
            "stop_why": "",
            "stop_case_id": None,
            "before_stop": None,
            "paid_until": None,
            "case_id": f"city-{no}",
            "report_no": "",
            "granted_on": today,
            "recheck_on": add_months(today, draw.randrange(1, 12)),
            "recheck_why": "PERIOD",
        }
    )
    found[AwardAmount].append({"award_no": no, "from_month": month, "amount_fen": amount, "why": "GRANTED"})
    found[AwardPerson] += [{"award_no": no, "resident_id": one, "left_from": None} for one in persons]
