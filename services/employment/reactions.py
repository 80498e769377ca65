"""What employment does when the orchestrator assigns work, and when the registry records a death."""

from __future__ import annotations

from civic.onething.v1.events_pb2 import ItemAnswered, ItemAssigned
from civic.registry.v1 import events_pb2 as registry

from chassis.ahead import reading_ahead
from chassis.inbox import Reactions
from chassis.work import answering
from services.employment.actions import cards, deaths
from services.employment.actions.items import TASKS, UNDOS

AHEAD = reading_ahead(("issue-social-security-card", "residentId", cards.BY_RESIDENT))

REACTIONS = Reactions(
    {
        ItemAssigned: answering(TASKS, UNDOS, ItemAnswered),
        registry.DeathRecorded: deaths.stop_all,
        registry.DeathRevoked: deaths.resume_all,
    },
    {ItemAssigned: AHEAD},
)
