"""Heads of the log of reads, published; proof that one read stands in it; proof that it only grew (`tree.py`)."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotFound, NotPossibleNow
from services.registry import chain
from services.registry.models import ReadBlock, ReadEntry
from services.registry.tree import WIDTH, Tree, leaf, node, signed_text
from services.registry.tree_models import ReadHead, ReadTile

if TYPE_CHECKING:
    from chassis.edge import Tx

_TILES_AT_ONCE = 64


def publish_head(tx: Tx) -> bool:
    """Keeps the tiles that are full and signs the root over all chained entries. True if there is more to do.

    Harmless to run twice; one leader does it at a time, and the keys of the tables stop a second.
    """
    chained = tx.session.exec(select(ReadBlock.last).order_by(col(ReadBlock.last).desc()).limit(1)).first() or 0
    head = latest_head(tx)
    before = head.size if head else 0
    if chained <= before:
        return False
    size = min(chained, (before // WIDTH + _TILES_AT_ONCE) * WIDTH)
    _keep_tiles(tx, before, size)
    root = _tree(tx, size).root().hex()
    signature = tx.keyring.private.sign(signed_text(size, root, chain.ALGORITHM, tx.now))
    tx.session.add(
        ReadHead(
            size=size,
            root=root,
            algorithm=chain.ALGORITHM,
            at=tx.now,
            signature=base64.b64encode(signature).decode(),
            key_id=tx.keyring.key_id,
        )
    )
    return size < chained


def latest_head(tx: Tx) -> ReadHead | None:
    """The newest published head; None before the first."""
    return tx.session.exec(select(ReadHead).order_by(col(ReadHead.size).desc()).limit(1)).first()


def get_head(tx: Tx) -> ReadHead:
    """The newest published head. Raises NotFound before the first."""
    head = latest_head(tx)
    if head is None:
        raise NotFound("registry.no-head", "还没有公布树头", "no head has been published yet")
    return head


def prove_read(tx: Tx, entry_id: str) -> tuple[ReadEntry, ReadHead, list[bytes]]:
    """That a read of the signed-in person's data stands in the log: the entry, the newest head, the audit path.

    Raises:
        NotFound: no such entry, or about somebody else.
        NotPossibleNow: no head covers it yet.
    """
    entry = tx.session.get(ReadEntry, entry_id)
    if entry is None or entry.subject_id != tx.actor.subject:
        raise NotFound("registry.no-such-entry", "没有这条读取记录", "no such entry")
    head = latest_head(tx)
    if head is None or entry.seq is None or entry.seq > head.size:
        zh, en = (
            "这条记录尚未进入公布的树头，请一分钟后再试",
            "no published head covers this entry yet: try in a minute",
        )
        raise NotPossibleNow("registry.not-in-a-head", zh, en)
    return entry, head, _tree(tx, head.size).inclusion(entry.seq - 1)


def prove_growth(tx: Tx, first: int, second: int) -> tuple[ReadHead, ReadHead, list[bytes]]:
    """That the log of one published head is the beginning of that of another (`second` 0: the newest).

    Raises:
        InvalidInput: one of them was never published, or the first is the larger.
        NotFound: there is no head yet.
    """
    newer = get_head(tx) if not second else tx.session.get(ReadHead, second)
    older = tx.session.get(ReadHead, first)
    faults = [
        Fault(field, "registry.unknown-head", "没有公布过这个树头", "no head of this size was published")
        for field, head in (("first", older), ("second", newer))
        if head is None
    ]
    if older is not None and newer is not None and older.size > newer.size:
        faults.append(Fault("first", "registry.heads-swapped", "first 应不大于 second", "first must not be the larger"))
    if faults or older is None or newer is None:
        raise InvalidInput.of("registry.bad-heads", faults)
    return older, newer, _tree(tx, newer.size).consistency(older.size)


def _tree(tx: Tx, size: int) -> Tree:
    """The tree over the first entries; leaves are read a tile at a time, tiles of a level 256 at a time."""
    known: dict[tuple[int, int], bytes] = {}

    def fetch(level: int, place: int) -> bytes:
        if (level, place) not in known:
            low = place // WIDTH * WIDTH
            if level == 0:
                known.update({(0, at): leaf(said, chain.ALGORITHM) for at, said in _digests(tx, low, low + WIDTH)})
            else:
                tiles = select(ReadTile).where(
                    ReadTile.level == level, col(ReadTile.place).between(low, low + WIDTH - 1)
                )
                known.update({(level, tile.place): bytes.fromhex(tile.hash) for tile in tx.session.exec(tiles)})
        if (level, place) not in known:
            # An entry or a tile is gone: no proof can be made, and the audit names the place.
            told = f"the log lacks {'entry' if level == 0 else 'tile'} {place + 1}; see the audit"
            raise NotPossibleNow("registry.log-damaged", "读取日志不完整，无法出具证明", told)
        return known[level, place]

    return Tree(fetch, size, chain.ALGORITHM)


def _digests(tx: Tx, low: int, high: int) -> list[tuple[int, str]]:
    """Places (from 0) and digests of the entries from `low` up to, not with, `high`."""
    query = select(ReadEntry.seq, ReadEntry.digest).where(col(ReadEntry.seq) > low, col(ReadEntry.seq) <= high)
    return [(seq - 1, digest) for seq, digest in tx.session.exec(query) if seq is not None]


def _keep_tiles(tx: Tx, before: int, size: int) -> None:
    """Writes the roots of the tiles that became full between the two sizes, level by level."""
    hashes = {at: leaf(said, chain.ALGORITHM) for at, said in _digests(tx, before // WIDTH * WIDTH, size)}
    level, first, last = 1, before // WIDTH, size // WIDTH
    while first < last:
        made = {place: _full([hashes[place * WIDTH + at] for at in range(WIDTH)]) for place in range(first, last)}
        tx.session.add_all(ReadTile(level=level, place=place, hash=one.hex()) for place, one in made.items())
        tx.session.flush()
        level, first, last = level + 1, first // WIDTH, last // WIDTH
        below = select(ReadTile).where(ReadTile.level == level - 1, col(ReadTile.place) >= first * WIDTH)
        hashes = {tile.place: bytes.fromhex(tile.hash) for tile in tx.session.exec(below)} if first < last else {}


def _full(hashes: list[bytes]) -> bytes:
    """Root of a full tile."""
    while len(hashes) > 1:
        pairs = zip(hashes[::2], hashes[1::2], strict=True)
        hashes = [node(left, right, chain.ALGORITHM) for left, right in pairs]
    return hashes[0]
