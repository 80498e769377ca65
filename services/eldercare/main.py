"""Elder care as a value."""

from pathlib import Path

from civic.eldercare.v1 import eldercare_pb2

from chassis.service import Door, Job, Service, run
from services.eldercare.actions import assessments, beds, devices, emergencies, notices, orders, products, risk, visits
from services.eldercare.demonstration import demonstrate
from services.eldercare.law import law
from services.eldercare.models import Base
from services.eldercare.mqtt import MqttDoor
from services.eldercare.reactions import REACTIONS
from services.eldercare.rpc import RPCS


def check() -> None:
    """Reads everything: a fault in the data stops the start and not an elder's call."""
    law()
    products.catalogue()


SERVICE = Service(
    name="eldercare",
    folder=Path(__file__).parent,
    proto=eldercare_pb2,
    rpcs=RPCS,
    tables=Base.metadata,
    reactions=REACTIONS,
    jobs=(
        Job("eldercare-ring-the-next", 1.0, emergencies.ring_the_next),
        Job("eldercare-hand-over-notices", 1.0, notices.handing_over(notices.LogCarrier())),
        Job("eldercare-let-lapse", 300.0, emergencies.let_lapse),
        Job("eldercare-silent-devices", 300.0, devices.look_for_silent_devices),
        Job("eldercare-reassessment", 3600.0, assessments.call_for_reassessment),
        Job("eldercare-plan-visits", 3600.0, visits.plan_visits_ahead),
        Job("eldercare-review-plans", 3600.0, visits.call_for_review),
        Job("eldercare-bed-offers-lapse", 300.0, beds.let_offers_lapse),
        Job("eldercare-offer-beds", 900.0, beds.offer_what_is_free),
        Job("eldercare-confirm-helps", 3600.0, orders.confirm_what_nobody_disputed),
        Job("eldercare-visit-those-at-risk", 3600.0, risk.visit_those_at_risk),
        Job("eldercare-missed-visits", 60.0, visits.look_for_missed_visits),
    ),
    doors=(Door("mqtt", MqttDoor),),
    demonstrate=demonstrate,
    at_start=check,
)

if __name__ == "__main__":
    run(SERVICE)
