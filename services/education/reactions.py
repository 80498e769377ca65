"""What education does when the orchestrator assigns work."""

from __future__ import annotations

from civic.onething.v1.events_pb2 import ItemAnswered, ItemAssigned

from chassis.inbox import Reactions
from chassis.work import answering
from services.education.actions import special, tasks

TASKS = {**tasks.TASKS, **special.TASKS}
UNDOS = {**tasks.UNDOS, **special.UNDOS}
REACTIONS = Reactions({ItemAssigned: answering(TASKS, UNDOS, ItemAnswered)})
