"""Chaining the log of reads, and recomputing it; `services/registry/chain.py` says what that proves."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, update
from sqlmodel import col, select

from chassis.errors import InvalidInput
from services.registry import chain
from services.registry.models import ReadBlock, ReadEntry

if TYPE_CHECKING:
    from chassis.edge import Tx

_AT_ONCE = 5_000  # entries


def chain_reads(tx: Tx) -> None:
    """Chains the committed entries that are not chained yet, and signs the new head. Harmless to run twice.

    One leader does it at a time; were there two, the unique number of an entry would stop the second.
    """
    last = tx.session.exec(select(ReadBlock).order_by(col(ReadBlock.last).desc()).limit(1)).first()
    seq, head = (last.last, last.head) if last else (0, chain.GENESIS)
    first = seq + 1
    table = ReadEntry.__table__
    change = update(table).where(table.c.id == bindparam("entry"))
    change = change.values(seq=bindparam("number"), hash=bindparam("link"))
    waiting = select(ReadEntry.id, ReadEntry.digest, ReadEntry.algorithm).where(col(ReadEntry.seq).is_(None))
    while rows := tx.session.exec(waiting.order_by(col(ReadEntry.at), col(ReadEntry.id)).limit(_AT_ONCE)).all():
        links = []
        for entry_id, digest, algorithm in rows:
            seq += 1
            head = chain.link(seq, head, digest, algorithm=algorithm)
            links.append({"entry": entry_id, "number": seq, "link": head})
        tx.session.connection().execute(change, links)
    if seq >= first:
        text = chain.signed_text(first, seq, head, chain.ALGORITHM, tx.now)
        signature = base64.b64encode(tx.keyring.private.sign(text)).decode()
        block = ReadBlock(last=seq, first=first, head=head, algorithm=chain.ALGORITHM, at=tx.now, signature=signature)
        tx.session.add(block)


def audit_reads(tx: Tx, known_head: str, from_entry: int) -> tuple[chain.Finding, int]:
    """Recomputes the chain; also says how many entries still wait to be chained.

    Args:
        tx: of a supervisor or operator.
        known_head: a head noted earlier, hex, or empty.
        from_entry: number of the first entry to recompute, trusting those before; 0 and 1 mean all.

    Raises:
        InvalidInput: `registry.no-such-entry`.
    """
    start = (1, chain.GENESIS)
    if from_entry > 1:
        before = tx.session.exec(select(ReadEntry.hash).where(ReadEntry.seq == from_entry - 1)).first()
        if before is None:
            raise InvalidInput("registry.no-such-entry", "没有这条读取记录", "the chain has no such entry")
        start = (from_entry, before)

    def holds(block: chain.Block) -> bool:
        text = chain.signed_text(block.first, block.last, block.head, block.algorithm, block.at)
        try:
            signature = base64.b64decode(block.signature)
        except ValueError:
            return False
        return tx.keyring.who_signed(tx.service, signature, text, block.at) is not None

    entries = select(ReadEntry.__table__).where(col(ReadEntry.seq) >= start[0]).order_by(col(ReadEntry.seq))
    blocks = select(ReadBlock.__table__).where(col(ReadBlock.last) >= start[0]).order_by(col(ReadBlock.last))
    connection = tx.session.connection()
    finding = chain.audit(
        connection.execute(entries.execution_options(yield_per=_AT_ONCE)),
        connection.execute(blocks.execution_options(yield_per=_AT_ONCE)),
        holds,
        start=start,
        known_head=known_head.strip().lower(),
    )
    waiting = tx.session.exec(select(func.count()).where(col(ReadEntry.seq).is_(None))).one()
    return finding, waiting
