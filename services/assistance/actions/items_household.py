"""Items of a household in need (社会救助一件事): relief first, means verified, reviewed by the town, granted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from civic.registry.v1 import registry_pb2
from sqlmodel import col, select

from chassis.decisions import Answer, Granted, NeedsOfficer, NeedsSupplement, Product, Reason, Refused, Undone, Work
from chassis.errors import InvalidInput, NotFound, Unavailable
from chassis.serials import draw
from city import resident_id
from city.days import china_day
from services.assistance.actions import awards, verification
from services.assistance.law import law
from services.assistance.models import Paper, Report
from services.assistance.rules import awards as rules
from services.assistance.rules import verification as checking
from services.assistance.sources import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from chassis.edge import Tx

OUTPUTS = {rules.MINIMUM: "allowanceNo", rules.EDGE: "edgeNo", rules.EXTREME: "supportNo"}


def told(inputs: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 - JSON
    """An input of the item. Raises InvalidInput: catalogue and department then disagree."""
    if inputs.get(name) in (None, ""):
        zh, en = f"事项的输入不完整：{name}", f"an input of the item is missing: {name}"
        raise InvalidInput("assistance.unreadable-inputs", zh, en)
    return inputs[name]


def award_granted(award: Any, output: str, reasons: tuple[Reason, ...] = ()) -> Granted:  # noqa: ANN401 - a row
    """An award as the answer to its item."""
    return Granted((Product("award", award.no, f"/v1/assistance/awards/{award.no}"),), {output: award.no}, reasons)


def by_officer(work: Work, proposal: tuple[Reason, ...]) -> Answer | None:
    """What to answer while no officer has granted: asks for one, or hands the refusal on; None once granted."""
    if work.officer_granted is None:
        return NeedsOfficer(proposal)
    return None if work.officer_granted else Refused(work.officer_reasons or proposal)


def paper_of(tx: Tx, work: Work, kind: str, about: str, resident: str = "") -> Paper:
    """The statement of this kind that the case has, made if there is none."""
    query = select(Paper).where(Paper.case_id == work.case_id, Paper.kind == kind, col(Paper.revoked_on).is_(None))
    paper = tx.session.exec(query).first()
    if paper is None:
        paper = Paper(
            no=draw(kind[:2], 14),
            kind=kind,
            case_id=work.case_id,
            about=about,
            resident_id=resident,
            county=work.county,
            issued_on=china_day(tx.now),
        )
        tx.session.add(paper)
    return paper


def paper_granted(paper: Paper, output: str, reasons: tuple[Reason, ...] = ()) -> Granted:
    """A statement as the answer to its item."""
    product = Product(paper.kind.lower().replace("_", "-"), paper.no, f"/v1/assistance/papers/{paper.no}")
    return Granted((product,), {output: paper.no}, reasons)


def grant_temporary_relief(tx: Tx, work: Work) -> Answer:
    """Temporary relief (临时救助): an officer decides at once, papers come later; once a person and month."""
    who, cause, account = (str(told(work.inputs, name)) for name in ("residentId", "cause", "bankAccount"))
    if (known := awards.of_case(tx, work.case_id, rules.TEMPORARY)) is not None:
        return award_granted(known, "reliefNo")
    if not rules.account_ok(account):
        return NeedsSupplement((rules.account_fault(),))
    if awards.running(tx, who, [rules.TEMPORARY]):
        zh, en = "本月已获临时救助", "temporary relief was granted this month already"
        return Refused((Reason("assistance.relief-this-month", zh, en, rules.ASSISTANCE_LAW),))
    table = law().at("temporary-relief", china_day(tx.now))
    amount = int(table.value[cause])
    zh, en = f"拟给予临时救助 {amount / 100:.2f} 元，先行救助、材料后补", f"{amount / 100:.2f} yuan, papers to follow"
    proposal = (Reason("assistance.relief-first", zh, en, rules.ASSISTANCE_LAW, **table.cited(f"{cause}: {amount}")),)
    if (answer := by_officer(work, proposal)) is not None:
        return answer
    award = awards.grant(tx, work, awards.Wanted(rules.TEMPORARY, who, amount, account, months=1))
    return award_granted(award, "reliefNo", proposal)


def verify_means(tx: Tx, work: Work) -> Answer:
    """Economic verification of household and supporters; what nobody answered is open in the report."""
    query = select(Report).where(Report.case_id == work.case_id).order_by(col(Report.version).desc()).limit(1)
    if (known := tx.session.exec(query).first()) is not None and work.officer_granted is None and work.attempt == 1:
        return _reported(known)
    household_id = str(told(work.inputs, "householdId"))
    mine = [resident_id.normalise(str(one)) for one in work.inputs.get("householdIdNumbers") or []]
    theirs = [resident_id.normalise(str(one)) for one in work.inputs.get("supporterIdNumbers") or []]
    faults = checking.number_faults(mine, theirs)
    for name, numbers in (("householdIdNumbers", mine), ("supporterIdNumbers", theirs)):
        for index, number in enumerate(numbers):
            for fault in resident_id.faults(number, china_day(tx.now)):
                zh, en = f"第 {index + 1} 个：{fault.zh}", f"number {index + 1}: {fault.en}"
                faults.append(Reason("assistance.id-number", zh, en, checking.CHECK_LAW, field=name))
    if not work.inputs.get("authorisation"):
        zh, en = "请提交全体家庭成员及义务人的授权书", "the authorisation by household and supporters is missing"
        faults.append(Reason("assistance.no-authorisation", zh, en, checking.CHECK_LAW, field="authorisation"))
    if faults:
        return NeedsSupplement(tuple(faults))
    try:
        people, unknown = verification.find_people(tx, mine, "householdIdNumbers")
        supporters, unknown_too = verification.find_people(tx, theirs, "supporterIdNumbers")
        asked = registry_pb2.GetHouseholdRequest(household_id=household_id)
        household = tx.ask("GetHousehold", asked, verification.WHY)
    except (Unavailable, NotFound) as error:
        zh, en = "人口库未答复，核对待续", "the register did not answer: the verification stays open"
        if isinstance(error, NotFound):
            zh, en = "人口库中没有这一户", "the register knows no such household"
        return NeedsOfficer((Reason("assistance.open-register", zh, en, checking.CHECK_LAW),))
    faults = [*unknown, *unknown_too] or verification.household_faults(household_id, household, people)
    if faults:
        return NeedsSupplement(tuple(faults))
    ids = [one.resident_id for one in supporters]
    return _reported(verification.verify(tx, work.case_id, work.county, household, people, ids))


def _reported(report: Report) -> Granted:
    reasons = [
        Reason(
            "assistance.source-open",
            f"{source.zh}未能核实，列为待核实项，不视为没有",
            f"{source.en}: no answer that can be used; open, not zero",
            checking.CHECK_LAW,
        )
        for source in catalogue()
        if any(one.startswith(source.id + ":") for one in report.open_items)
    ]
    product = Product("verification-report", report.no, f"/v1/assistance/reports/{report.no}")
    return Granted((product,), {"reportNo": report.no}, tuple(reasons))


def void_report(tx: Tx, work: Work) -> Undone:
    """The case was withdrawn: the authorisation with it; nothing more is read."""
    for one in tx.session.exec(select(Report).where(Report.case_id == work.case_id).with_for_update()):
        one.withdrawn_at = one.withdrawn_at or tx.now
        tx.session.add(one)
    return Undone()


def review_in_township(tx: Tx, work: Work) -> Answer:
    """The town inquires and signs (谁调查谁签字谁负责); what was declared stands beside what was found."""
    report = verification.newest(tx, str(told(work.inputs, "reportNo")))
    declared = work.inputs.get("monthlyIncome")
    if not isinstance(declared, int) or isinstance(declared, bool) or declared < 0:
        zh, en = "家庭月收入应为不小于零的整数元", "the monthly income is a whole number of yuan, not negative"
        return NeedsSupplement((Reason("assistance.income", zh, en, rules.ASSISTANCE_LAW, field="monthlyIncome"),))
    found = checking.monthly_income(report.facts)
    limit = law().at("declared-tolerance", china_day(tx.now))
    zh = f"待核实 {len(report.open_items)} 项；请入户调查后签署意见"
    en = f"{len(report.open_items)} open item(s); visit the household, then sign"
    proposal = [Reason("assistance.inquiry", zh, en, rules.ASSISTANCE_LAW)]
    if abs(found - declared * 100) * 100 > int(limit.value) * max(found, declared * 100):
        zh, en = "申报收入与核对收入不一致，请调查核实", "declared and verified income differ: inquire"
        proposal.append(Reason("assistance.income-differs", zh, en, rules.ASSISTANCE_LAW, **limit.cited()))
    if (answer := by_officer(work, tuple(proposal))) is not None:
        return answer
    return paper_granted(paper_of(tx, work, "REVIEW", report.no, report.head_id), "reviewNo", work.officer_reasons)


def _grant_by_means(benefit: str, tx: Tx, work: Work) -> Answer:
    """What policy says on the report's frozen facts; an officer decides; while facts are open nothing is granted."""
    if (known := awards.of_case(tx, work.case_id, benefit)) is not None:
        return award_granted(known, OUTPUTS[benefit])
    report = verification.newest(tx, str(told(work.inputs, "reportNo")))
    paper = tx.session.get(Paper, str(told(work.inputs, "reviewNo")))
    if paper is None or paper.about != report.no or paper.revoked_on is not None:
        zh, en = "没有本报告的乡镇审核意见", "there is no review by the town of this report"
        return Refused((Reason("assistance.no-review", zh, en, rules.ASSISTANCE_LAW),))
    if report.withdrawn_at is not None:
        zh, en = "核对授权已撤回，无法认定", "the authorisation was withdrawn: nothing can be decided"
        return Refused((Reason("assistance.authorisation-withdrawn", zh, en, checking.CHECK_LAW),))
    account = "" if benefit == rules.EDGE else str(told(work.inputs, "bankAccount"))
    if account and not rules.account_ok(account):
        return NeedsSupplement((rules.account_fault(),))
    if report.assessment is None:
        report.assessment = verification.assess(tx, report.month, report.facts)
        tx.session.add(report)
    found = rules.assessed(report.assessment, benefit)
    if found.open:
        refused = work.officer_granted is False
        return Refused(work.officer_reasons or found.reasons) if refused else NeedsOfficer(found.reasons)
    if not found.eligible:
        return Refused(rules.not_eligible(benefit, found))
    running = [one.benefit for one in awards.running(tx, report.head_id)]
    if benefit in running:
        zh, en = "该户正在享受本项待遇", "the household draws this benefit already"
        return Refused((Reason("assistance.already-drawn", zh, en, rules.ASSISTANCE_LAW),))
    if (excluded := rules.overlap(law(), china_day(tx.now), benefit, running)) is not None:
        return Refused((excluded,))
    if (answer := by_officer(work, found.reasons)) is not None:
        return answer
    amount = 0 if benefit == rules.EDGE else found.amount_fen
    who = str(work.inputs.get("residentId") or report.head_id)
    more: dict[str, Any] = {"household_id": report.household_id, "town": report.town, "report_no": report.no}
    persons = (who,) if benefit == rules.EXTREME else tuple(report.persons)
    wanted = awards.Wanted(benefit, who, amount, account, persons=persons, **more)
    return award_granted(awards.grant(tx, work, wanted), OUTPUTS[benefit], found.reasons)


