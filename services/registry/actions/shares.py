"""Sharing what the register knows, so that no form asks for it. Everybody read is told which case read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stdnum.cn import uscc

from chassis.ahead import Lookup
from chassis.decisions import Answer, Granted
from city import resident_id
from services.registry import rules
from services.registry.actions.kin import family_of
from services.registry.actions.reads import Reading, log_reads
from services.registry.actions.register import BY_NUMBER, standing
from services.registry.base_models import Lease, Organisation, Property, PropertyOwner
from services.registry.models import ResidencePermit
from services.registry.parameters import parameters
from services.registry.rules import deaths, shares

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chassis.decisions import Work
    from chassis.edge import Tx
    from services.registry.models import Resident

_ORCHESTRATOR = "onething"
OTHER = "OTHER"

BY_CODE = Lookup(Organisation, "code")
BY_OWNER = Lookup(PropertyOwner, "resident_id")
BY_DEED = Lookup(Property, "deed_no")
OWNERS_OF_DEED = Lookup(PropertyOwner, "deed_no")
BY_PERMIT = Lookup(ResidencePermit, "permit_no")
BY_TENANT = Lookup(Lease, "tenant_id")

# Where in the inputs of each task the ID numbers stand.
NUMBERS = {
    "share-person": ("idNumber",),
    "share-household": ("idNumber",),
    "share-child": ("childIdNumber",),
    "share-deceased": ("deceasedIdNumber", "informantIdNumber"),
}


def number_in(inputs: Mapping[str, Any], name: str) -> str:
    """An ID number as a form gives it, in the form of the standard; empty if there is none."""
    said = inputs.get(name)
    return resident_id.normalise(said) if isinstance(said, str) else ""


def code_in(inputs: Mapping[str, Any]) -> str:
    """The organisation's code as a form gives it."""
    said = inputs.get("organisationCode")
    return str(uscc.compact(said)).upper() if isinstance(said, str) else ""


def share_person(tx: Tx, work: Work) -> Answer:
    """A living person as registered."""
    person, decision = _person(tx, work, "idNumber")
    if person is None or not isinstance(decision, Granted):
        return decision
    return Granted(outputs={"residentId": person.id, "hukouCounty": person.hukou_county, "village": person.village})


def share_household(tx: Tx, work: Work) -> Answer:
    """A living person and the household."""
    person, decision = _person(tx, work, "idNumber")
    if person is None or not isinstance(decision, Granted):
        return decision
    return Granted(outputs={"residentId": person.id, "householdId": person.household_id, "village": person.village})


def share_child(tx: Tx, work: Work) -> Answer:
    """A child as registered; `hukouVillage` is empty for one whose hukou is elsewhere."""
    person = standing(tx, BY_NUMBER, number_in(work.inputs, "childIdNumber"))
    today = rules.day_in_china(tx.now)
    majority = parameters().at("age-of-majority", today)
    decision = shares.review_child(_known(person), "childIdNumber", today=today, majority=majority)
    if person is None or not isinstance(decision, Granted):
        return decision
    _log(tx, work, person)
    return Granted(outputs={"residentId": person.id, "hukouVillage": person.hukou_village})


def share_deceased(tx: Tx, work: Work) -> Answer:
    """The person who died, on record or not yet, and what the informant was to them; OTHER by an officer."""
    deceased, informant = (standing(tx, BY_NUMBER, number_in(work.inputs, name)) for name in NUMBERS["share-deceased"])
    unknown = [
        reason
        for person, field in ((deceased, "deceasedIdNumber"), (informant, "informantIdNumber"))
        if person is None
        for reason in shares.review_person(None, field).reasons
    ]
    if deceased is None or informant is None:
        return shares.missing(unknown)
    kinship = family_of(tx, deceased, informant).relation(informant.id, deceased.id)
    today = rules.day_in_china(tx.now)
    decision = deaths.review_informant(
        kinship,
        same_person=deceased.id == informant.id,
        alive=informant.died_on is None,
        officer=None if work.officer_granted is None else rules.Officer(work.officer_granted, work.officer_reasons),
        review=parameters().at("review-days", today),
    )
    _log(tx, work, deceased, informant)
    if not isinstance(decision, Granted):
        return decision
    return Granted(outputs={"residentId": deceased.id, "kinship": kinship or OTHER, "village": deceased.village})


