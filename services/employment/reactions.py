"""What employment does when the orchestrator assigns work."""

from __future__ import annotations

from civic.onething.v1.events_pb2 import ItemAnswered, ItemAssigned

from chassis.ahead import reading_ahead
from chassis.inbox import Reactions
from chassis.work import answering
from services.employment import actions

TASKS = {"issue-social-security-card": actions.issue_social_security_card}
UNDOS = {"issue-social-security-card": actions.cancel_social_security_card}
AHEAD = reading_ahead(("issue-social-security-card", "residentId", actions.BY_RESIDENT))

REACTIONS = Reactions({ItemAssigned: answering(TASKS, UNDOS, ItemAnswered)}, {ItemAssigned: AHEAD})
