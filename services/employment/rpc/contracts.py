"""Labour contracts and their log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.employment.v1 import employment_pb2 as pb

from chassis.errors import Fault, InvalidInput, NotPossibleNow
from services.employment.actions import contract_log, contracts
from services.employment.rules import merkle

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.employment.models import Contract, TreeHead


def register_key(tx: Tx, request: pb.RegisterSigningKeyRequest) -> pb.SigningKey:
    """See the proto."""
    key = contracts.register_key(tx, request.holder, request.public_key, request.proof)
    return pb.SigningKey(key_id=key.id, holder=key.holder, public_key=key.public_key)


def draft(tx: Tx, request: pb.DraftLabourContractRequest) -> pb.LabourContract:
    """See the proto."""
    said = {name.name: getattr(request.terms, name.name) for name in pb.LabourTerms.DESCRIPTOR.fields}
    parties = request.employer_code, request.resident_id, request.county
    return _contract(contracts.draft(tx, request.kind, request.previous_id, *parties, said))


def sign(tx: Tx, request: pb.SignLabourContractRequest) -> pb.LabourContract:
    """See the proto."""
    return _contract(contracts.sign(tx, request.contract_id, request.party, request.signature))


def get_contract(tx: Tx, request: pb.GetLabourContractRequest) -> pb.LabourContract:
    """See the proto."""
    found = contracts.read(tx, request.contract_id)
    answer = _contract(found)
    answer.chain.extend(one.id for one in contracts.chain(tx, found))
    return answer


def get_proof(tx: Tx, request: pb.GetContractProofRequest) -> pb.ContractProof:
    """See the proto."""
    found, algorithm = contracts.read(tx, request.contract_id), contract_log.algorithm_of(request.algorithm)
    if found.leaf is None:
        raise NotPossibleNow("employment.not-in-the-log", "合同尚未由双方签署", "both parties have not signed yet")
    head = contract_log.head(tx, algorithm, request.tree_size)
    if found.leaf >= head.size:
        told = f"合同在第 {found.leaf} 号叶，该树只有 {head.size} 叶", f"the contract is leaf {found.leaf}"
        raise InvalidInput.of("employment.proof", [Fault("treeSize", "employment.before-the-contract", *told)])
    node = contract_log.nodes(tx, algorithm)
    path = merkle.inclusion(found.leaf, head.size, node, algorithm)
    answer = pb.ContractProof(contract_id=found.id, leaf_index=found.leaf, leaf_hash=node(0, found.leaf).hex())
    answer.audit_path.extend(one.hex() for one in path)
    answer.leaf_content = contract_log.leaf_content(tx, found.leaf)
    answer.head.CopyFrom(_head(tx, head))
    return answer


def get_head(tx: Tx, request: pb.GetContractLogHeadRequest) -> pb.ContractLogHead:
    """See the proto."""
    return _head(tx, contract_log.head(tx, contract_log.algorithm_of(request.algorithm), request.tree_size))


def get_consistency(tx: Tx, request: pb.GetContractLogConsistencyRequest) -> pb.ContractLogConsistency:
    """See the proto."""
    algorithm = contract_log.algorithm_of(request.algorithm)
    if not 0 < request.first <= request.second:
        told = "应为 0 < first ≤ second", "0 < first ≤ second"
        raise InvalidInput.of("employment.proof", [Fault("first", "employment.no-such-size", *told)])
    first, second = (contract_log.head(tx, algorithm, size) for size in (request.first, request.second))
    proof = merkle.consistency(request.first, request.second, contract_log.nodes(tx, algorithm), algorithm)
    return pb.ContractLogConsistency(
        first=_head(tx, first), second=_head(tx, second), proof=[one.hex() for one in proof]
    )


def audit(tx: Tx, _: pb.AuditContractLogRequest) -> pb.AuditContractLogResponse:
    """See the proto."""
    found = contract_log.audit(tx)
    return pb.AuditContractLogResponse(leaves=found.leaves, altered=found.altered, false_heads=found.heads)


def _contract(found: Contract) -> pb.LabourContract:
    return pb.LabourContract(
        contract_id=found.id,
        chain_id=found.chain_id,
        previous_id=found.previous_id,
        kind=found.kind,
        state=found.state,
        statement=found.statement,
        signed_by=sorted(found.signatures),
        leaf_index=-1 if found.leaf is None else found.leaf,
    )


def _head(tx: Tx, head: TreeHead) -> pb.ContractLogHead:
    return pb.ContractLogHead(
        algorithm=head.algorithm,
        tree_size=head.size,
        root_hash=head.root,
        at=head.at.isoformat(timespec="microseconds"),
        signature=head.signature,
        signer=tx.service,
    )


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "RegisterSigningKey": register_key,
    "DraftLabourContract": draft,
    "SignLabourContract": sign,
    "GetLabourContract": get_contract,
    "GetContractProof": get_proof,
    "GetContractLogHead": get_head,
    "GetContractLogConsistency": get_consistency,
    "AuditContractLog": audit,
}
