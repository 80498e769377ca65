"""Which institution is meant, and whether the actor may speak for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chassis.errors import NotAllowed, NotFound
from services.health.network.models import Institution

if TYPE_CHECKING:
    from chassis.edge import Tx


def find_institution(tx: Tx, institution_id: str) -> Institution:
    """A medical institution. Raises NotFound."""
    found = tx.session.get(Institution, institution_id)
    if found is None:
        raise NotFound("health.no-such-institution", "没有这家医疗机构", "no such medical institution")
    return found


def speak_for(tx: Tx, institution_id: str) -> Institution:
    """The institution for which the actor acts: health's own staff do, each county's for the institutions there.

    Raises NotFound, NotAllowed.
    """
    health_staff(tx)
    found = find_institution(tx, institution_id)
    if tx.actor.county and tx.actor.county != found.county and tx.actor.role != "service":
        zh, en = "只能代表本县区的医疗机构", "only institutions of the own county"
        raise NotAllowed("health.other-county", zh, en)
    return found


def health_staff(tx: Tx) -> None:
    """Raises NotAllowed for anybody but health's own people."""
    if tx.actor.department != "health":
        raise NotAllowed("health.not-our-staff", "只有卫生健康部门工作人员可以办理", "only health's own staff may")
