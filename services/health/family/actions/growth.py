"""A child's growth needs a doctor's look: a task for the people who look after the child."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlmodel import col, select

from chassis.decisions import Reason
from city.days import china_day
from services.health.family.actions.tasks import open_task
from services.health.family.law import law
from services.health.family.models import DoctorTeam, FamilyContract

if TYPE_CHECKING:
    from civic.childcare.v1.events_pb2 import GrowthAlarmRaised

    from chassis.edge import Tx

_KINDS = {
    "OFF_CHART": ("生长监测超出标准图", "growth is off the charts"),
    "CROSSED_LINES": ("生长曲线跨越两条主线", "growth crossed two main lines"),
}


def look_at_growth(tx: Tx, event: GrowthAlarmRaised) -> None:
    """Opens the task, once an observation: at the town of the child's own team, else at its county."""
    query = select(DoctorTeam).join(FamilyContract, col(FamilyContract.team_id) == col(DoctorTeam.id))
    team = tx.session.exec(
        query.where(col(FamilyContract.resident_id) == event.resident_id, col(FamilyContract.status) == "ACTIVE")
    ).first()
    today = china_day(tx.now)
    days = law().at("growth-task-days", today)
    zh, en = _KINDS.get(event.kind, ("生长监测异常", "a child's growth needs a look"))
    source = "0～6岁儿童健康管理服务规范（国卫基层发〔2017〕13号）"
    reason = Reason(
        "health.growth-alarm", f"{event.observed_on} {zh}", f"{event.observed_on}: {en}", source, **days.cited()
    )
    open_task(
        tx,
        "GROWTH_ALARM",
        event.growth_id,
        resident_id=event.resident_id,
        county=team.county if team else event.county,
        town=team.town if team else "",
        due_on=today + timedelta(days=days.value),
        reasons=(reason,),
    )
