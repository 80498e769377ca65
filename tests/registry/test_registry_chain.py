"""The arithmetic of the log of reads, without a database."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.registry import chain

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@dataclass
class Entry:
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


@dataclass
class Block:
    first: int
    last: int
    head: str
    algorithm: str
    at: datetime
    signature: str


def make_chain(blocks: list[int]) -> tuple[list[Entry], list[Block]]:
    """A chain with so many entries in each block; a block is signed by naming its head."""
    entries: list[Entry] = []
    sealed: list[Block] = []
    head = chain.GENESIS
    for size in blocks:
        first = len(entries) + 1
        for seq in range(first, first + size):
            said = (f"e{seq}", f"r{seq % 3}", "health", "330802", "visit", "resident", "case")
            at = NOW + timedelta(seconds=seq)
            digest = chain.digest(*said, at=at)
            head = chain.link(seq, head, digest)
            entries.append(Entry(said[0], at, *said[1:], chain.ALGORITHM, digest, seq, head))
        sealed.append(Block(first, len(entries), head, chain.ALGORITHM, NOW, f"signed {head}"))
    return entries, sealed


def holds(block: Block) -> bool:
    return block.signature == f"signed {block.head}"


def audit(entries: list[Entry], blocks: list[Block], **more: object) -> chain.Finding:
    return chain.audit(sorted(entries, key=lambda e: e.seq or 0), blocks, holds, **more)  # type: ignore[arg-type]


sizes = st.lists(st.integers(1, 6), min_size=1, max_size=5)


@given(sizes)
def test_what_nobody_touched_is_intact(blocks: list[int]) -> None:
    entries, sealed = make_chain(blocks)
    found = audit(entries, sealed, known_head=sealed[0].head)
    assert found == chain.Finding(len(entries), 0, sealed[-1].head, known_head_stands=True)


@given(sizes, st.data())
def test_whatever_is_done_to_one_entry_is_found_there(blocks: list[int], data: st.DataObject) -> None:
    """INVARIANT: the audit names the first entry that was changed, dropped or moved. Were a field left out of the
    digest, the number left out of the link, or gaps stepped over, this would fail."""
    entries, sealed = make_chain(blocks)
    place = data.draw(st.integers(0, len(entries) - 1), label="place")
    deed = data.draw(st.sampled_from(["change", "drop", "swap", "rehash"]), label="deed")
    if deed == "drop":
        del entries[place]
    elif deed == "swap":
        other = (
            data.draw(st.integers(0, len(entries) - 1).filter(lambda n: n != place), label="other")
            if len(entries) > 1
            else None
        )
        if other is None:
            return
        a, b = entries[place], entries[other]
        a.seq, b.seq, a.hash, b.hash = b.seq, a.seq, b.hash, a.hash
        place = min(place, other)
    else:
        field = data.draw(
            st.sampled_from(["subject_id", "reader", "reader_county", "purpose", "what", "case_id", "at"])
        )
        value = entries[place].at + timedelta(microseconds=1) if field == "at" else "forged"
        entries[place] = replace(entries[place], **{field: value})  # type: ignore[arg-type]
        if deed == "rehash":
            e = entries[place]
            said = (e.id, e.subject_id, e.reader, e.reader_county, e.purpose, e.what, e.case_id)
            e.digest = chain.digest(*said, at=e.at)
    assert audit(entries, sealed).first_altered == place + 1


def test_recomputing_every_hash_does_not_help_without_the_key() -> None:
    """INVARIANT: whoever rewrites an entry and all that follows still cannot sign the blocks."""
    entries, sealed = make_chain([3, 4, 5])
    entries[4].purpose = "forged"
    head = entries[3].hash or ""
    for entry in entries[4:]:
        said = (entry.id, entry.subject_id, entry.reader, entry.reader_county, entry.purpose, entry.what, entry.case_id)
        entry.digest = chain.digest(*said, at=entry.at)
        head = entry.hash = chain.link(entry.seq or 0, head, entry.digest)
    assert audit(entries, sealed).first_altered == 4
    sealed[1].head, sealed[2].head = entries[6].hash or "", entries[11].hash or ""
    assert audit(entries, sealed).first_altered == 4


@pytest.mark.parametrize(
    ("gone", "first_altered"), [(0, 1), (1, 4), (2, 8)], ids=["first block", "middle block", "last block"]
)
def test_a_missing_block_is_found(gone: int, first_altered: int) -> None:
    entries, sealed = make_chain([3, 4, 5])
    del sealed[gone]
    assert audit(entries, sealed).first_altered == first_altered


def test_a_tail_cut_off_with_its_block_shows_to_who_knows_a_head() -> None:
    entries, sealed = make_chain([3, 4])
    noted = sealed[-1].head
    assert audit(entries[:3], sealed[:1], known_head=noted) == chain.Finding(
        3, 0, sealed[0].head, known_head_stands=False
    )


def test_an_audit_may_begin_later() -> None:
    entries, sealed = make_chain([3, 4, 5])
    start = (6, entries[4].hash or "")
    found = audit(entries[5:], sealed[1:], start=start)
    assert (found.entries, found.first_altered) == (7, 0)
    entries[8].what = "forged"
    assert audit(entries[5:], sealed[1:], start=start).first_altered == 9


def test_sm3_is_used_where_openssl_has_it() -> None:
    assert chain.link(1, chain.GENESIS, chain.GENESIS, algorithm="sm3") != chain.link(
        1, chain.GENESIS, chain.GENESIS, algorithm="sha256"
    )