def share_organisation(tx: Tx, work: Work) -> Answer:
    """An organisation by its code (统一社会信用代码), if it stands at the authority that the form names."""
    code = code_in(work.inputs)
    found = next(iter(BY_CODE.rows(tx, code)), None) if uscc.is_valid(code) else None
    entity = shares.Entity(found.registered_with, found.status) if found else None
    decision = shares.review_organisation(
        entity, str(work.inputs.get("registeredWith")), well_formed=uscc.is_valid(code)
    )
    if found is None or not isinstance(decision, Granted):
        return decision
    return Granted(outputs={"organisationId": found.id, "name": found.name, "scope": found.scope})


def share_property(tx: Tx, work: Work) -> Answer:
    """The homes of both parents, each once, with who owns how much: none is an answer too."""
    parents = {
        who: person["residentId"]
        for who, person in ((name, work.inputs.get(name)) for name in ("mother", "father"))
        if isinstance(person, dict) and isinstance(person.get("residentId"), str)
    }
    owned = BY_OWNER.rows(tx, *dict.fromkeys(parents.values()))
    deeds = list(dict.fromkeys(row.deed_no for row in owned))
    owners = OWNERS_OF_DEED.rows(tx, *deeds)
    kin = {resident: who.upper() for who, resident in parents.items()}
    log_reads(tx, dict.fromkeys(parents.values()), "property", _reading(work))
    return Granted(
        outputs={
            "deeds": [
                {
                    **_place(home),
                    "deedNo": home.deed_no,
                    "areaDm2": home.area_dm2,
                    "registeredOn": home.registered_on.isoformat(),
                    "owners": [
                        {"owner": kin.get(row.resident_id, OTHER), "shareThousandths": row.share}
                        for row in owners
                        if row.deed_no == home.deed_no
                    ],
                }
                for home in BY_DEED.rows(tx, *deeds)
            ]
        }
    )


def share_residence_permit(tx: Tx, work: Work) -> Answer:
    """Since when the holder of a permit lives here, and the leases that were filed, oldest first."""
    said = work.inputs.get("permitNo")
    number = said.strip().upper() if isinstance(said, str) else ""
    permit = next(iter(BY_PERMIT.rows(tx, number)), None) if number else None
    decision = shares.review_permit_number(
        known=permit is not None,
        ended=permit is not None and permit.ended,
        valid_until=permit.valid_until if permit else None,
        today=rules.day_in_china(tx.now),
    )
    if permit is None or not isinstance(decision, Granted):
        return decision
    leases = sorted(BY_TENANT.rows(tx, permit.resident_id), key=lambda lease: (lease.since, lease.lease_no))
    log_reads(tx, [permit.resident_id], "residence-permit", _reading(work))
    return Granted(
        outputs={"permitSince": permit.resident_since.isoformat(), "leases": [_lease(one) for one in leases]}
    )


def _lease(lease: Lease) -> dict[str, object]:
    last = min(lease.until, lease.ended_on) if lease.ended_on else lease.until
    return {
        **_place(lease),
        "leaseNo": lease.lease_no,
        "filedOn": lease.filed_on.isoformat(),
        "since": lease.since.isoformat(),
        "until": last.isoformat(),
    }


def _place(home: Property | Lease) -> dict[str, object]:
    return {"village": home.village, "address": home.address, "lat": home.lat, "lon": home.lon}


def _person(tx: Tx, work: Work, field: str) -> tuple[Resident | None, Answer]:
    person = standing(tx, BY_NUMBER, number_in(work.inputs, field))
    decision = shares.review_person(_known(person), field)
    if person is not None:
        _log(tx, work, person)
    return person, decision


def _known(person: Resident | None) -> shares.Known | None:
    return shares.Known(person.birth_date, person.died_on) if person else None


def _log(tx: Tx, work: Work, *people: Resident) -> None:
    log_reads(tx, dict.fromkeys(person.id for person in people), "hukou", _reading(work))


def _reading(work: Work) -> Reading:
    return Reading(_ORCHESTRATOR, work.county, f"{work.one_thing_id}: {work.task}".lstrip(": "))
