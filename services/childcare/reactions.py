"""What childcare does when the orchestrator assigns work."""

from __future__ import annotations

from civic.onething.v1.events_pb2 import ItemAnswered, ItemAssigned

from chassis.ahead import reading_ahead
from chassis.inbox import Reactions
from chassis.work import answering
from services.childcare.actions import guidance

TASKS = {"register-guidance": guidance.register_guidance}
UNDOS = {"register-guidance": guidance.cancel_guidance}
AHEAD = reading_ahead(("register-guidance", "certificateNo", guidance.BY_CERTIFICATE))

REACTIONS = Reactions({ItemAssigned: answering(TASKS, UNDOS, ItemAnswered)}, {ItemAssigned: AHEAD})
