"""What childcare does when the orchestrator assigns work."""

from __future__ import annotations

from civic.onething.v1.events_pb2 import ItemAnswered, ItemAssigned

from chassis.ahead import reading_ahead
from chassis.inbox import Reactions
from chassis.work import answering
from services.childcare.actions import barred, filings, guidance

TASKS = {
    "register-guidance": guidance.register_guidance,
    "check-barred": barred.check_barred,
    "check-premises": filings.check_premises,
    "check-meals": filings.check_meals,
    "file-institution": filings.file_institution,
}
UNDOS = {"register-guidance": guidance.cancel_guidance}
AHEAD = reading_ahead(("register-guidance", "certificateNo", guidance.BY_CERTIFICATE))

REACTIONS = Reactions({ItemAssigned: answering(TASKS, UNDOS, ItemAnswered)}, {ItemAssigned: AHEAD})
