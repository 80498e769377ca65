"""Growth: assess a measurement, keep a child's, tell the doctor when one is needed; and check a class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.childcare.v1 import events_pb2 as events
from civic.registry.v1 import registry_pb2
from sqlmodel import col, select

from chassis.errors import Conflict, Fault, InvalidInput, NotAllowed
from chassis.serials import draw
from city import places
from city.days import china_day
from services.childcare.law import law
from services.childcare.models.growth import Observation
from services.childcare.rules import growth as rules
from services.childcare.rules import rosters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

_KINDS = {"childcare.off-chart": "OFF_CHART", "childcare.crossed-lines": "CROSSED_LINES"}
_DEPARTMENTS = ("childcare", "health")


def check_roster(tx: Tx, kind: str, ages: Sequence[float], carers: int) -> list[rosters.Breach]:
    """Every rule a class breaks today. Raises InvalidInput naming every fault."""
    if found := rosters.faults(kind, ages, carers):
        raise InvalidInput.of("childcare.roster", found)
    return rosters.check(law(), china_day(tx.now), kind, ages, carers)


def assess(  # noqa: PLR0913 - one parameter a field of the request
    tx: Tx, sex: str, birth_date: str, observed_on: str, weight_kg: float, length_cm: float, head_cm: float | None
) -> rules.Growth:
    """z-scores and flags of one measurement; nothing is kept. Raises InvalidInput naming every fault."""
    told = (sex, birth_date, observed_on, weight_kg, length_cm, head_cm)
    measured, found = rules.read(law(), china_day(tx.now), *told)
    if measured is None:
        raise InvalidInput.of("childcare.growth", found)
    return rules.assess(law(), measured)


def record(
    tx: Tx, resident_id: str, observed_on: str, weight_kg: float, length_cm: float, head_cm: float | None
) -> Observation:
    """Keeps what was measured of a child; sex and birth date are the registry's.

    The same again is answered with what is kept. Raises InvalidInput naming every fault, NotAllowed, NotFound,
    Conflict if something else is kept for that day, Unavailable if the registry does not answer.
    """
    if tx.actor.department not in _DEPARTMENTS:
        zh, en = "只有托育和卫生健康部门可以登记生长监测", "only childcare's and health's staff may"
        raise NotAllowed("childcare.not-our-staff", zh, en)
    asked = registry_pb2.GetResidentRequest(resident_id=resident_id)
    child = tx.ask("GetResident", asked, "儿童生长监测 monitoring a child's growth")
    sex = registry_pb2.Resident.Sex.Name(child.sex)
    told = (sex, child.birth_date, observed_on, weight_kg, length_cm, head_cm)
    measured, found = rules.read(law(), china_day(tx.now), *told)
    if measured is None:
        raise InvalidInput.of("childcare.growth", _nothing_of_the_registry(found))
    known = list(tx.session.exec(select(Observation).where(col(Observation.resident_id) == resident_id)))
    if same := [one for one in known if one.observed_on == measured.observed_on]:
        if (same[0].weight_kg, same[0].length_cm, same[0].head_cm) != (weight_kg, length_cm, head_cm):
            zh, en = "该日已登记了另一次测量", "another measurement is kept for that day"
            raise Conflict("childcare.already-observed", zh, en)
        return same[0]
    grown = rules.assess(law(), measured)
    reason = rules.alarm(law(), measured.observed_on, grown.z, [(one.observed_on, one.scores) for one in known])
    county = places.county_of(child.village) or tx.actor.county
    kept = Observation(
        id=draw("B", 12),
        resident_id=resident_id,
        county=county,
        observed_on=measured.observed_on,
        weight_kg=weight_kg,
        length_cm=length_cm,
        head_cm=head_cm,
        scores=dict(grown.z),
        flags=list(grown.flags),
        alarm=_KINDS[reason.code] if reason else "",
        noted_at=tx.now,
        noted_by=tx.actor.subject,
    )
    tx.session.add(kept)
    if reason:
        raised = events.GrowthAlarmRaised(growth_id=kept.id, resident_id=resident_id, county=county, kind=kept.alarm)
        raised.observed_on = measured.observed_on.isoformat()
        tx.emit(resident_id, raised)
    return kept


def observations(tx: Tx, resident_id: str) -> list[Observation]:
    """A child's observations, oldest first. Who may is whoever the registry lets know of the child."""
    asked = registry_pb2.GetResidentRequest(resident_id=resident_id)
    tx.ask("GetResident", asked, "查看儿童生长监测 a child's growth")
    query = select(Observation).where(col(Observation.resident_id) == resident_id)
    return list(tx.session.exec(query.order_by(col(Observation.observed_on))))


def _nothing_of_the_registry(found: Sequence[Fault]) -> list[Fault]:
    """A fault of what the registry holds is told of the child, not of a field nobody filled in."""
    return [
        one if one.field not in {"sex", "birthDate"} else Fault("residentId", one.code, one.zh, one.en) for one in found
    ]
