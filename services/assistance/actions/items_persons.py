"""Items about one person: disability certificate and allowances, childcare subsidy, and what ends with a death."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from civic.registry.v1 import registry_pb2
from sqlmodel import col, select

from chassis.decisions import Answer, Granted, NeedsOfficer, NeedsSupplement, Product, Reason, Refused, Undone, Work
from chassis.errors import DomainError, InvalidInput, Unavailable
from chassis.serials import draw
from city import resident_id as numbers
from city.days import add_months, china_day
from services.assistance.actions import awards
from services.assistance.actions.items_household import (
    award_granted,
    by_officer,
    paper_granted,
    paper_of,
    take_back,
    told,
    void_paper,
)
from services.assistance.law import law
from services.assistance.models import AwardPerson, DisabilityCard
from services.assistance.rules import awards as rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.edge import Tx

CARD_LAW = "《中华人民共和国残疾人证管理办法》（残联发〔2017〕34号）"
ALLOWANCE_LAW = "国发〔2015〕52号（困难残疾人生活补贴和重度残疾人护理补贴制度）"
_STOP_LAW = "待遇自死亡次月停发（公民身后一件事）"
CATEGORIES = ("VISION", "HEARING", "SPEECH", "LIMBS", "INTELLECT", "MIND", "MULTIPLE")
# How the form of the one-thing names the kinds of impairment.
_FORM = dict(zip(("SIGHT", "HEARING", "SPEECH", "LIMB", "INTELLECT", "MIND", "MULTIPLE"), CATEGORIES, strict=True))
_GRADES = range(1, 5)
_MONTHS = 12
_CERTIFICATE = 20


def valid_card(tx: Tx, resident_id: str) -> DisabilityCard | None:
    """The person's certificate, if there is one that has not lapsed."""
    query = select(DisabilityCard).where(DisabilityCard.resident_id == resident_id)
    card = tx.session.exec(query.where(col(DisabilityCard.revoked_on).is_(None))).first()
    return card if card is not None and card.valid_until >= china_day(tx.now) else None


def issue_certificate(tx: Tx, work: Work) -> Answer:
    """A certificate by the grade that the assessing hospital gave; an officer of the federation decides."""
    who, graded = str(told(work.inputs, "residentId")), told(work.inputs, "grade")
    if (card := valid_card(tx, who)) is not None and card.case_id == work.case_id:
        return _carded(card)
    kind = ""
    if isinstance(graded, dict):
        kind, graded = str(graded.get("impairment", "")), graded.get("grade")
    if not str(graded).isdigit() or int(graded) not in _GRADES:
        zh, en = "评定等级应为一至四级，未达到残疾标准的不予核发", "no grade from 1 to 4 was assessed"
        return Refused((Reason("assistance.no-grade", zh, en, CARD_LAW, field="grade"),))
    zh, en = f"拟核发残疾人证，{graded} 级", f"a certificate of grade {graded} is proposed"
    if (answer := by_officer(work, (Reason("assistance.certificate", zh, en, CARD_LAW),))) is not None:
        return answer
    village = _village(tx, who)
    today = china_day(tx.now)
    if card is None:
        old = select(DisabilityCard).where(DisabilityCard.resident_id == who, col(DisabilityCard.revoked_on).is_(None))
        card = tx.session.exec(old.with_for_update()).first()
    if card is not None:
        card.revoked_on = today
        tx.session.add(card)
        tx.session.flush()
    years = int(law().at("disability-card-years", today).value)
    card = DisabilityCard(
        no=draw("DC", 14),
        resident_id=who,
        category=_FORM.get(kind, kind if kind in CATEGORIES else ""),
        grade=int(graded),
        county=work.county,
        town=village[:9],
        village=village,
        case_id=work.case_id,
        issued_on=today,
        valid_until=add_months(today, _MONTHS * years),
    )
    tx.session.add(card)
    return _carded(card)


def revoke_certificate(tx: Tx, work: Work) -> Undone:
    """The case was withdrawn: its certificate stands no more."""
    query = select(DisabilityCard).where(DisabilityCard.case_id == work.case_id)
    for card in tx.session.exec(query.with_for_update()):
        card.revoked_on = card.revoked_on or china_day(tx.now)
        tx.session.add(card)
    return Undone()


