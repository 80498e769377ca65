"""Elder care as a value."""

from pathlib import Path

from civic.eldercare.v1 import eldercare_pb2

from chassis.service import Door, Job, Service, run
from services.eldercare.actions import devices, notices, sos
from services.eldercare.law import law
from services.eldercare.models import Base
from services.eldercare.mqtt import MqttDoor
from services.eldercare.reactions import REACTIONS
from services.eldercare.rpc import RPCS

SERVICE = Service(
    name="eldercare",
    folder=Path(__file__).parent,
    proto=eldercare_pb2,
    rpcs=RPCS,
    tables=Base.metadata,
    reactions=REACTIONS,
    jobs=(
        Job("eldercare-ring-the-next", 1.0, sos.ring_the_next),
        Job("eldercare-hand-over-notices", 1.0, notices.handing_over(notices.LogCarrier())),
        Job("eldercare-let-lapse", 300.0, sos.let_lapse),
        Job("eldercare-silent-devices", 300.0, devices.look_for_silent_devices),
    ),
    doors=(Door("mqtt", MqttDoor),),
    at_start=law,
)

if __name__ == "__main__":
    run(SERVICE)
