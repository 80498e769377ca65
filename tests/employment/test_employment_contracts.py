"""Electronic labour contracts: two signatures, the chain, the log and its audit."""

from __future__ import annotations

import hashlib
import threading
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from civic.employment.v1 import employment_pb2 as pb
from civic.employment.v1 import events_pb2 as events
from gmalglib.sm2 import SM2
from hypothesis import given
from hypothesis import strategies as st

from chassis.errors import Conflict, InvalidInput, NotFound, NotPossibleNow
from services.employment import audit
from services.employment.actions.contracts import key_text
from services.employment.demonstration import employer_code
from services.employment.law import law
from services.employment.models import Entry, Leaf, TreeNode
from services.employment.rules import merkle
from services.employment.rules.contracts import Terms, faults
from tests.employment.factories import call, change, make_resident, make_stage, rows
from tests.support import WINDOW

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.support import Stage

EMPLOYER, WORKER = employer_code(1), "worker"
TERMS = {"job": "电工", "place": "衢州", "wage_fen": 500_000, "weekly_hours": 40, "begins": "2026-11-01"}


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    return make_stage(fresh)[0]


def keys(on: Stage) -> dict[str, SM2]:
    made = {}
    for holder in (EMPLOYER, WORKER):
        secret, public = SM2().generate_keypair()
        key = made[holder] = SM2(secret)
        proof = key.sign(key_text(holder, public.hex())).hex()
        call(
            on, "RegisterSigningKey", pb.RegisterSigningKeyRequest(holder=holder, public_key=public.hex(), proof=proof)
        )
    return made


def draft(on: Stage, kind: str = "SIGN", previous: str = "", **terms: Any) -> Any:
    told = pb.LabourTerms(**{**TERMS, **terms})
    request = pb.DraftLabourContractRequest(kind=kind, previous_id=previous, terms=told)
    request.employer_code, request.resident_id, request.county = EMPLOYER, WORKER, "330802"
    return call(on, "DraftLabourContract", request)


def sign(on: Stage, made: dict[str, SM2], contract: Any, *parties: str) -> Any:
    for party in parties or ("EMPLOYER", "WORKER"):
        key = made[EMPLOYER if party == "EMPLOYER" else WORKER]
        signature = key.sign(contract.statement.encode()).hex()
        request = pb.SignLabourContractRequest(contract_id=contract.contract_id, party=party, signature=signature)
        contract = call(on, "SignLabourContract", request, make_resident(WORKER) if party == "WORKER" else WINDOW)
    return contract


def proof(on: Stage, contract_id: str, algorithm: str, size: int = 0) -> Any:
    request = pb.GetContractProofRequest(contract_id=contract_id, algorithm=algorithm, tree_size=size)
    return call(on, "GetContractProof", request)


def test_signed_by_both_and_proved(on: Stage) -> None:
    """INVARIANT: a contract stands only with both signatures, and then its place in the log can be proved."""
    made, contract = keys(on), draft(on)
    once = sign(on, made, contract, "EMPLOYER", "EMPLOYER")
    assert (once.state, list(once.signed_by)) == ("DRAFT", ["EMPLOYER"])
    with pytest.raises(NotPossibleNow):
        proof(on, contract.contract_id, "sm3")
    on.announced("employment")
    assert sign(on, made, contract, "WORKER").state == "SIGNED"
    told = [said for said in on.announced("employment") if isinstance(said, events.EmploymentChanged)]
    assert [(said.state, said.resident_id) for said in told] == [("EMPLOYED", WORKER)]
    others = [sign(on, made, draft(on)).contract_id for _ in range(4)]
    for algorithm in ("sm3", "sha256"):
        for contract_id in (contract.contract_id, *others):
            shown = proof(on, contract_id, algorithm)
            leaf = hashlib.new(algorithm, b"\x00" + shown.leaf_content.encode()).hexdigest()
            assert leaf == shown.leaf_hash
            path = [bytes.fromhex(one) for one in shown.audit_path]
            head = bytes.fromhex(shown.head.root_hash)
            assert merkle.includes(head, 5, shown.leaf_index, bytes.fromhex(leaf), path, algorithm)
        request = pb.GetContractLogConsistencyRequest(first=3, second=5, algorithm=algorithm)
        both = call(on, "GetContractLogConsistency", request)
        sizes = [(one.tree_size, bytes.fromhex(one.root_hash)) for one in (both.first, both.second)]
        assert merkle.is_beginning(*sizes, [bytes.fromhex(one) for one in both.proof], algorithm)
    with pytest.raises(InvalidInput):
        proof(on, others[-1], "md5")
    with pytest.raises(InvalidInput):
        proof(on, others[-1], "sm3", 2)


