"""What transport keeps, by subject."""

from services.transport.models.base import Base
from services.transport.models.green_ways import Crossing, CrossingHold, GreenWay, GreenWayEnd
from services.transport.models.vehicles import Terminal, TerminalClaim, TerminalCount, Vehicle, VehiclePosition

__all__ = [
    "Base",
    "Crossing",
    "CrossingHold",
    "GreenWay",
    "GreenWayEnd",
    "Terminal",
    "TerminalClaim",
    "TerminalCount",
    "Vehicle",
    "VehiclePosition",
]