def check_certificate(tx: Tx, work: Work) -> Answer:
    """Whether the number given is the person's own and stands in the register of certificates."""
    who, number = str(told(work.inputs, "residentId")), str(told(work.inputs, "certificateNumber")).upper()
    kind, grade = number[18:19], number[19:20]
    wrong = []
    if len(number) < _CERTIFICATE or kind not in "1234567" or grade not in "1234":
        wrong.append(("证号末两位应为类别（1–7）和等级（1–4）", "its last digits are kind (1–7) and grade (1–4)"))
    if any(numbers.faults(number[:18], china_day(tx.now))):
        wrong.append(("证号前 18 位不是有效的身份证号码", "its first 18 characters are no valid ID number"))
    if wrong:
        found = [Reason("assistance.certificate-number", *one, CARD_LAW, field="certificateNumber") for one in wrong]
        return NeedsSupplement(tuple(found))
    card = valid_card(tx, who)
    same = False
    if card is not None:
        asked = registry_pb2.GetResidentRequest(resident_id=who)
        person = tx.ask("GetResident", asked, "残疾人证核验 check of a disability certificate")
        same = person.id_number == number[:18] and str(card.grade) == grade
        same = same and card.category in ("", CATEGORIES[int(kind) - 1])
    if card is None or not same:
        zh, en = "残疾人证库中没有与之相符的有效证件", "no valid certificate of this person agrees with the number"
        return Refused((Reason("assistance.certificate-unknown", zh, en, CARD_LAW, field="certificateNumber"),))
    return paper_granted(paper_of(tx, work, "DISABILITY_CHECK", card.no, who), "checkedNo")


def _grant_allowance(benefit: str, output: str, tx: Tx, work: Work) -> Answer:
    """One of the two allowances: by the certificate's grade; the living allowance for poor households only."""
    who, account = str(told(work.inputs, "residentId")), str(told(work.inputs, "bankAccount"))
    if (known := awards.of_case(tx, work.case_id, benefit)) is not None:
        return award_granted(known, output)
    if not rules.account_ok(account):
        return NeedsSupplement((rules.account_fault(),))
    card = valid_card(tx, who)
    if card is None:
        zh, en = "没有有效的残疾人证", "there is no valid disability certificate"
        return Refused((Reason("assistance.no-certificate", zh, en, ALLOWANCE_LAW),))
    today = china_day(tx.now)
    if benefit == rules.LIVING:
        kinds = law().at("living-allowance-kinds", today)
        kind = work.inputs.get("assistanceKind")
        if kind is None:
            zh, en = "救助身份未答复，待核实", "whether the household draws assistance was not answered: open"
            return NeedsOfficer((Reason("assistance.open", zh, en, ALLOWANCE_LAW),))
        if kind not in kinds.value:
            zh, en = "家庭不属于低保或低保边缘", "the household is neither on minimum living nor at its edge"
            return Refused((Reason("assistance.not-poor", zh, en, ALLOWANCE_LAW, **kinds.cited(kind)),))
    table = law().at(benefit, today)
    amount = int(table.value.get(str(card.grade), 0))
    if not amount:
        zh, en = f"{card.grade} 级不在补贴范围", f"grade {card.grade} is not covered"
        return Refused((Reason("assistance.grade", zh, en, ALLOWANCE_LAW, **table.cited(sorted(table.value))),))
    running = [one.benefit for one in awards.running(tx, who)]
    if benefit in running:
        zh, en = "正在享受本项补贴", "this allowance is drawn already"
        return Refused((Reason("assistance.already-drawn", zh, en, ALLOWANCE_LAW),))
    if (excluded := rules.overlap(law(), today, benefit, running)) is not None:
        return Refused((excluded,))
    zh, en = f"拟发放每月 {amount / 100:.2f} 元", f"{amount / 100:.2f} yuan a month is proposed"
    proposal = (Reason("assistance.allowance", zh, en, ALLOWANCE_LAW, **table.cited(f"{card.grade}: {amount}")),)
    if (answer := by_officer(work, proposal)) is not None:
        return answer
    wanted = awards.Wanted(benefit, who, amount, account, town=card.town)
    return award_granted(awards.grant(tx, work, wanted), output, proposal)


def grant_childcare_subsidy(tx: Tx, work: Work) -> Answer:
    """The childcare subsidy (育儿补贴) of a child, by rule, without an application of its own."""
    child, account = str(told(work.inputs, "residentId")), str(told(work.inputs, "bankAccount"))
    if not rules.account_ok(account):
        return NeedsSupplement((rules.account_fault(),))
    known = awards.of_case(tx, work.case_id, rules.CHILDCARE)
    if known is None and awards.running(tx, child, [rules.CHILDCARE]):
        zh, en = "该儿童正在享受育儿补贴", "the child's subsidy is drawn already"
        return Refused((Reason("assistance.already-drawn", zh, en, "《育儿补贴制度实施方案》"),))
    told_by = law().at("childcare-subsidy", china_day(tx.now)).value
    amount, months = int(told_by["monthly_fen"]), int(told_by["months"])
    wanted = awards.Wanted(rules.CHILDCARE, child, amount, account, months=months)
    return award_granted(known or awards.grant(tx, work, wanted), "grantNo")


def issue_cremation_certificate(tx: Tx, work: Work) -> Answer:
    """The certificate of cremation (火化证明), once the death is recorded."""
    return paper_granted(paper_of(tx, work, "CREMATION", str(told(work.inputs, "deathNo"))), "cremationNo")


