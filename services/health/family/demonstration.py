"""Teams of the demonstration city: one at every institution of the first level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import select

from services.health.family.models import DoctorTeam

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx
    from services.health.network.models import Institution

_DOCTORS = 3


def demonstrate(tx: Tx, institutions: Sequence[Institution]) -> None:
    """Fills an empty table."""
    if tx.session.exec(select(DoctorTeam).limit(1)).first() is not None:
        return
    tx.session.add_all(
        DoctorTeam(
            id=f"{one.id}-T1",
            institution_id=one.id,
            name=f"{one.name}家庭医生团队",
            county=one.county,
            town=one.town,
            doctors=_DOCTORS,
        )
        for one in institutions
        if one.level == 1
    )
