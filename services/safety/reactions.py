"""What safety does when something happens elsewhere."""

from __future__ import annotations

from civic.education.v1.events_pb2 import CampusIncidentReported, ChildNotHandedOver, HandOverSettled
from civic.eldercare.v1.events_pb2 import CareReviewDue, FamilyTold, SosRaised, SosRecalled, SosRepeated
from civic.health.v1.events_pb2 import EmergencySummaryReleased, OutbreakVerified
from civic.transport.v1.events_pb2 import (
    GreenWayOpened,
    GreenWayRefused,
    GreenWayReleased,
    TrafficIncidentCleared,
    TrafficIncidentReported,
)

from chassis.inbox import Reactions
from services.safety.actions import alarms, children, following

REACTIONS = Reactions(
    {
        SosRaised: alarms.take_sos,
        SosRepeated: alarms.take_repeated,
        SosRecalled: alarms.take_recalled,
        FamilyTold: following.note_family_told,
        CareReviewDue: following.note_care_review,
        EmergencySummaryReleased: following.note_summary,
        OutbreakVerified: alarms.take_outbreak,
        ChildNotHandedOver: children.take_child,
        HandOverSettled: children.take_settled,
        CampusIncidentReported: children.take_campus,
        TrafficIncidentReported: alarms.take_traffic,
        TrafficIncidentCleared: alarms.take_traffic_cleared,
        GreenWayOpened: following.note_green_way_opened,
        GreenWayRefused: following.note_green_way_refused,
        GreenWayReleased: following.note_green_way_released,
    },
    {SosRaised: alarms.read_ahead},
)