def test_only_the_registered_key_signs(on: Stage) -> None:
    made, contract = keys(on), draft(on)
    with pytest.raises(InvalidInput):
        sign(on, {EMPLOYER: made[WORKER], WORKER: made[EMPLOYER]}, contract, "EMPLOYER")
    request = pb.GetLabourContractRequest(contract_id=contract.contract_id)
    with pytest.raises(NotFound):
        call(on, "GetLabourContract", request, make_resident("stranger"))
    with pytest.raises(InvalidInput) as told:
        call(on, "RegisterSigningKey", pb.RegisterSigningKeyRequest(holder="1", public_key="04", proof=""))
    assert {fault.field for fault in told.value.faults} == {"publicKey", "holder"}


def test_the_chain_of_changes(on: Stage) -> None:
    """INVARIANT: what was signed has one successor, and nothing follows an end."""
    made = keys(on)
    first = sign(on, made, draft(on))
    change_a, change_b = (draft(on, "CHANGE", first.contract_id, wage_fen=600_000) for _ in range(2))
    sign(on, made, change_a)
    with pytest.raises(Conflict):
        sign(on, made, change_b)
    with pytest.raises(Conflict):
        draft(on, "END", first.contract_id)
    end = sign(on, made, draft(on, "END", change_a.contract_id, job="合同期满"))
    shown = call(on, "GetLabourContract", pb.GetLabourContractRequest(contract_id=first.contract_id))
    assert list(shown.chain) == [first.contract_id, change_a.contract_id, end.contract_id]
    assert [entry.ended_on is None for entry in rows(on, Entry, kind="EMPLOYED")] == [False]
    with pytest.raises(NotPossibleNow):
        draft(on, "CHANGE", end.contract_id)


def test_everything_wrong_is_said_at_once(on: Stage) -> None:
    with pytest.raises(InvalidInput) as told:
        draft(on, job="", wage_fen=1, weekly_hours=80, until="2027-01-01", probation_months=6)
    found = {fault.field for fault in told.value.faults}
    assert found == {"terms.job", "terms.wageFen", "terms.weeklyHours", "terms.probationMonths"}


@pytest.mark.parametrize(
    ("until", "most"), [("2026-12-31", 0), ("2027-01-31", 1), ("2027-10-31", 2), ("2029-10-31", 6), (None, 6)]
)
def test_probation_by_the_term(until: str | None, most: int) -> None:
    for months, fine in ((most, True), (most + 1, False)):
        end = date.fromisoformat(until) if until else None
        terms = Terms("电工", "衢州", 500_000, 40, date(2026, 11, 1), end, months)
        assert (not faults(law(), terms, "330802", date(2026, 11, 23))) is fine


