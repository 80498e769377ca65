"""The chain of who works freelance (灵活就业): unemployed, in hardship, freelance, insured, subsidised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.registry.v1 import registry_pb2
from sqlmodel import col, select

from chassis.decisions import Answer, Granted, NeedsSupplement, Reason, Refused, Work
from chassis.errors import NotFound
from city.days import china_day
from services.employment.actions import entries
from services.employment.actions.benefits import grant, product_of, stop_for_work
from services.employment.actions.people import day, person_of, resident, text, unreadable
from services.employment.law import law
from services.employment.models import Career, Entry
from services.employment.rules import registers as rules

if TYPE_CHECKING:
    from chassis.edge import Tx

_PURPOSE = "就业登记 registration of employment"


def register_unemployment(tx: Tx, work: Work) -> Answer:
    """Registers somebody as unemployed (失业登记). Who is registered stays so."""
    resident_id, lost_on = text(work.inputs, "residentId"), day(work.inputs, "lostWorkOn")
    if (known := entries.standing(tx, resident_id, entries.UNEMPLOYED)) is not None:
        return entries.granted(known, "unemploymentNo")
    try:
        person, village, _ = person_of(tx, resident_id, _PURPOSE)
    except NotFound as error:
        return Refused((Reason(error.code, error.zh, error.en, rules.UNEMPLOYMENT_LAW),))
    retired = entries.standing(tx, resident_id, entries.RETIRED) is not None
    against = rules.unemployment_objection(law(), person, lost_on, china_day(tx.now), retired=retired)
    if against is not None:
        return NeedsSupplement((against,)) if against.field else Refused((against,))
    entry = entries.register(tx, work, entries.UNEMPLOYED, resident_id, lost_on, village=village)
    _no_longer_at_work(tx, resident_id, entry)
    return entries.granted(entry, "unemploymentNo")


def _no_longer_at_work(tx: Tx, resident_id: str, entry: Entry) -> None:
    for kind in (entries.EMPLOYED, entries.FLEXIBLE):
        entries.end(tx, entries.standing(tx, resident_id, kind, lock=True), entry.no)


def recognise_hardship(tx: Tx, work: Work) -> Answer:
    """Recognises hardship in finding work (就业困难人员认定): a rule may exclude it, an officer decides.

    A household that was found to be poor (`reviewNo` of assistance) needs no second inquiry: a rule grants then.
    """
    resident_id = text(work.inputs, "residentId")
    if (known := entries.standing(tx, resident_id, entries.HARDSHIP)) is not None:
        return entries.granted(known, "hardshipNo")
    today, reviewed = china_day(tx.now), work.inputs.get("reviewNo")
    kind = rules.POOR if reviewed else text(work.inputs, "hardshipKind")
    since = today
    if not reviewed:
        found = entries.numbered(tx, text(work.inputs, "unemploymentNo"), entries.UNEMPLOYED, resident_id)
        if found is None:
            return Refused((_unknown("失业登记", "registration as unemployed", rules.HARDSHIP_LAW),))
        since = found.since
    person, village, _ = person_of(tx, resident_id, _PURPOSE)
    against = rules.hardship_objection(law(), person, kind, since, today)
    if against is None and kind == rules.ZERO and not household_without_work(tx, resident_id):
        zh, en = "家庭中有就业人员，不属零就业家庭", "somebody in the household works"
        against = Reason("employment.somebody-works", zh, en, rules.HARDSHIP_LAW, field="hardshipKind")
    if against is not None:
        return NeedsSupplement((against,)) if against.field and not reviewed else Refused((against,))
    if not reviewed:
        zh, en = f"申请类别 {kind}，规则未见不符，请核实", f"kind {kind}: no rule stands against it; to be verified"
        if (
            said := entries.by_officer(work, Reason("employment.hardship-to-verify", zh, en, rules.HARDSHIP_LAW))
        ) is not None:
            return said
    entry = entries.register(tx, work, entries.HARDSHIP, resident_id, today, village=village, kind=kind)
    return entries.granted(entry, "hardshipNo")


def household_without_work(tx: Tx, resident_id: str) -> bool:
    """Whether of those of working age in the household nobody works (零就业家庭). Raises NotFound, Unavailable."""
    today = china_day(tx.now)
    home = resident(tx, resident_id, _PURPOSE).household_id
    household = tx.ask("GetHousehold", registry_pb2.GetHouseholdRequest(household_id=home), _PURPOSE)
    works = []
    for member in household.members:
        person, _, _ = person_of(tx, member.resident_id, _PURPOSE)
        if rules.of_working_age(law(), person, today) is None:
            works.append(at_work(tx, member.resident_id))
    return rules.zero_employment(works)


def at_work(tx: Tx, resident_id: str) -> bool:
    """Whether somebody works as far as the registers and contributions say."""
    kinds = [entries.EMPLOYED, entries.FLEXIBLE, entries.UNEMPLOYED]
    query = select(Entry.kind).where(Entry.resident_id == resident_id, col(Entry.ended_on).is_(None))
    found = set(tx.session.exec(query.where(col(Entry.kind).in_(kinds))))
    if entries.UNEMPLOYED in found:
        return False
    career = tx.session.get(Career, resident_id)
    return bool(found) or (career is not None and bool(career.employer_code))


def register_flexible_work(tx: Tx, work: Work) -> Answer:
    """Registers freelance work (灵活就业登记); the registration as unemployed ends with it."""
    resident_id, since = text(work.inputs, "residentId"), day(work.inputs, "workSince")
    if (known := entries.standing(tx, resident_id, entries.FLEXIBLE)) is not None:
        return entries.granted(known, "flexibleNo")
    found = entries.numbered(tx, text(work.inputs, "unemploymentNo"), entries.UNEMPLOYED, resident_id)
    if found is None:
        return Refused((_unknown("失业登记", "registration as unemployed", rules.FLEXIBLE_LAW),))
    against = rules.flexible_objection(since, found.since, china_day(tx.now))
    if against is not None:
        return NeedsSupplement((against,))
    kind = text(work.inputs, "workKind")
    entry = entries.register(tx, work, entries.FLEXIBLE, resident_id, since, village=found.town, kind=kind)
    entries.end(tx, found, entry.no)
    stop_for_work(tx, resident_id, since)
    return entries.granted(entry, "flexibleNo")


def enrol_flexible_worker(tx: Tx, work: Work) -> Answer:
    """Insures a freelance worker (参保) with the base of their choice."""
    resident_id = text(work.inputs, "residentId")
    if (known := entries.standing(tx, resident_id, entries.INSURED)) is not None:
        return entries.granted(known, "insuredNo")
    base = work.inputs.get("pensionBase")
    if not isinstance(base, int) or isinstance(base, bool):
        raise unreadable("pensionBase")
    found = entries.numbered(tx, text(work.inputs, "flexibleNo"), entries.FLEXIBLE, resident_id)
    if found is None:
        return Refused((_unknown("灵活就业登记", "registration of freelance work", rules.INSURANCE_LAW),))
    today = china_day(tx.now)
    against = rules.base_objection(law(), base, today)
    if against is not None:
        return NeedsSupplement((against,))
    fen, account = rules.contribution_fen(law(), base, today), text(work.inputs, "bankAccount")
    told = {"baseYuan": base, "contributionFen": fen, "account": account}
    entry = entries.register(tx, work, entries.INSURED, resident_id, today, village=found.town, **told)
    return entries.granted(entry, "insuredNo")


def grant_insurance_subsidy(tx: Tx, work: Work) -> Answer:
    """Grants the social-insurance subsidy (社会保险补贴): the amount by rule, an officer decides."""
    insured = entries.numbered(tx, text(work.inputs, "insuredNo"), entries.INSURED)
    who = insured.resident_id if insured else ""
    needed = ((text(work.inputs, "hardshipNo"), entries.HARDSHIP), (text(work.inputs, "flexibleNo"), entries.FLEXIBLE))
    found = [insured, *(entries.numbered(tx, no, kind, who) for no, kind in needed)]
    if insured is None or any(one is None or one.ended_on is not None for one in found):
        zh, en = "困难认定、灵活就业登记和参保须均有效且属同一人", "all three entries must stand and be of one person"
        return Refused((Reason("employment.entries-do-not-stand", zh, en, "国发〔2015〕23号"),))
    fen, most, why = rules.subsidy_fen(law(), insured.detail["contributionFen"], china_day(tx.now))
    if (said := entries.by_officer(work, why)) is not None:
        return said
    benefit = grant(tx, work, "INSURANCE_SUBSIDY", who, text(work.inputs, "bankAccount"), fen, most)
    return Granted((product_of(benefit),), {"subsidyNo": benefit.no}, (why,))


def help_disabled_worker(tx: Tx, work: Work) -> Answer:
    """A plan of help (残疾人就业帮扶) by what the person wishes; who holds no certificate has no claim."""
    resident_id = text(work.inputs, "residentId")
    if (known := entries.standing(tx, resident_id, entries.HELP_PLAN)) is not None:
        return entries.granted(known, "planNo")
    if not (work.inputs.get("cardNo") or work.inputs.get("checkedNo")):
        zh, en = "未查到有效的残疾人证", "no certificate of disability was found"
        return Refused((Reason("employment.no-certificate", zh, en, rules.HELP_LAW),))
    person, village, _ = person_of(tx, resident_id, _PURPOSE)
    today = china_day(tx.now)
    if (against := rules.of_working_age(law(), person, today)) is not None:
        return Refused((against,))
    wish, measures = str(work.inputs.get("workWish") or ""), law().at("help-measures", today)
    told = {"wish": wish, "measures": list(measures.value) if wish else ["SKILL", "JOB"]}
    entry = entries.register(tx, work, entries.HELP_PLAN, resident_id, today, village=village, **told)
    named = "、".join(measures.value[one] for one in told["measures"])
    why = Reason(
        "employment.help-plan",
        f"帮扶措施：{named}",
        "measures of help are planned",
        rules.HELP_LAW,
        **measures.cited(named),
    )
    return entries.granted(entry, "planNo", (why,))


def _unknown(zh: str, en: str, legal: str) -> Reason:
    return Reason("employment.no-such-entry", f"没有该申请人的{zh}", f"no such {en} of this person", legal)
