"""A ledger by double entry (复式记账): what one account gets another gives, and residents never go below zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, select

from chassis.errors import NotPossibleNow
from services.transport.models import Balance, LedgerEntry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chassis.edge import Tx

POINTS, FEN = "POINTS", "FEN"


def resident(resident_id: str) -> str:
    """The account of a resident."""
    return f"resident/{resident_id}"


def transfer(tx: Tx, transfer_id: str, unit: str, parts: Mapping[str, int]) -> bool:
    """Enters a transfer once; False if it was entered before. `parts` by account sum to zero.

    Raises NotPossibleNow if a resident's balance would go below zero, ValueError if the parts do not sum to zero.
    """
    if sum(parts.values()) or not parts:
        msg = f"{transfer_id}: the parts of a transfer sum to zero, not {dict(parts)}"
        raise ValueError(msg)
    connection = tx.session.connection()
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    rows = [
        {"transfer_id": transfer_id, "account": account, "unit": unit, "amount": amount, "at": tx.now}
        for account, amount in sorted(parts.items())
    ]
    insert = dialect.insert(LedgerEntry.__table__).values(rows).on_conflict_do_nothing()
    # A row count is not to be had of several rows in one statement: what was entered is told instead.
    entered = connection.execute(insert.returning(LedgerEntry.account)).all()
    if not entered:
        return False
    for account, amount in sorted(parts.items()):
        if account.startswith("resident/"):
            key = {"unit": unit, "account": account}
            opened = dialect.insert(Balance.__table__).values(**key, amount=0).on_conflict_do_nothing()
            connection.execute(opened)
            mine = (col(Balance.unit) == unit, col(Balance.account) == account, col(Balance.amount) + amount >= 0)
            if not connection.execute(update(Balance).where(*mine).values(amount=Balance.amount + amount)).rowcount:
                raise NotPossibleNow("transport.not-enough", "余额不足", "the balance does not suffice")
    return True


def balance(tx: Tx, unit: str, account: str) -> int:
    """What an account has."""
    query = select(func.coalesce(func.sum(LedgerEntry.amount), 0)).where(
        col(LedgerEntry.unit) == unit, col(LedgerEntry.account) == account
    )
    return int(tx.session.exec(query).one())
