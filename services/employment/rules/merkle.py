"""A Merkle tree as RFC 6962 section 2.1 has it: heads, proofs, and how they are checked. Pure.

Leaves are hashed as H(0x00 ‖ content), nodes as H(0x01 ‖ left ‖ right). Hashes of complete subtrees are kept, so that a
proof costs O(log² n) look-ups and an append O(1) on average; `Node` gives the hash of the complete subtree of 2^level
leaves that is the index-th of its level. Libraries that do this and both hashes are under the GPL or keep the
whole tree in memory.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

Node = Callable[[int, int], bytes]
ALGORITHMS = ("sha256", "sm3")


def leaf_hash(content: bytes, algorithm: str) -> bytes:
    """The hash of a leaf."""
    return hashlib.new(algorithm, b"\x00" + content).digest()


def node_hash(left: bytes, right: bytes, algorithm: str) -> bytes:
    """The hash of what stands above two nodes."""
    return hashlib.new(algorithm, b"\x01" + left + right).digest()


def completed(leaf: bytes, index: int, node: Node, algorithm: str) -> list[tuple[int, int, bytes]]:
    """The (level, index, hash) that appending the index-th leaf completes, the leaf's own first."""
    made, level = [(0, index, leaf)], 0
    while index % 2:
        leaf = node_hash(node(level, index - 1), leaf, algorithm)
        level, index = level + 1, index // 2
        made.append((level, index, leaf))
    return made


def root(start: int, end: int, node: Node, algorithm: str) -> bytes:
    """MTH of the leaves from `start` up to `end`; of none it is the hash of nothing."""
    count = end - start
    if not count:
        return hashlib.new(algorithm).digest()
    if count & (count - 1) == 0:
        return node(count.bit_length() - 1, start // count)
    middle = start + _split(count)
    return node_hash(root(start, middle, node, algorithm), root(middle, end, node, algorithm), algorithm)


def inclusion(index: int, size: int, node: Node, algorithm: str) -> list[bytes]:
    """PATH(index, D[size]): the audit path of a leaf, from below."""
    return _path(index, 0, size, node, algorithm)


def _path(index: int, start: int, end: int, node: Node, algorithm: str) -> list[bytes]:
    if end - start <= 1:
        return []
    middle = start + _split(end - start)
    if index < middle:
        return [*_path(index, start, middle, node, algorithm), root(middle, end, node, algorithm)]
    return [*_path(index, middle, end, node, algorithm), root(start, middle, node, algorithm)]


def consistency(first: int, second: int, node: Node, algorithm: str) -> list[bytes]:
    """PROOF(first, D[second]): that the tree of `first` leaves is the beginning of that of `second`."""
    return _subproof(first, (0, second), node, algorithm, whole=True) if 0 < first < second else []


def _subproof(first: int, span: tuple[int, int], node: Node, algorithm: str, *, whole: bool) -> list[bytes]:
    start, end = span
    if first == end:
        return [] if whole else [root(start, end, node, algorithm)]
    middle = start + _split(end - start)
    if first <= middle:
        left = _subproof(first, (start, middle), node, algorithm, whole=whole)
        return [*left, root(middle, end, node, algorithm)]
    right = _subproof(first, (middle, end), node, algorithm, whole=False)
    return [*right, root(start, middle, node, algorithm)]


def _split(count: int) -> int:
    """The largest power of two below `count`."""
    return int(1 << ((count - 1).bit_length() - 1))


def includes(head: bytes, size: int, index: int, leaf: bytes, path: list[bytes], algorithm: str) -> bool:
    """Whether a path leads from a leaf's hash to the head (RFC 9162 section 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    at, last, found = index, size - 1, leaf
    for one in path:
        if not last:
            return False
        if at % 2 or at == last:
            found = node_hash(one, found, algorithm)
            while at % 2 == 0 and at:
                at, last = at // 2, last // 2
        else:
            found = node_hash(found, one, algorithm)
        at, last = at // 2, last // 2
    return last == 0 and found == head


def is_beginning(first: tuple[int, bytes], second: tuple[int, bytes], proof: list[bytes], algorithm: str) -> bool:
    """Whether a proof shows that the first (size, head) is the beginning of the second (RFC 9162 section 2.1.4.2)."""
    (size, head), (larger, larger_head) = first, second
    if size == larger:
        return head == larger_head and not proof
    if not 0 < size < larger or not proof:
        return False
    rest = proof if size & (size - 1) else [head, *proof]
    at, last = size - 1, larger - 1
    while at % 2:
        at, last = at // 2, last // 2
    old = new = rest[0]
    for one in rest[1:]:
        if not last:
            return False
        if at % 2 or at == last:
            old, new = node_hash(one, old, algorithm), node_hash(one, new, algorithm)
            while at % 2 == 0 and at:
                at, last = at // 2, last // 2
        else:
            new = node_hash(new, one, algorithm)
        at, last = at // 2, last // 2
    return last == 0 and old == head and new == larger_head
