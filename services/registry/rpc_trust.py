"""Protobuf in, action, protobuf out: consents, points, licences on paper, proofs of the log of reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from civic.registry.v1 import registry_pb2 as pb
from google.api.httpbody_pb2 import HttpBody

from services.registry.actions import consents, papers, points, proving

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.registry.consent_models import DataConsent, PointsProof
    from services.registry.models import Licence
    from services.registry.rules.points import Proof
    from services.registry.tree_models import ReadHead


def give_consent(tx: Tx, request: pb.GiveConsentRequest) -> pb.DataConsent:
    """Gives a consent."""
    said = request
    given = consents.give_consent(
        tx, said.resident_id, said.department, said.what, said.purpose, said.until, said.case_id
    )
    return _consent(given)


def take_consent_back(tx: Tx, request: pb.TakeConsentBackRequest) -> pb.DataConsent:
    """Takes one back."""
    return _consent(consents.take_consent_back(tx, request.consent_id))


def list_my_consents(tx: Tx, request: pb.ListMyConsentsRequest) -> pb.ListMyConsentsResponse:
    """The person's consents."""
    found = consents.list_consents(tx, request.resident_id)
    return pb.ListMyConsentsResponse(consents=[_consent(one) for one in found])


def check_consent(tx: Tx, request: pb.CheckConsentRequest) -> pb.CheckConsentResponse:
    """Whether one holds."""
    found = consents.check_consent(tx, request.resident_id, request.what, request.case_id)
    if found is None:
        return pb.CheckConsentResponse()
    return pb.CheckConsentResponse(
        holds=True, consent_id=found.id, purpose=found.purpose, until=found.until.isoformat()
    )


def get_residence_points(tx: Tx, request: pb.GetResidencePointsRequest) -> pb.ResidencePoints:
    """Points of a permit's holder."""
    permit, lines, table = points.count_points(tx, request.permit_no)
    return pb.ResidencePoints(
        permit_no=permit.permit_no,
        resident_id=permit.resident_id,
        total=sum(line.points for line in lines),
        lines=[
            pb.ResidencePoints.Line(
                item=line.item,
                title_zh=line.title,
                reached=line.reached,
                cap=line.cap,
                points=line.points,
                proofs=[_proof(proof) for proof in line.proofs],
            )
            for line in lines
        ],
        rules_from=table.since.isoformat(),
        rules_status=table.status,
    )


def record_points_proof(tx: Tx, request: pb.RecordPointsProofRequest) -> pb.PointsProof:
    """Hands in a proof."""
    said = request
    return _proof(
        points.record_points_proof(
            tx,
            said.id_number,
            said.item,
            said.proof_no,
            said.value,
            said.issuer,
            said.valid_from,
            said.valid_until,
        )
    )


def register_licence(tx: Tx, request: pb.RegisterLicenceRequest) -> pb.Licence:
    """Keeps a department's paper."""
    said = request
    made = papers.register_licence(tx, said.kind, said.source_no, said.resident_id, said.statement, said.valid_until)
    return licence_of(made)


def withdraw_licence(tx: Tx, request: pb.WithdrawLicenceRequest) -> pb.Licence:
    """Takes a department's paper back."""
    return licence_of(papers.withdraw_licence(tx, request.kind, request.source_no))


def print_my_licence(tx: Tx, request: pb.PrintMyLicenceRequest) -> HttpBody:
    """A licence as PDF."""
    return HttpBody(content_type="application/pdf", data=papers.print_licence(tx, request.licence_no))


def check_licence_paper(tx: Tx, request: pb.CheckLicencePaperRequest) -> pb.CheckLicencePaperResponse:
    """Whether a paper stands."""
    licence, problem = papers.check_paper(tx, request.licence_no, request.code)
    return pb.CheckLicencePaperResponse(
        valid=not problem,
        kind=licence.kind,
        title_zh=papers.title_of(licence.kind),
        issued_at=licence.issued_at,
        problem=problem,
    )


def get_read_head(tx: Tx, _: pb.GetReadHeadRequest) -> pb.ReadHead:
    """The newest head."""
    return _head(proving.get_head(tx))


def prove_my_read(tx: Tx, request: pb.ProveMyReadRequest) -> pb.ReadProof:
    """That a read stands in the log."""
    entry, head, path = proving.prove_read(tx, request.entry_id)
    said = (entry.id, entry.subject_id, entry.reader, entry.reader_county, entry.purpose, entry.what, entry.case_id)
    covered = json.dumps([*said, entry.at.isoformat(timespec="microseconds")], ensure_ascii=False)
    return pb.ReadProof(
        number=entry.seq or 0,
        entry=covered,
        digest=entry.digest,
        path=[one.hex() for one in path],
        head=_head(head),
    )


def prove_reads_growth(tx: Tx, request: pb.ProveReadsGrowthRequest) -> pb.GrowthProof:
    """That the log only grew."""
    older, newer, path = proving.prove_growth(tx, request.first, request.second)
    return pb.GrowthProof(first=_head(older), second=_head(newer), path=[one.hex() for one in path])


def licence_of(licence: Licence) -> pb.Licence:
    """A licence as it is shown."""
    return pb.Licence(
        licence_no=licence.licence_no,
        kind=licence.kind,
        title_zh=papers.title_of(licence.kind),
        issued_at=licence.issued_at,
        document=licence.document,
        revoked=licence.revoked,
    )


def _consent(consent: DataConsent) -> pb.DataConsent:
    return pb.DataConsent(
        consent_id=consent.id,
        resident_id=consent.resident_id,
        department=consent.department,
        what=consent.what.split(),
        purpose=consent.purpose,
        until=consent.until.isoformat(),
        case_id=consent.case_id,
        given_at=consent.given_at,
        revoked_at=consent.revoked_at,
    )


def _proof(proof: Proof | PointsProof) -> pb.PointsProof:
    return pb.PointsProof(
        item=proof.item,
        proof_no=proof.proof_no,
        value=proof.value,
        issuer=proof.issuer,
        valid_from=proof.valid_from.isoformat(),
        valid_until=proof.valid_until.isoformat() if proof.valid_until else "",
    )


def _head(head: ReadHead) -> pb.ReadHead:
    return pb.ReadHead(
        size=head.size,
        root=head.root,
        algorithm=head.algorithm,
        at=head.at.isoformat(timespec="microseconds"),
        signature=head.signature,
        key_id=head.key_id,
    )


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "GiveConsent": give_consent,
    "TakeConsentBack": take_consent_back,
    "ListMyConsents": list_my_consents,
    "CheckConsent": check_consent,
    "GetResidencePoints": get_residence_points,
    "RecordPointsProof": record_points_proof,
    "RegisterLicence": register_licence,
    "WithdrawLicence": withdraw_licence,
    "PrintMyLicence": print_my_licence,
    "CheckLicencePaper": check_licence_paper,
    "GetReadHead": get_read_head,
    "ProveMyRead": prove_my_read,
    "ProveReadsGrowth": prove_reads_growth,
}
