"""What elder care keeps, by subject."""

from services.eldercare.models.base import Base
from services.eldercare.models.beds import Application, Bed, Home, Room
from services.eldercare.models.care import Assessment, CarePlan, Grading, Opinion, Visit
from services.eldercare.models.elders import Contact, Elder, ReadEntry
from services.eldercare.models.sos import Device, DeviceFault, Emergency, Notice, Press
from services.eldercare.models.tasks import CareTask

__all__ = [
    "Application",
    "Assessment",
    "Base",
    "Bed",
    "CarePlan",
    "CareTask",
    "Contact",
    "Device",
    "DeviceFault",
    "Elder",
    "Emergency",
    "Grading",
    "Home",
    "Notice",
    "Opinion",
    "Press",
    "ReadEntry",
    "Room",
    "Visit",
]
