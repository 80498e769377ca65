"""Who of the staff may do what here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chassis.errors import NotAllowed

if TYPE_CHECKING:
    from chassis.edge import Tx


def require_staff(tx: Tx) -> None:
    """Raises NotAllowed for anybody but safety's own staff."""
    if tx.actor.department != "safety":
        raise NotAllowed("safety.not-our-staff", "只有公共安全部门的人员可以办理", "only safety's own staff may")
