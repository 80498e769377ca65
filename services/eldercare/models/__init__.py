"""What elder care keeps, by subject."""

from services.eldercare.models.base import Base
from services.eldercare.models.beds import Application, Bed, Home, Room
from services.eldercare.models.care import Assessment, CarePlan, Grading, Opinion, Visit
from services.eldercare.models.elders import Contact, Elder, ReadEntry
from services.eldercare.models.helps import Entry, HelpOrder, Inspection, Provider
from services.eldercare.models.risk import Benefit, MeterUse
from services.eldercare.models.sos import Device, DeviceFault, Emergency, Notice, Press
from services.eldercare.models.tasks import CareTask

__all__ = [
    "Application",
    "Assessment",
    "Base",
    "Bed",
    "Benefit",
    "CarePlan",
    "CareTask",
    "Contact",
    "Device",
    "DeviceFault",
    "Elder",
    "Emergency",
    "Entry",
    "Grading",
    "HelpOrder",
    "Home",
    "Inspection",
    "MeterUse",
    "Notice",
    "Opinion",
    "Press",
    "Provider",
    "ReadEntry",
    "Room",
    "Visit",
]