def grant_burial_relief(tx: Tx, work: Work) -> Answer:
    """Relief from the basic burial fees (惠民殡葬), paid to the family once."""
    who, account = str(told(work.inputs, "residentId")), str(told(work.inputs, "heirAccount"))
    told(work.inputs, "cremationNo")
    if (known := awards.of_case(tx, work.case_id, rules.BURIAL)) is not None:
        return award_granted(known, "burialReliefNo")
    if not rules.account_ok(account):
        fault = rules.account_fault()
        return NeedsSupplement((Reason(fault.code, fault.zh, fault.en, fault.legal_reference, field="heirAccount"),))
    amount = int(law().at("burial-relief", china_day(tx.now)).value)
    award = awards.grant(tx, work, awards.Wanted(rules.BURIAL, who, amount, account, months=1))
    return award_granted(award, "burialReliefNo")


STOPS = {
    "stop-minimum-living": ((rules.MINIMUM, rules.EDGE), "minimumLivingStopped"),
    "stop-extreme-support": ((rules.EXTREME,), "extremeSupportStopped"),
    "stop-disability-allowances": ((rules.LIVING, rules.CARE), "disabilityStopped"),
}


def _stop(benefits: tuple[str, ...], output: str, tx: Tx, work: Work) -> Answer:
    """Stops benefits of somebody who died. Nothing ran: that is an answer too."""
    who = str(told(work.inputs, "residentId"))
    try:
        died_on = date.fromisoformat(str(told(work.inputs, "diedOn")))
    except ValueError as error:
        zh, en = "死亡日期无法识别", "the day of death is no ISO 8601 day"
        raise InvalidInput("assistance.unreadable-inputs", zh, en) from error
    found = awards.stop_after_death(tx, who, benefits, died_on, work.case_id)
    month = rules.stopped_from_death(died_on)
    over, reasons, products = 0, [], []
    for award in found:
        zh, en = rules.NAMES[award.benefit]
        products.append(Product("award", award.no, f"/v1/assistance/awards/{award.no}"))
        if award.state == awards.STOPPED:
            over += awards.claim_back(tx, award, month)
            spoken = f"{zh}自 {award.stopped_from} 起停发", f"{en} stops from {award.stopped_from}"
            reasons.append(Reason("assistance.benefit-stopped", *spoken, _STOP_LAW))
        else:
            spoken = f"{zh}按剩余家庭成员复核", f"{en} is re-checked for those who remain"
            reasons.append(Reason("assistance.re-checked", *spoken, _STOP_LAW))
    if over:
        spoken = f"多发 {over / 100:.2f} 元，分期追回", f"{over / 100:.2f} yuan paid for later months is claimed back"
        reasons.append(Reason("assistance.claimed-back", *spoken, _STOP_LAW))
    if not found:
        spoken = "逝者未领取该项待遇", "the dead person drew none of it"
        reasons.append(Reason("assistance.nothing-to-stop", *spoken, _STOP_LAW))
    return Granted(tuple(products), {output: month if found else "", "overpaidFen": over}, tuple(reasons))


def _resume(benefits: tuple[str, ...], tx: Tx, work: Work) -> Undone:
    awards.resume_after_death(tx, str(told(work.inputs, "residentId")), benefits)
    return Undone()


def members_of(tx: Tx, award_no: str) -> list[str]:
    """Who is counted in an award today."""
    query = select(AwardPerson).where(AwardPerson.award_no == award_no, col(AwardPerson.left_from).is_(None))
    return [one.resident_id for one in tx.session.exec(query.order_by(col(AwardPerson.resident_id)))]


def _carded(card: DisabilityCard) -> Granted:
    product = Product("disability-card", card.no, f"/v1/assistance/disability-cards/{card.no}")
    return Granted((product,), {"cardNo": card.no})


def _village(tx: Tx, who: str) -> str:
    """Where the person lives; empty if the register does not answer: the certificate does not wait for it."""
    try:
        person: Any = tx.ask(
            "GetResident", registry_pb2.GetResidentRequest(resident_id=who), "残疾人证核发 certificate"
        )
    except (Unavailable, DomainError):
        return ""
    return str(person.village)


TASKS: dict[str, Callable[[Tx, Work], Answer]] = {
    "issue-disability-certificate": issue_certificate,
    "check-disability-certificate": check_certificate,
    "grant-living-allowance": partial(_grant_allowance, rules.LIVING, "livingGrantNo"),
    "grant-care-allowance": partial(_grant_allowance, rules.CARE, "careGrantNo"),
    "grant-childcare-subsidy": grant_childcare_subsidy,
    "issue-cremation-certificate": issue_cremation_certificate,
    "grant-burial-relief": grant_burial_relief,
    **{task: partial(_stop, *about) for task, about in STOPS.items()},
}
UNDOS: dict[str, Callable[[Tx, Work], Undone]] = {
    "issue-disability-certificate": revoke_certificate,
    "check-disability-certificate": partial(void_paper, "DISABILITY_CHECK"),
    "grant-living-allowance": partial(take_back, rules.LIVING),
    "grant-care-allowance": partial(take_back, rules.CARE),
    "grant-childcare-subsidy": partial(take_back, rules.CHILDCARE),
    "issue-cremation-certificate": partial(void_paper, "CREMATION"),
    "grant-burial-relief": partial(take_back, rules.BURIAL),
    **{task: partial(_resume, about[0]) for task, about in STOPS.items()},
}
