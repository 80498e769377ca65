"""What education keeps, by subject."""

from services.education.models.admissions import (
    ADMITTED,
    FILED,
    NOT_PLACED,
    OPEN,
    RUN,
    WITHDRAWN,
    AdmissionRound,
    Application,
    CutOff,
    Finding,
    StudentRecord,
)
from services.education.models.base import Base
from services.education.models.pickups import Gate, GuardianNotice, Handover, Scan

__all__ = [
    "ADMITTED",
    "FILED",
    "NOT_PLACED",
    "OPEN",
    "RUN",
    "WITHDRAWN",
    "AdmissionRound",
    "Application",
    "Base",
    "CutOff",
    "Finding",
    "Gate",
    "GuardianNotice",
    "Handover",
    "Scan",
    "StudentRecord",
]
