"""The ledger (复式记账): bookings that sum to zero, written once, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func
from sqlmodel import col, select

from services.eldercare.models import Entry
from services.eldercare.rules.helps import balanced

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chassis.edge import Tx


def book(tx: Tx, booking: str, entries: Mapping[str, int]) -> None:
    """Writes a booking (account: fen). Raises ValueError unless it sums to zero; the key refuses one made before."""
    for account, amount in balanced(entries).items():
        tx.session.add(Entry(booking=booking, account=account, amount_fen=amount, at=tx.now))


@dataclass(frozen=True)
class Audit:
    """Balances by kind of account, how many bookings, their sum, and how many do not sum to zero."""

    accounts: dict[str, int]
    bookings: int
    total_fen: int
    unbalanced: int


def audit(tx: Tx) -> Audit:
    """Adds everything up."""
    by_account = select(Entry.account, func.sum(Entry.amount_fen)).group_by(col(Entry.account))
    accounts: dict[str, int] = {}
    for account, amount in tx.session.exec(by_account):
        kind = account.split(":")[0]
        accounts[kind] = accounts.get(kind, 0) + int(amount)
    bookings = tx.session.exec(select(func.count(func.distinct(Entry.booking)))).one()
    wrong = select(Entry.booking).group_by(col(Entry.booking)).having(func.sum(Entry.amount_fen) != 0)
    return Audit(dict(sorted(accounts.items())), bookings, sum(accounts.values()), len(tx.session.exec(wrong).all()))