def grant_special_relief(tx: Tx, work: Work) -> Answer:
    """Special relief (专项救助) by the cause of the hardship, for a household that the town has reviewed."""
    cause = str(told(work.inputs, "cause"))
    if (known := awards.of_case(tx, work.case_id, rules.SPECIAL)) is not None:
        return award_granted(known, "specialNo")
    paper = tx.session.get(Paper, str(told(work.inputs, "reviewNo")))
    if paper is None or paper.kind != "REVIEW" or paper.revoked_on is not None:
        zh, en = "没有乡镇审核意见", "there is no review by the town"
        return Refused((Reason("assistance.no-review", zh, en, rules.ASSISTANCE_LAW),))
    table = law().at("special-relief", china_day(tx.now))
    if cause not in table.value:
        zh, en = "该困难原因没有对应的专项救助", "no special relief answers this cause"
        return Refused((Reason("assistance.no-special-relief", zh, en, rules.ASSISTANCE_LAW, **table.cited(cause)),))
    amount = int(table.value[cause])
    zh, en = f"拟给予专项救助 {amount / 100:.2f} 元", f"special relief of {amount / 100:.2f} yuan is proposed"
    proposal = (Reason("assistance.special-relief", zh, en, rules.ASSISTANCE_LAW, **table.cited(f"{cause}: {amount}")),)
    if (answer := by_officer(work, proposal)) is not None:
        return answer
    household = str(told(work.inputs, "householdId"))
    account = next((one.account for one in awards.running(tx, paper.resident_id) if one.account_ok), "")
    wanted = awards.Wanted(rules.SPECIAL, paper.resident_id, amount, account, household, months=1)
    return award_granted(awards.grant(tx, work, wanted), "specialNo", proposal)


