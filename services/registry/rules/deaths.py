"""When a death is recorded, when an officer looks first, and when an entry of the register is closed. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chassis.decisions import Granted, NeedsOfficer, NeedsSupplement, Reason, Refused
from services.registry.rules import Officer, is_local

if TYPE_CHECKING:
    from datetime import date

    from chassis.parameters import Parameter

_REGISTER = "《中华人民共和国户口登记条例》第八条"
_CERTIFICATES = "国卫规划发〔2013〕57号"
REPORTERS = ("HOSPITAL", "FUNERAL_HOME", "FAMILY", "TOWN")


@dataclass(frozen=True)
class Deceased:
    """What the rules need of the person: `recorded_on` is the day of death on record, if there is one."""

    birth_date: date
    hukou_county: str
    recorded_on: date | None = None


def date_faults(died_on: date | None, birth_date: date, today: date) -> tuple[Reason, ...]:
    """What is wrong with a day of death: unreadable (None), before birth, or after today."""
    if died_on is None:
        zh, en = "死亡日期应为 年-月-日", "the day of death must read YYYY-MM-DD"
        return (Reason("registry.bad-date", zh, en, field="diedOn"),)
    if died_on < birth_date:
        zh, en = "死亡日期早于出生日期，请核对", "the day of death is before the day of birth: please compare it"
        return (Reason("registry.died-before-birth", zh, en, _REGISTER, field="diedOn"),)
    if died_on > today:
        zh, en = "死亡日期晚于今天，请核对", "the day of death is in the future: please compare it"
        return (Reason("registry.died-in-future", zh, en, _REGISTER, field="diedOn"),)
    return ()


def review_report(  # noqa: PLR0913 - the facts of one report
    deceased: Deceased | None,
    died_on: date | None,
    *,
    certificate_no: str,
    certificate_fits: bool,
    officer: Officer | None,
    today: date,
    review: Parameter,
) -> Granted | Refused | NeedsSupplement | NeedsOfficer:
    """Whether a death is recorded as reported; Granted also means that the record that stands is joined.

    Args:
        deceased: None if the register does not have the person.
        died_on: None if what was given is no day.
        certificate_no: of a hospital, of an inquiry or of the police; empty if none was made.
        certificate_fits: a certificate of the police is ours, for this person; always true of the others.
        officer: what an officer decided, if the item came back from the worklist.
        today: day in China.
        review: `review-days`.
    """
    if deceased is None:
        return Refused((_unknown(review),))
    if faults := date_faults(died_on, deceased.birth_date, today):
        return NeedsSupplement(faults)
    if not certificate_fits:
        return Refused((_not_this_person(review),))
    doubts = []
    if deceased.recorded_on is not None and deceased.recorded_on != died_on:
        doubts.append(_OTHER_DAY)
    elif deceased.recorded_on is None and not certificate_no:
        doubts.append(_NO_CERTIFICATE)
    if not doubts:
        joined = deceased.recorded_on is not None
        return Granted(reasons=(_ALREADY,) if joined else ())
    if officer is None:
        return NeedsOfficer(tuple(doubts))
    return Granted() if officer.granted else Refused(officer.reasons or (_by_officer(review),))


def review_police_certificate(
    deceased: Deceased | None, died_on: date | None, *, officer: Officer | None, today: date, review: Parameter
) -> Granted | Refused | NeedsSupplement | NeedsOfficer:
    """Whether the police certify an unnatural death: always an officer's decision, once the day can be right."""
    if deceased is None:
        return Refused((_unknown(review),))
    if faults := date_faults(died_on, deceased.birth_date, today):
        return NeedsSupplement(faults)
    if officer is None:
        return NeedsOfficer((_POLICE,))
    return Granted() if officer.granted else Refused(officer.reasons or (_by_officer(review),))


