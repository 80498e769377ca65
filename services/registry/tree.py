"""The Merkle tree (RFC 6962) over the log of reads: proof that one read stands in it, and that it only ever grew. Pure.

A leaf is the digest of an entry (`chain.digest`), in the order of the chain; leaf and node hashes are set apart by the
bytes 0 and 1. Of the nodes only the roots of full tiles are kept, 256 leaves each and 256 tiles of the level below:
whatever else a proof needs is computed from a few hundred digests.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

WIDTH = 256


def leaf(digest: str, algorithm: str) -> bytes:
    """Hash of a leaf by an entry's digest (hex)."""
    return hashlib.new(algorithm, b"\x00" + bytes.fromhex(digest)).digest()


def node(left: bytes, right: bytes, algorithm: str) -> bytes:
    """Hash of a node."""
    return hashlib.new(algorithm, b"\x01" + left + right).digest()


class Tree:
    """A tree whose leaf and tile hashes are fetched when they are needed."""

    def __init__(self, fetch: Callable[[int, int], bytes], size: int, algorithm: str) -> None:
        """`fetch(level, place)` gives the leaf (level 0) or the root of the full tile at a place, both from 0."""
        self._fetch, self.size, self._algorithm = fetch, size, algorithm

    def root(self) -> bytes:
        """Root of all leaves; of none, the hash of nothing."""
        return self.hash(0, self.size) if self.size else hashlib.new(self._algorithm).digest()

    def hash(self, low: int, high: int) -> bytes:
        """Root of the leaves from `low` up to, not with, `high`: MTH(D[low:high])."""
        count = high - low
        level = 0
        while count > WIDTH**level:
            level += 1
        if count == WIDTH**level and low % count == 0:
            return self._fetch(level, low // count)
        split = low + _split(count)
        return node(self.hash(low, split), self.hash(split, high), self._algorithm)

    def inclusion(self, place: int) -> list[bytes]:
        """The audit path of the leaf at `place` (RFC 6962, 2.1.1), from the leaf up."""
        path: list[bytes] = []
        low, high = 0, self.size
        while high - low > 1:
            split = low + _split(high - low)
            if place < split:
                path.append(self.hash(split, high))
                high = split
            else:
                path.append(self.hash(low, split))
                low = split
        return path[::-1]

    def consistency(self, first: int) -> list[bytes]:
        """The proof that the tree of the first leaves is the beginning of this one (RFC 6962, 2.1.2)."""
        return self._subproof(first, 0, self.size, whole=True) if 0 < first < self.size else []

    def _subproof(self, first: int, low: int, high: int, *, whole: bool) -> list[bytes]:
        if first == high - low:
            return [] if whole else [self.hash(low, high)]
        count = _split(high - low)
        split = low + count
        if first <= count:
            return [*self._subproof(first, low, split, whole=whole), self.hash(split, high)]
        return [*self._subproof(first - count, split, high, whole=False), self.hash(low, split)]


def included(digest: str, place: int, size: int, path: Sequence[bytes], algorithm: str) -> bytes:
    """The root that an entry's digest, its place (from 0) and its audit path come to (RFC 9162, 2.1.3.2).

    Raises:
        ValueError: the path is too long or too short for a tree of this size.
    """
    at, last, found = place, size - 1, leaf(digest, algorithm)
    if not 0 <= place < size:
        raise ValueError("no such leaf")
    for one in path:
        if last == 0:
            raise ValueError("the path is too long")
        if at % 2 or at == last:
            found = node(one, found, algorithm)
            while at % 2 == 0 and at:
                at, last = at >> 1, last >> 1
        else:
            found = node(found, one, algorithm)
        at, last = at >> 1, last >> 1
    if last:
        raise ValueError("the path is too short")
    return found


def consistent(first: int, second: int, roots: tuple[bytes, bytes], path: Sequence[bytes], algorithm: str) -> bool:
    """Whether a proof shows that the first tree is the beginning of the second (RFC 9162, 2.1.4.2)."""
    if first == second:
        return roots[0] == roots[1] and not path
    if not 0 < first < second or not path:
        return False
    steps = [roots[0], *path] if first & (first - 1) == 0 else list(path)
    at, last = first - 1, second - 1
    while at % 2:
        at, last = at >> 1, last >> 1
    old = new = steps[0]
    for one in steps[1:]:
        if last == 0:
            return False
        if at % 2 or at == last:
            old, new = node(one, old, algorithm), node(one, new, algorithm)
            while at % 2 == 0 and at:
                at, last = at >> 1, last >> 1
        else:
            new = node(new, one, algorithm)
        at, last = at >> 1, last >> 1
    return last == 0 and (old, new) == roots


def signed_text(size: int, root: str, algorithm: str, at: datetime) -> bytes:
    """What the signature of a tree head covers."""
    return f"civic.registry.read_head|{size}|{root}|{algorithm}|{at.isoformat(timespec='microseconds')}".encode()


def _split(count: int) -> int:
    """The largest power of two below `count`."""
    return 1 << (count - 1).bit_length() - 1
