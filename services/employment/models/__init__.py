"""What employment keeps, by subject."""

from services.employment.models.arrears import Arrears, Complaint, Payroll
from services.employment.models.base import Base
from services.employment.models.cards import Card
from services.employment.models.contracts import Contract, Leaf, LogState, SigningKey, TreeHead, TreeNode
from services.employment.models.jobs import JobApplication, JobOffer, JobSeeker
from services.employment.models.registers import Benefit, Career, Entry, Payout

__all__ = [
    "Arrears",
    "Base",
    "Benefit",
    "Card",
    "Career",
    "Complaint",
    "Contract",
    "Entry",
    "JobApplication",
    "JobOffer",
    "JobSeeker",
    "Leaf",
    "LogState",
    "Payout",
    "Payroll",
    "SigningKey",
    "TreeHead",
    "TreeNode",
]
