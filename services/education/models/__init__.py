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
from services.education.models.credits import Achievement, CreditBalance, CreditLine
from services.education.models.pickups import Gate, GuardianNotice, Handover, Scan
from services.education.models.schools import (
    CampusDevice,
    CampusIncident,
    EducationPlan,
    HomeVisit,
    Lesson,
    Pairing,
    School,
    StudyAid,
    Visit,
)

__all__ = [
    "ADMITTED",
    "FILED",
    "NOT_PLACED",
    "OPEN",
    "RUN",
    "WITHDRAWN",
    "Achievement",
    "AdmissionRound",
    "Application",
    "Base",
    "CampusDevice",
    "CampusIncident",
    "CreditBalance",
    "CreditLine",
    "CutOff",
    "EducationPlan",
    "Finding",
    "Gate",
    "GuardianNotice",
    "Handover",
    "HomeVisit",
    "Lesson",
    "Pairing",
    "Scan",
    "School",
    "StudentRecord",
    "StudyAid",
    "Visit",
]
