"""The log of labour contracts: appending, proofs, signed heads, and the audit that names what was altered."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import orjson
from gmalglib.sm2 import SM2
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput
from chassis.signing import canonical
from services.employment.models import Leaf, LogState, TreeHead, TreeNode
from services.employment.rules import merkle

if TYPE_CHECKING:
    from datetime import datetime

    from chassis.edge import Tx
    from services.employment.rules.merkle import Node

_NAME, _AT_ONCE = "contracts", 5000


def append(tx: Tx, contract_id: str, content: bytes) -> int:
    """Enters a leaf in both trees; its index. One appends at a time."""
    state = tx.session.exec(select(LogState).where(LogState.name == _NAME).with_for_update()).one()
    tx.session.refresh(state)
    index = state.size
    state.size = index + 1
    tx.session.add(state)
    tx.session.add(Leaf(index=index, contract_id=contract_id, content=content.decode(), at=tx.now))
    for algorithm in merkle.ALGORITHMS:
        leaf = merkle.leaf_hash(content, algorithm)
        for level, at, found in merkle.completed(leaf, index, nodes(tx, algorithm), algorithm):
            tx.session.add(TreeNode(algorithm=algorithm, level=level, index=at, hash=found.hex()))
    tx.session.flush()
    return index


def nodes(tx: Tx, algorithm: str) -> Node:
    """The stored hashes of complete subtrees."""

    def node(level: int, index: int) -> bytes:
        found = tx.session.get(TreeNode, (algorithm, level, index))
        return bytes.fromhex(found.hash) if found else b""

    return node


def leaf_content(tx: Tx, index: int) -> str:
    """What a leaf holds; its hash is that of these bytes in UTF-8."""
    found = tx.session.get(Leaf, index)
    return found.content if found else ""


def size_of(tx: Tx) -> int:
    """How many leaves there are."""
    return tx.session.exec(select(LogState.size).where(LogState.name == _NAME)).one()


def algorithm_of(name: str) -> str:
    """The hash asked for; SM3 unless told. Raises InvalidInput."""
    chosen = name.strip().lower().replace("-", "") or "sm3"
    if chosen not in merkle.ALGORITHMS:
        told = "sha256 或 sm3", "sha256 or sm3"
        raise InvalidInput.of("employment.proof", [Fault("algorithm", "employment.unknown-hash", *told)])
    return chosen


def head(tx: Tx, algorithm: str, size: int = 0) -> TreeHead:
    """The signed head of the tree of `size` leaves (0: of all): given out once, the same ever after.

    Raises InvalidInput.
    """
    most = size_of(tx)
    if not 0 <= size <= most:
        told = f"应为 0 到 {most}", f"from 0 to {most}"
        raise InvalidInput.of("employment.proof", [Fault("treeSize", "employment.no-such-size", *told)])
    size = size or most
    known = tx.session.get(TreeHead, (algorithm, size))
    if known is not None:
        return known
    root = merkle.root(0, size, nodes(tx, algorithm), algorithm).hex()
    signature = base64.b64encode(tx.keyring.private.sign(head_text(algorithm, size, root, tx.now))).decode()
    made = TreeHead(algorithm=algorithm, size=size, root=root, at=tx.now, signature=signature)
    tx.session.add(made)
    tx.session.flush()
    return made


def head_text(algorithm: str, size: int, root: str, at: datetime) -> bytes:
    """What the signature of a head covers."""
    said = {"statement": "civic.employment.v1.TreeHead", "algorithm": algorithm, "size": size, "root": root}
    return canonical({**said, "at": at.isoformat(timespec="microseconds")})


def sign_heads(tx: Tx) -> None:
    """Job: signs the newest heads, so that there is something to hold the log to."""
    if size_of(tx):
        for algorithm in merkle.ALGORITHMS:
            head(tx, algorithm)


@dataclass
class Finding:
    """What an audit found: how many leaves, the altered ones in order, and the sizes of heads that do not hold."""

    leaves: int = 0
    altered: list[int] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)


def audit(tx: Tx) -> Finding:
    """Recomputes both trees from the leaves' content, and checks the parties' signatures and each head given out.

    A leaf is altered if its content does not have its stored hash, a signature in it does not hold, a node above it is
    not what its children give, or it is missing.
    """
    finding = Finding()
    wrong: set[int] = set()
    size = size_of(tx)
    computed: dict[str, dict[tuple[int, int], bytes]] = {algorithm: {} for algorithm in merkle.ALGORITHMS}
    expected = 0
    query = select(Leaf.index, Leaf.content).order_by(col(Leaf.index)).execution_options(yield_per=_AT_ONCE)
    for index, content in tx.session.exec(query):
        wrong.update(range(expected, index))
        expected, finding.leaves = index + 1, finding.leaves + 1
        if not signatures_hold(content.encode()):
            wrong.add(index)
        for algorithm, tree in computed.items():
            leaf = merkle.leaf_hash(content.encode(), algorithm)
            made = merkle.completed(leaf, index, lambda lv, at, tree=tree: tree.get((lv, at), b""), algorithm)  # type: ignore[misc]
            tree.update({(level, at): found for level, at, found in made})
    wrong.update(range(expected, size))
    for algorithm, tree in computed.items():
        stored = {
            (one.level, one.index): one.hash
            for one in tx.session.exec(select(TreeNode).where(TreeNode.algorithm == algorithm))
        }
        leaves = {at for (level, at), found in tree.items() if level == 0 and stored.get((0, at)) != found.hex()}
        wrong |= leaves
        if not leaves:
            above = sorted(key for key, found in tree.items() if stored.get(key) != found.hex())
            wrong |= {at << level for level, at in above[:1]}
        for one in tx.session.exec(
            select(TreeHead).where(TreeHead.algorithm == algorithm).order_by(col(TreeHead.size))
        ):
            root = merkle.root(0, one.size, lambda lv, at, tree=tree: tree.get((lv, at), b""), algorithm).hex()  # type: ignore[misc]
            text = head_text(algorithm, one.size, one.root, one.at)
            signed = tx.keyring.who_signed(tx.service, base64.b64decode(one.signature), text, one.at)
            if root != one.root or signed is None or one.size > size:
                finding.heads.append(f"{algorithm}:{one.size}")
    finding.altered = sorted(wrong)
    return finding


def signatures_hold(content: bytes) -> bool:
    """Whether both parties' signatures in a leaf hold."""
    try:
        said = orjson.loads(content)
        pairs = [(said["keys"][party], said["signatures"][party]) for party in ("EMPLOYER", "WORKER")]
        text = said["statement"].encode()
    except (ValueError, KeyError, TypeError, AttributeError):
        return False
    return all(verify(key, text, signature) for key, signature in pairs)


def verify(public_key: str, said: bytes, signature: str) -> bool:
    """Whether an SM2 signature (GB/T 32918, r ‖ s, hex; the standard's default user id) is that key's."""
    try:
        return bool(SM2(pk=bytes.fromhex(public_key)).verify(said, bytes.fromhex(signature)))
    except (ValueError, TypeError):
        return False
