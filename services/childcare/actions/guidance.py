"""Child-rearing guidance (育儿指导): register a family, undo it, read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.childcare.v1 import events_pb2 as events
from civic.health.v1 import health_pb2
from sqlmodel import col

from chassis.ahead import Lookup, enter
from chassis.decisions import Answer, Granted, Product, Undone, Work
from chassis.errors import InvalidInput, NotAllowed, NotFound
from chassis.serials import draw
from city.days import china_day, moment
from services.childcare import rules
from services.childcare.actions.places import Near, institutions, near_village
from services.childcare.law import law
from services.childcare.models import Guidance

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from chassis.edge import Tx

BY_CERTIFICATE = Lookup(Guidance, "certificate_no", col(Guidance.cancelled_on).is_(None))
BY_CASE = Lookup(Guidance, "case_id", col(Guidance.cancelled_on).is_(None))


def register_guidance(tx: Tx, work: Work) -> Answer:
    """Registers a family. A case that is registered already is answered with its registration."""
    born_on, mother_id, village, certificate_no = _told(work.inputs)
    standing = [one for one in BY_CERTIFICATE.rows(tx, certificate_no) if one.cancelled_on is None]
    if standing and standing[0].case_id == work.case_id:
        return _granted(standing[0])
    today = china_day(tx.now)
    against = rules.objection(law(), born_on, today, registered=bool(standing))
    if against:
        return against
    nearest = near_village(tx, village, work.county)
    guidance = enter(
        tx,
        Guidance,
        no=draw("G", 12),
        case_id=work.case_id,
        certificate_no=certificate_no,
        mother_id=mother_id,
        county=work.county,
        village=village,
        born_on=born_on,
        registered_on=today,
        nearest=[[near.institution_id, near.distance_m, near.open_places] for near in nearest],
    )
    registered = events.GuidanceRegistered(guidance_no=guidance.no, county=work.county, case_id=work.case_id)
    tx.emit(guidance.no, registered)
    return _granted(guidance)


def cancel_guidance(tx: Tx, work: Work) -> Undone:
    """Undoes a case's registration."""
    for guidance in BY_CASE.rows(tx, work.case_id):
        if guidance.cancelled_on is None:
            guidance.cancelled_on = china_day(tx.now)
            tx.emit(guidance.no, events.GuidanceCancelled(guidance_no=guidance.no, case_id=work.case_id))
    return Undone()


def read_guidance(tx: Tx, no: str) -> Guidance:
    """A registration. The mother reads it, and whom health lets read the birth certificate it rests on.

    Raises NotFound, and Unavailable if health had to be asked and did not answer.
    """
    guidance = tx.session.get(Guidance, no)
    if guidance is None:
        raise _no_such_guidance()
    if tx.actor.role == "resident" and tx.actor.subject != guidance.mother_id:
        try:
            asked = health_pb2.GetBirthCertificateRequest(certificate_no=guidance.certificate_no)
            tx.ask("GetBirthCertificate", asked, "查看子女的育儿指导 a child's guidance")
        except (NotFound, NotAllowed) as error:
            raise _no_such_guidance() from error
    return guidance


def visits(guidance: Guidance) -> tuple[rules.Visit, ...]:
    """The visits due, by the norm in force when the family was registered."""
    return rules.visits(law(), guidance.born_on, guidance.registered_on)


def nearest(tx: Tx, guidance: Guidance) -> list[Near]:
    """The institutions that were nearest with room on the day of the registration."""
    known = institutions(tx, [institution_id for institution_id, *_ in guidance.nearest])
    return [
        Near(one.id, one.name, one.county, one.lat, one.lon, distance_m, open_places)
        for institution_id, distance_m, open_places in guidance.nearest
        if (one := known.get(institution_id))
    ]


def _told(inputs: Mapping[str, Any]) -> tuple[date, str, str, str]:
    """Day of birth, mother, her village, certificate. Raises InvalidInput: catalogue and department then disagree."""
    try:
        born_on, mother = china_day(moment(inputs["bornAt"])), inputs["mother"]
        return born_on, mother["residentId"], mother.get("village") or "", inputs["certificateNo"]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        what = f"missing {error}" if isinstance(error, KeyError) else "a value of the wrong form"
        zh, en = "事项的输入不完整或格式不对", f"the inputs of the item: {what}"
        raise InvalidInput("childcare.unreadable-inputs", zh, en) from error


def _no_such_guidance() -> NotFound:
    return NotFound("childcare.no-such-guidance", "没有这条育儿指导登记", "no such registration")


def _granted(guidance: Guidance) -> Granted:
    product = Product("guidance-registration", guidance.no, f"/v1/childcare/guidance/{guidance.no}")
    return Granted((product,), {"guidanceNo": guidance.no})
