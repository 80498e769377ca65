"""What elder care keeps, by subject."""

from services.eldercare.models.base import Base
from services.eldercare.models.elders import Contact, Elder, ReadEntry
from services.eldercare.models.sos import Device, DeviceFault, Emergency, Notice, Press
from services.eldercare.models.tasks import CareTask

__all__ = [
    "Base",
    "CareTask",
    "Contact",
    "Device",
    "DeviceFault",
    "Elder",
    "Emergency",
    "Notice",
    "Press",
    "ReadEntry",
]
