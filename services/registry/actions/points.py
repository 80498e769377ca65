"""Points of a residence permit: proofs handed in by authorities, and what they come to today."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import col, select

from chassis.errors import Conflict, Fault, InvalidInput
from services.registry import rules
from services.registry.actions.people import find_resident
from services.registry.actions.permits import get_residence_permit
from services.registry.base_models import Lease
from services.registry.consent_models import PointsProof
from services.registry.parameters import parameters
from services.registry.rules import points

if TYPE_CHECKING:
    from chassis.edge import Tx
    from chassis.parameters import Parameter
    from services.registry.models import ResidencePermit

_STAY, _LEASE = "residence", "lease"
_MONTHS = 12


def count_points(tx: Tx, permit_no: str) -> tuple[ResidencePermit, tuple[points.Line, ...], Parameter]:
    """The points of a permit's holder today, item by item with the raw proofs, and the table that counted.

    Residence and leases are the registry's own proofs; the others were handed in.

    Raises:
        InvalidInput: no purpose was stated.
        NotFound: there is no such permit, or not for this reader.
    """
    permit = get_residence_permit(tx, permit_no)
    today = rules.day_in_china(tx.now)
    table = parameters().at("residence-points", today)
    handed_in = select(PointsProof).where(PointsProof.resident_id == permit.resident_id, ~col(PointsProof.withdrawn))
    proofs = [
        points.Proof(one.item, one.proof_no, one.value, one.issuer, one.valid_from, one.valid_until)
        for one in tx.session.exec(handed_in.order_by(col(PointsProof.item), col(PointsProof.proof_no)))
    ]
    if not permit.ended and permit.valid_until >= today:
        stayed = _months(permit.resident_since, today)
        proofs.append(points.Proof(_STAY, permit.permit_no, stayed, tx.service, permit.valid_from, permit.valid_until))
    for lease in tx.session.exec(select(Lease).where(Lease.tenant_id == permit.resident_id)):
        last = min(today, lease.until, lease.ended_on or lease.until)
        if lease.since <= last:
            proofs.append(points.Proof(_LEASE, lease.lease_no, _months(lease.since, last), tx.service, lease.filed_on))
    return permit, points.count(proofs, today=today, table=table), table


def record_points_proof(  # noqa: PLR0913 - what a proof says
    tx: Tx, id_number: str, item: str, proof_no: str, value: int, issuer: str, valid_from: str, valid_until: str
) -> PointsProof:
    """An authority hands in a proof. The same proof again changes nothing.

    Raises:
        InvalidInput: every fault of it, or no purpose.
        NotFound: the register has nobody with this number.
        Conflict: this number was handed in for somebody else, or says something else.
    """
    today = rules.day_in_china(tx.now)
    table = parameters().at("residence-points", today)
    faults: list[Fault] = []
    since, until = _day("validFrom", valid_from, faults), _day("validUntil", valid_until or "9999-12-31", faults)
    if not issuer.strip():
        faults.append(Fault("issuer", "registry.no-issuer", "请填写出具机关", "say which authority proved it"))
    last = until if valid_until else None
    said = points.Proof(item, proof_no.strip(), value, issuer.strip(), since or today, last)
    faults += points.proof_faults(said, today=today, table=table)
    if faults:
        raise InvalidInput.of("registry.bad-proof", faults)
    resident = find_resident(tx, id_number, "points")
    known = tx.session.get(PointsProof, (said.item, said.proof_no))
    if known is not None:
        same = (known.resident_id, known.value, known.valid_from, known.valid_until)
        if same != (resident.id, said.value, said.valid_from, said.valid_until):
            zh, en = "该证明编号已经登记，内容不同", "this proof was handed in already, and says something else"
            raise Conflict("registry.proof-differs", zh, en)
        return known
    proof = PointsProof(**vars(said), resident_id=resident.id, recorded_at=tx.now, recorded_by=tx.actor.subject)
    tx.session.add(proof)
    return proof


def _months(since: date, until: date) -> int:
    """Whole months between two days."""
    months = (until.year - since.year) * _MONTHS + until.month - since.month
    return months - (rules.months_later(since, months) > until)


def _day(field: str, said: str, faults: list[Fault]) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        faults.append(Fault(field, "registry.bad-date", "应为 YYYY-MM-DD", "must read YYYY-MM-DD"))
        return None
