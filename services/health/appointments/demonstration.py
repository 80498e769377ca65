"""Schedules of the demonstration city: of the practitioners of every county's larger institutions."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING

from sqlmodel import col, select

from services.health.appointments.actions.sessions import open_sessions
from services.health.appointments.models import Schedule
from services.health.network.models import Institution, Practitioner

if TYPE_CHECKING:
    from chassis.edge import Tx

# Practitioners with a schedule: one for so many residents, within bounds that keep the first start quick.
_RESIDENTS, _FEWEST, _MOST = 2000, 24, 120
_SINCE = date(2025, 1, 1)


def demonstrate(tx: Tx, residents: int, seed: int) -> None:
    """Fills an empty table with schedules, and opens the first sessions; the job opens the others."""
    if tx.session.exec(select(Schedule).limit(1)).first() is not None:
        return
    draw = Random(f"schedules/{seed}")  # noqa: S311 - reproducible, and nothing secret
    wanted = min(_MOST, max(_FEWEST, residents // _RESIDENTS))
    query = select(Practitioner, Institution).where(col(Practitioner.institution_id) == col(Institution.id))
    query = query.order_by(col(Institution.level).desc(), col(Practitioner.id))
    by_county: dict[str, list[tuple[Practitioner, Institution]]] = {}
    for practitioner, institution in tx.session.exec(query):
        by_county.setdefault(institution.county, []).append((practitioner, institution))
    each = max(1, wanted // max(1, len(by_county)))
    for there in by_county.values():
        for practitioner, institution in there[:each]:
            tx.session.add_all(_schedules(draw, practitioner, institution))
    tx.session.flush()
    open_sessions(tx)


def _schedules(draw: Random, practitioner: Practitioner, institution: Institution) -> list[Schedule]:
    """Two or three mornings and afternoons a week, of ten slots, of which the hospitals keep two for the referred."""
    sittings = draw.sample([(day, starts) for day in range(5) for starts in ("08:00", "13:30")], draw.choice((2, 3)))
    return [
        Schedule(
            id=f"{practitioner.id}-{place}",
            institution_id=institution.id,
            practitioner_id=practitioner.id,
            county=institution.county,
            clinic=practitioner.clinic,
            weekday=weekday,
            starts=starts,
            minutes=15,
            capacity=10,
            reserved=2 if institution.level > 1 else 0,
            holidays=False,
            valid_from=_SINCE,
        )
        for place, (weekday, starts) in enumerate(sorted(sittings), start=1)
    ]
