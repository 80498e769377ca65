"""Whether a death may be certified (死亡医学证明)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chassis.decisions import NeedsOfficer, NeedsSupplement, Reason, Refused

if TYPE_CHECKING:
    from datetime import date

    from chassis.parameters import Parameters

LAW = "《关于进一步规范人口死亡医学证明和信息登记管理工作的通知》（国卫规划发〔2013〕57号）"


def objection(
    died_on: date, today: date, law: Parameters, *, licensed: bool, inquest: bool, officer_agrees: bool
) -> NeedsSupplement | NeedsOfficer | None:
    """What stands against certifying; None if nothing does.

    `licensed`: the institution may certify (nobody asks for an inquest). After an inquest an officer decides always;
    what a hospital reports late an officer looks at.
    """
    missing = []
    if died_on > today:
        zh, en = "死亡日期晚于今天，请更正", "the death lies in the future: correct the date"
        missing.append(Reason("health.death-in-the-future", zh, en, LAW, field="diedOn"))
    if not licensed and not inquest:
        zh = "医疗机构代码不在机构名单中，请核对代码"
        en = "no institution has this code: check it"
        missing.append(Reason("health.unknown-institution", zh, en, LAW, field="institution"))
    if missing:
        return NeedsSupplement(tuple(missing))
    if officer_agrees:
        return None
    if inquest:
        zh = "医疗机构外死亡，由基层医疗卫生机构调查后签发"
        en = "a death outside a hospital: an officer decides after the inquiry"
        return NeedsOfficer((Reason("health.inquest", zh, en, LAW),))
    limit = law.at("late-death-certificate-days", today)
    if (today - died_on).days > limit.value:
        zh = f"死亡已超过 {limit.value} 天，由工作人员核对后签发"
        en = f"more than {limit.value} days since the death: an officer checks first"
        return NeedsOfficer((Reason("health.late-death-certificate", zh, en, LAW, **limit.cited(), field="diedOn"),))
    return None


def already_certified() -> Refused:
    """Another case already certified this death."""
    zh = "此人的死亡医学证明已签发，遗失的请申请补发"
    en = "this death was certified already; if the paper is lost, ask for a replacement"
    return Refused((Reason("health.death-already-certified", zh, en, LAW),))
