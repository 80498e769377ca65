"""The arithmetic of the log of reads (数据读取日志). Pure.

Every read of a resident's data is an entry, written in the transaction of the read itself, with the digest of its
content. Entries are chained afterwards: a job orders those that are committed, numbers them without gaps, and gives
each the hash of (number, hash of the entry before, digest). The head after each run is signed with the registry's
key as a block. One chain for all residents would otherwise make every read wait for the one before it.

What that proves: a changed entry no longer has its digest, a dropped one leaves a gap, a moved one breaks the hash
that follows, and whoever recomputes all hashes from there on cannot sign the blocks. Cutting off the newest blocks
together with their entries shows only to someone who noted a later head: `AuditReads` tells the head and compares it
with one noted earlier.

What it does not: until an entry is chained (the job runs every second; it waits while no leader runs) somebody with
write access to the database who drops the table's triggers could remove it, or change it and its digest, unseen.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from chassis.signing import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

GENESIS = "0" * 64
# SM3 (GB/T 32905) is what the city's rules ask for; some builds of OpenSSL come without it.
ALGORITHM = "sm3" if "sm3" in hashlib.algorithms_available else "sha256"


class Entry(Protocol):
    """A read as it stands in the table."""

    id: str
    at: datetime
    subject_id: str
    reader: str
    reader_county: str
    purpose: str
    what: str
    case_id: str
    algorithm: str
    digest: str
    seq: int | None
    hash: str | None


class Block(Protocol):
    """A signed stretch of the chain."""

    first: int
    last: int
    head: str
    algorithm: str
    at: datetime
    signature: str


def digest(*said: str, at: datetime, algorithm: str = ALGORITHM) -> str:
    """Digest of an entry, hex. `said`: id, subject, reader, reader's county, purpose, what, case; `at` is in UTC."""
    content = [*said, at.isoformat(timespec="microseconds")]
    return hashlib.new(algorithm, json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def link(seq: int, before: str, entry_digest: str, *, algorithm: str = ALGORITHM) -> str:
    """Hash of the entry numbered `seq`, hex: over its number, the hash before it, and its digest."""
    content = seq.to_bytes(8, "big") + bytes.fromhex(before) + bytes.fromhex(entry_digest)
    return hashlib.new(algorithm, content).hexdigest()


def signed_text(first: int, last: int, head: str, algorithm: str, at: datetime) -> bytes:
    """What the signature of a block covers."""
    return (
        f"civic.registry.read_block|{first}|{last}|{head}|{algorithm}|{at.isoformat(timespec='microseconds')}".encode()
    )


def reads_text(case_id: str, reads: list[dict[str, object]], at: str) -> bytes:
    """What the signature over all reads of a case covers: canonical JSON (sorted keys, no spaces, UTF-8).

    `reads` as `ListCaseReads` answers them, names as in the proto, what is empty or 0 left out.
    """
    said = {"statement": "civic.registry.v1.CaseReads", "case": case_id, "at": at, "reads": reads}
    return canonical(said)


@dataclass(frozen=True)
class Finding:
    """What an audit found.

    Attributes:
        entries: how many there are from the start on.
        first_altered: number of the first one that is not as it was written; 0 if there is none.
        head: hash of the last entry that is as it was written.
        known_head_stands: the head noted earlier was met before anything altered.
    """

    entries: int
    first_altered: int
    head: str
    known_head_stands: bool


def audit(
    entries: Iterable[Entry],
    blocks: Iterable[Block],
    holds: Callable[[Block], bool],
    *,
    start: tuple[int, str] = (1, GENESIS),
    known_head: str = "",
) -> Finding:
    """Recomputes the chain from `start` (number, hash before it) on.

    `entries` in order of `seq`, `blocks` in order of `last`, both from `start` on; `holds` says whether a block's
    signature does. Where the hashes fit and a signature does not, the first entry that the block covers is named.
    """
    expected, before = start
    count, altered, stands = 0, 0, bool(known_head) and known_head == before
    sealed = iter(blocks)
    block = next(sealed, None)
    covered_from = expected
    for entry in entries:
        count += 1
        if altered:
            continue
        seq, shown = entry.seq or 0, entry.hash
        if block is None or seq != expected or _link_of(entry, before) != shown:
            altered = expected
            continue
        before = shown
        stands = stands or shown == known_head
        if seq == block.last:
            starts_right = block.first == covered_from or (covered_from == start[0] and block.first <= start[0])
            if block.head != shown or not starts_right or not holds(block):
                altered = covered_from
                continue
            block, covered_from = next(sealed, None), seq + 1
        expected = seq + 1
    if not altered and block is not None:
        altered = expected
    return Finding(count, altered, before, stands)


def _link_of(entry: Entry, before: str) -> str:
    """The hash an entry should have by its content; empty if its own digest already denies it."""
    said = (entry.id, entry.subject_id, entry.reader, entry.reader_county, entry.purpose, entry.what, entry.case_id)
    found = digest(*said, at=entry.at, algorithm=entry.algorithm)
    return link(entry.seq or 0, before, found, algorithm=entry.algorithm) if found == entry.digest else ""