def review_cancellation(deceased: Deceased | None, *, death_stands: bool, review: Parameter) -> Granted | Refused:
    """Whether the person's entry is closed (户口注销): the death is on record and the hukou is here."""
    if deceased is None:
        return Refused((_unknown(review),))
    if not death_stands:
        zh, en = (
            "没有该人员有效的死亡登记，不能注销户口",
            "this person's death is not on record: the entry stays open",
        )
        return Refused((_appealable("registry.no-death-record", zh, en, review),))
    if not is_local(deceased.hukou_county):
        zh = "逝者户籍不在本市，请到户籍所在地派出所注销户口"
        en = "the person's hukou is elsewhere: the police station there closes the entry"
        return Refused((_appealable("registry.hukou-elsewhere", zh, en, review),))
    return Granted()


def review_informant(
    kinship: str, *, same_person: bool, alive: bool, officer: Officer | None, review: Parameter
) -> Granted | Refused | NeedsSupplement | NeedsOfficer:
    """Whether the one who hands in the case may: kin or somebody of the household; anybody else an officer asks."""
    if same_person:
        zh, en = "经办人不能是逝者本人", "the informant cannot be the deceased"
        return NeedsSupplement((Reason("registry.informant-is-deceased", zh, en, field="informantIdNumber"),))
    if not alive:
        zh, en = (
            "经办人登记为已死亡，请核对身份证号码",
            "the informant is registered as dead: please compare the number",
        )
        return NeedsSupplement((Reason("registry.informant-dead", zh, en, field="informantIdNumber"),))
    if kinship:
        return Granted()
    if officer is None:
        return NeedsOfficer((_NO_KIN,))
    return Granted() if officer.granted else Refused(officer.reasons or (_by_officer(review),))


_ALREADY = Reason(
    "registry.death-already-recorded",
    "该人员的死亡信息已经登记，本次报告并入同一登记",
    "this death is on record already; this report joins the same record",
    _REGISTER,
)
_OTHER_DAY = Reason(
    "registry.death-dates-differ",
    "已有死亡登记的死亡日期与本次报告不一致，由民警核对；同意的，以已登记的日期为准并入",
    "the day on record differs from this report: an officer compares them; if granted, the record's day stands",
    _REGISTER,
    field="diedOn",
)
_NO_CERTIFICATE = Reason(
    "registry.no-death-certificate",
    "没有医疗机构、调查或公安机关出具的死亡证明，由民警核实后登记",
    "no certificate of a hospital, an inquiry or the police came with the report: an officer makes sure first",
    _CERTIFICATES,
)
_POLICE = Reason(
    "registry.police-decide",
    "非正常死亡由公安机关调查后出具证明",
    "the police certify an unnatural death after their inquiry",
    _CERTIFICATES,
)
_NO_KIN = Reason(
    "registry.no-kinship",
    "户籍登记中看不出经办人与逝者的亲属或同户关系，由民警询问核实（户主、亲属、抚养人或者邻居可以申报）",
    "the register shows no tie between informant and deceased: an officer asks (the head of the household, relatives, "
    "carers or neighbours may report)",
    _REGISTER,
    field="informantIdNumber",
)


def _unknown(review: Parameter) -> Reason:
    zh, en = "户籍登记中没有这位居民", "the register does not have this resident"
    return _appealable("registry.unknown-resident", zh, en, review)


def _not_this_person(review: Parameter) -> Reason:
    zh, en = "非正常死亡证明不是为该人员出具的", "the police certificate was not issued for this person"
    return _appealable("registry.certificate-of-another", zh, en, review)


def _by_officer(review: Parameter) -> Reason:
    zh, en = "经民警核实，不予办理", "refused by an officer after inquiry"
    return _appealable("registry.refused-by-officer", zh, en, review)


def _appealable(code: str, zh: str, en: str, review: Parameter) -> Reason:
    return Reason(
        code,
        f"{zh}；不服可在知道决定之日起{review.value}日内申请行政复议",
        f"{en}; you may ask for administrative review (行政复议) within {review.value} days of learning of it",
        _REGISTER,
        **review.cited(),
    )
