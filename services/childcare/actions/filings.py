"""Filing (备案) of an institution: the items of its one-thing, change, closing, publication."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import col, select

from chassis.decisions import Answer, Granted, NeedsOfficer, NeedsSupplement, Product, Reason, Refused, Work
from chassis.errors import InvalidInput, NotFound, NotPossibleNow
from chassis.serials import draw
from city import geography, places
from city.days import china_day
from services.childcare.actions import credit
from services.childcare.actions.papers import announce, keep_paper, locked, set_places, staff_only
from services.childcare.law import law
from services.childcare.models import Institution
from services.childcare.models.filing import Filing, FilingStep, PremisesCheck
from services.childcare.rules import filings as rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

_MOST_SHOWN = 500


def check_premises(tx: Tx, work: Work) -> Answer:
    """The papers of the premises, and that nobody else has filed there. A case is checked once."""
    address = "".join(str(work.inputs.get("premisesAddress") or "").split())[:100]
    known = tx.session.exec(select(PremisesCheck).where(col(PremisesCheck.case_id) == work.case_id)).first()
    if found := rules.premises(work.inputs, _elsewhere(address, work.county)):
        return NeedsSupplement(tuple(found))
    taken = select(Filing).where(col(Filing.county) == work.county, col(Filing.address) == address)
    other = tx.session.exec(taken.where(col(Filing.state) != rules.CLOSED)).first()
    if other and other.case_id != work.case_id:
        zh, en = f"该地址已有备案 {other.no}", f"filing {other.no} stands at this address"
        return Refused((Reason("childcare.address-taken", zh, en, rules.LAW, field="form.premisesAddress"),))
    if known is None:
        known = PremisesCheck(no=draw("P", 12), case_id=work.case_id, county=work.county, town="", address="", kind="")
        known.checked_on = china_day(tx.now)
    known.town, known.address, known.kind = _town(address, work.county), address, str(work.inputs.get("premisesKind"))
    tx.session.add(known)
    return Granted(outputs={"checkNo": known.no})


def check_meals(tx: Tx, work: Work) -> Answer:  # noqa: ARG001 - the signature of a task
    """Meals are allowed with a food licence."""
    if found := rules.missing(work.inputs, "food-licence"):
        return NeedsSupplement(tuple(found))
    return Granted(outputs={"mealsAllowed": True})


def file_institution(tx: Tx, work: Work) -> Answer:
    """The receipt of the filing. By rule what is missing or forbids it, then an officer. A case files once."""
    known = tx.session.exec(select(Filing).where(col(Filing.case_id) == work.case_id)).first()
    if known:
        return _granted(known)
    given = work.inputs
    check = tx.session.get(PremisesCheck, str(given.get("checkNo") or ""))
    own = check if check and check.case_id == work.case_id else None
    if against := rules.against(given):
        return Refused(tuple(against))
    found = rules.filing(given, checked=own is not None)
    if found or own is None:
        return NeedsSupplement(tuple(found))
    today = china_day(tx.now)
    if work.officer_granted is None:
        return NeedsOfficer(tuple(rules.for_the_officer(law(), today, given.get("scope"))))
    if not work.officer_granted:
        return Refused(work.officer_reasons)
    return _granted(_file(tx, work, own, today))


def read_filing(tx: Tx, no: str) -> tuple[Filing, Institution, Sequence[FilingStep]]:
    """A filing with its steps, for everybody. Raises NotFound."""
    filing = tx.session.get(Filing, no)
    if filing is None:
        raise _no_such_filing()
    institution = tx.session.get(Institution, filing.institution_id)
    assert institution is not None
    query = select(FilingStep).where(col(FilingStep.filing_no) == no).order_by(col(FilingStep.at), col(FilingStep.id))
    return filing, institution, tx.session.exec(query).all()


def list_filings(tx: Tx, county: str, state: str) -> list[tuple[Filing, Institution]]:
    """What is published, newest first."""
    query = select(Filing, Institution).join(Institution, col(Institution.id) == col(Filing.institution_id))
    if county:
        query = query.where(col(Filing.county) == county)
    if state:
        query = query.where(col(Filing.state) == state)
    found = tx.session.exec(query.order_by(col(Filing.filed_on).desc(), col(Filing.no)).limit(_MOST_SHOWN)).all()
    return [(filing, institution) for filing, institution in found]


def change_filing(tx: Tx, no: str, places_now: int | None, name: str | None) -> Filing:
    """Changes places or name (变更备案). Raises NotAllowed, NotFound, NotPossibleNow, InvalidInput with every fault."""
    staff_only(tx)
    filing, institution = _open(tx, no)
    wanted = filing.places if places_now is None else places_now
    if found := rules.change_faults(wanted, institution.used + institution.promised, name):
        raise InvalidInput.of("childcare.filing-change", found)
    what: dict[str, object] = {}
    if wanted != filing.places:
        what["places"] = [filing.places, wanted]
        filing.places = wanted
        if filing.state == rules.FILED:
            set_places(tx, institution, wanted, wanted)
    if name is not None and name.strip() != institution.name:
        what["name"] = [institution.name, name.strip()]
        institution.name = name.strip()
        tx.session.add(institution)
    if what:
        announce(tx, filing, "CHANGED", "CHANGED", what)
    return filing


def close_filing(tx: Tx, no: str, reason: str) -> Filing:
    """Closes (注销备案). Raises NotAllowed, NotFound, NotPossibleNow while children are there or places promised."""
    staff_only(tx)
    filing, institution = _open(tx, no)
    if institution.used or institution.promised:
        told = f"{institution.used} children, {institution.promised} promised"
        zh = f"仍有 {institution.used} 名在托儿童、{institution.promised} 个已承诺托位，请先安置"
        raise NotPossibleNow("childcare.children-there", zh, f"find places for the children first: {told}")
    filing.state, filing.closed_on = rules.CLOSED, china_day(tx.now)
    set_places(tx, institution, 0, 0)
    announce(tx, filing, "CLOSED", "CLOSED", {"reason": reason.strip()[:200]})
    return filing


def enter_filing(tx: Tx, institution: Institution, filing: Filing) -> None:
    """Enters a filing with its papers, each good as long as its kind is."""
    tx.session.add(institution)
    tx.session.add(filing)
    for kind in rules.PAPERS:
        if kind != "FOOD" or filing.meals:
            until = rules.valid_until(law(), kind, filing.filed_on)
            keep_paper(tx, institution.id, kind, until, estimated=True)


def _file(tx: Tx, work: Work, check: PremisesCheck, today: date) -> Filing:
    given, number = work.inputs, draw("I", 12)
    lat, lon = geography.position(check.town or work.county)
    count = int(given["placesPlanned"])
    institution = Institution(
        id=number,
        name=str(given.get("name") or "")[:80],
        county=work.county,
        town=check.town,
        lat=lat,
        lon=lon,
        planned=0,
        filed=0,
        used=0,
    )
    filing = Filing(
        no=draw("F", 12),
        case_id=work.case_id,
        institution_id=number,
        organisation_id=str(given.get("organisationId") or "")[:40],
        county=work.county,
        town=check.town,
        address=check.address,
        places=count,
        meals=bool(given.get("mealsAllowed")),
        opening_day=date.fromisoformat(given["openingDay"]),
        state=rules.FILED,
        filed_on=today,
    )
    enter_filing(tx, institution, filing)
    set_places(tx, institution, count, count)
    announce(tx, filing, "FILED", "FILED", {"places": count})
    tx.session.flush()
    credit.note(tx, number, "FILED", filing.no)
    return filing


def _open(tx: Tx, no: str) -> tuple[Filing, Institution]:
    filing = tx.session.get(Filing, no)
    if filing is None:
        raise _no_such_filing()
    institution = locked(tx, filing.institution_id)
    tx.session.refresh(filing)
    if filing.state == rules.CLOSED:
        raise NotPossibleNow("childcare.filing-closed", "备案已注销", "the filing is closed")
    return filing, institution


def _elsewhere(address: str, county: str) -> str:
    """Another county of the city that an address names and its own does not."""
    names = {place.code: place.name for place in places.counties()}
    if names.get(county, "") in address:
        return ""
    return next((name for code, name in names.items() if code != county and name in address), "")


def _town(address: str, county: str) -> str:
    """The town that an address names; the longest name, if several; none if it names none."""
    named = [town for town in places.towns(county) if town.name in address]
    return max(named, key=lambda town: len(town.name)).code if named else ""


def _no_such_filing() -> NotFound:
    return NotFound("childcare.no-such-filing", "没有这条备案", "no such filing")


def _granted(filing: Filing) -> Granted:
    return Granted(
        (Product("childcare-filing", filing.no, f"/v1/childcare/filings/{filing.no}"),), {"filingNo": filing.no}
    )