def share_assistance_status(tx: Tx, work: Work) -> Answer:
    """Whether the person's household draws assistance, and which."""
    held = {one.benefit for one in awards.running(tx, str(told(work.inputs, "residentId")))}
    kind = next((name for benefit, name in rules.KINDS.items() if benefit in held), "NONE")
    return Granted((), {"assistanceKind": kind})


def take_back(benefit: str, tx: Tx, work: Work) -> Undone:
    """The case was withdrawn: its award never was; what was paid is claimed back."""
    awards.cancel(tx, work.case_id, benefit)
    return Undone()


def void_paper(kind: str, tx: Tx, work: Work) -> Undone:
    """The case was withdrawn: its statement stands no more."""
    query = select(Paper).where(Paper.case_id == work.case_id, Paper.kind == kind, col(Paper.revoked_on).is_(None))
    for paper in tx.session.exec(query.with_for_update()):
        paper.revoked_on = china_day(tx.now)
        tx.session.add(paper)
    return Undone()


TASKS: dict[str, Callable[[Tx, Work], Answer]] = {
    "grant-temporary-relief": grant_temporary_relief,
    "verify-means": verify_means,
    "review-in-township": review_in_township,
    "grant-minimum-living": partial(_grant_by_means, rules.MINIMUM),
    "recognise-low-income-edge": partial(_grant_by_means, rules.EDGE),
    "grant-extreme-support": partial(_grant_by_means, rules.EXTREME),
    "grant-special-relief": grant_special_relief,
    "share-assistance-status": share_assistance_status,
}
UNDOS: dict[str, Callable[[Tx, Work], Undone]] = {
    "grant-temporary-relief": partial(take_back, rules.TEMPORARY),
    "verify-means": void_report,
    "review-in-township": partial(void_paper, "REVIEW"),
    "grant-minimum-living": partial(take_back, rules.MINIMUM),
    "recognise-low-income-edge": partial(take_back, rules.EDGE),
    "grant-extreme-support": partial(take_back, rules.EXTREME),
    "grant-special-relief": partial(take_back, rules.SPECIAL),
}