def test_tampering_is_named(on: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """INVARIANT: change one byte in the store, and the audit names the leaf, whatever hashes were put right after."""
    made = keys(on)
    for _ in range(5):
        sign(on, made, draft(on))
    for algorithm in ("sm3", "sha256"):
        call(on, "GetContractLogHead", pb.GetContractLogHeadRequest(algorithm=algorithm))
    check = lambda: call(on, "AuditContractLog", pb.AuditContractLogRequest())  # noqa: E731
    assert (check().leaves, list(check().altered), list(check().false_heads)) == (5, [], [])
    settings = on.host.settings
    assert audit.main(settings) == 0
    content = rows(on, Leaf, index=3)[0].content
    forged = content.replace("500000", "500001")
    assert forged != content
    change(on, Leaf, 3, content=forged)
    assert list(check().altered) == [3]
    assert audit.main(settings) == 1
    assert "leaf 3 was altered" in capsys.readouterr().out
    for algorithm in merkle.ALGORITHMS:
        change(on, TreeNode, (algorithm, 0, 3), hash=merkle.leaf_hash(forged.encode(), algorithm).hex())
    found = check()
    assert 3 in found.altered
    assert set(found.false_heads) == {"sm3:5", "sha256:5"}
    change(on, Leaf, 3, content=content)
    for algorithm in merkle.ALGORITHMS:
        change(on, TreeNode, (algorithm, 0, 3), hash=merkle.leaf_hash(content.encode(), algorithm).hex())
    assert list(check().altered) == []


def test_many_sign_at_once(on: Stage) -> None:
    """INVARIANT: leaves are numbered without gap or double, however many sign at once."""
    made = keys(on)
    drafts = [draft(on) for _ in range(8)]
    for one in drafts:
        sign(on, made, one, "EMPLOYER")
    threads = [threading.Thread(target=sign, args=(on, made, one, "WORKER")) for one in drafts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(leaf.index for leaf in rows(on, Leaf)) == list(range(8))
    found = call(on, "AuditContractLog", pb.AuditContractLogRequest())
    assert not found.altered


@given(st.integers(1, 70), st.data())
def test_proofs_of_every_tree(size: int, data: st.DataObject) -> None:
    """INVARIANT: each leaf's path leads to the head of its tree and no other leaf's does; so for beginnings."""
    algorithm = data.draw(st.sampled_from(merkle.ALGORITHMS))
    stored: dict[tuple[int, int], bytes] = {}

    def node(level: int, index: int) -> bytes:
        return stored[level, index]

    leaves = [merkle.leaf_hash(bytes([number]), algorithm) for number in range(size)]
    heads = []
    for index, leaf in enumerate(leaves):
        stored.update({(level, at): made for level, at, made in merkle.completed(leaf, index, node, algorithm)})
        heads.append(merkle.root(0, index + 1, node, algorithm))
    index, other = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size - 1))
    path = merkle.inclusion(index, size, node, algorithm)
    assert merkle.includes(heads[-1], size, index, leaves[index], path, algorithm)
    if other != index:
        assert not merkle.includes(heads[-1], size, index, leaves[other], path, algorithm)
    first = data.draw(st.integers(1, size))
    beginning = merkle.consistency(first, size, node, algorithm)
    assert merkle.is_beginning((first, heads[first - 1]), (size, heads[-1]), beginning, algorithm)
    if first < size:
        assert not merkle.is_beginning((first, heads[-1]), (size, heads[-1]), beginning, algorithm)


def test_the_published_heads_of_rfc_6962() -> None:
    """The test vectors of certificate transparency's reference implementation, SHA-256."""
    data = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
    stored: dict[tuple[int, int], bytes] = {}
    for index, one in enumerate(data):
        leaf = merkle.leaf_hash(bytes.fromhex(one), "sha256")
        made = merkle.completed(leaf, index, lambda level, at: stored[level, at], "sha256")
        stored.update({(level, at): found for level, at, found in made})
    node = lambda level, at: stored[level, at]  # noqa: E731
    heads = {
        1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    }
    assert {size: merkle.root(0, size, node, "sha256").hex() for size in heads} == heads
    assert merkle.root(0, 0, node, "sha256").hex().startswith("e3b0c442")
