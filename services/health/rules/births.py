"""Whether a birth may be certified (出生医学证明)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chassis.decisions import NeedsOfficer, NeedsSupplement, Reason, Refused
from city.days import china_day, years_between

if TYPE_CHECKING:
    from datetime import date, datetime

    from chassis.parameters import Parameters

CERTIFICATE_LAW = "《中华人民共和国母婴保健法》第二十三条；《出生医学证明管理办法》"
DELIVERY_LAW = "《中华人民共和国母婴保健法》第三十二条"


@dataclass(frozen=True)
class Birth:
    """A birth as the form and the registry tell it. `born_at` is aware; weight in grams, gestation in full weeks."""

    child_name: str
    sex: str
    born_at: datetime
    weight_grams: int
    gestation_weeks: int
    institution: str
    mother_born_on: date

    @property
    def born_on(self) -> date:
        """Day of birth in China."""
        return china_day(self.born_at)


def objection(
    birth: Birth, law: Parameters, today: date, *, certified: bool, licensed: bool, officer_agrees: bool = False
) -> Refused | NeedsSupplement | NeedsOfficer | None:
    """What stands against issuing the certificate; None if nothing does.

    `certified`: another case already has one for this birth. `licensed`: the institution could certify births of that
    day. An officer who agrees settles what is implausible or late, never a second certificate or a foreign institution.
    """
    if certified:
        return Refused((_already_certified(),))
    if missing := _to_supplement(birth, today, licensed=licensed):
        return NeedsSupplement(missing)
    if not officer_agrees and (doubts := _doubts(birth, law, today)):
        return NeedsOfficer(doubts)
    return None


def _already_certified() -> Reason:
    return Reason(
        "health.already-certified",
        "该次出生已签发过出生医学证明，一次出生只签发一张；遗失的请申请补发",
        "this birth already has its certificate; one birth, one certificate. If it is lost, ask for a replacement",
        f"{CERTIFICATE_LAW}：一次出生，一张证明",
    )


def revoked_in_this_case() -> Refused:
    """The case was withdrawn after its certificate had been issued."""
    reason = Reason(
        "health.certificate-revoked",
        "本办件签发的出生医学证明已作废，请重新提交申请",
        "the certificate of this case was revoked; hand in a new case",
        CERTIFICATE_LAW,
    )
    return Refused((reason,))


def _to_supplement(birth: Birth, today: date, *, licensed: bool) -> tuple[Reason, ...]:
    found = []
    if birth.born_on > today:
        found.append(
            Reason(
                "health.birth-in-the-future",
                "出生时间晚于今天，请更正",
                "the birth lies in the future: correct the time of birth",
                CERTIFICATE_LAW,
                field="bornAt",
            )
        )
    if not licensed:
        found.append(
            Reason(
                "health.unknown-institution",
                "接生机构代码不在出生当日有助产技术服务资质的机构名单中，请核对代码",
                "no institution licensed for deliveries on the day of birth has this code: check it",
                DELIVERY_LAW,
                field="birthInstitution",
            )
        )
    return tuple(found)


def _doubts(birth: Birth, law: Parameters, today: date) -> tuple[Reason, ...]:
    doubts = (_about_age(birth, law, today), _about_weight(birth, law, today), _late(birth, law, today))
    return tuple(doubt for doubt in doubts if doubt)


def _about_age(birth: Birth, law: Parameters, today: date) -> Reason | None:
    plausible = law.at("mother-age-years", today)
    least, most = plausible.value["min"], plausible.value["max"]
    if least <= years_between(birth.mother_born_on, birth.born_on) <= most:
        return None
    return Reason(
        "health.implausible-birth-data",
        f"母亲分娩时的年龄不在 {least}—{most} 周岁之间，请核对母亲身份和出生时间",
        f"the mother was not {least} to {most} years old at the birth: check who she is and when it was",
        CERTIFICATE_LAW,
        **plausible.cited(f"{least}-{most}"),
        field="motherIdNumber",
    )


def _about_weight(birth: Birth, law: Parameters, today: date) -> Reason | None:
    table = law.at("weight-for-gestation-grams", today)
    for row in table.value:
        first, last = row["weeks"]
        if first <= birth.gestation_weeks <= last:
            if row["min"] <= birth.weight_grams <= row["max"]:
                return None
            span = f"{row['min']}-{row['max']}"
            return Reason(
                "health.implausible-birth-data",
                f"孕 {first}—{last} 周出生的体重一般在 {span} 克之间，请核对体重和孕周",
                f"born at {first} to {last} weeks a child weighs {span} g: check weight and weeks",
                CERTIFICATE_LAW,
                **table.cited(span),
                field="birthWeightGrams",
            )
    return Reason(
        "health.implausible-birth-data",
        "孕周超出合理范围，请核对",
        "no plausible number of weeks of gestation: check it",
        CERTIFICATE_LAW,
        **table.cited(f"{table.value[0]['weeks'][0]}-{table.value[-1]['weeks'][1]}"),
        field="gestationWeeks",
    )


def _late(birth: Birth, law: Parameters, today: date) -> Reason | None:
    limit = law.at("late-certificate-days", today)
    if (today - birth.born_on).days <= limit.value:
        return None
    return Reason(
        "health.late-certificate",
        f"出生已超过 {limit.value} 天，由工作人员核对亲子关系材料后签发",
        f"born more than {limit.value} days ago: an officer checks the proof of parenthood first",
        CERTIFICATE_LAW,
        **limit.cited(),
        field="bornAt",
    )
