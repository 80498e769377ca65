"""Filings, papers, barred persons: protobuf in, action, protobuf out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
from civic.childcare.v1 import childcare_pb2 as pb

from services.childcare.actions import barred, filings, papers

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.childcare.models import Institution
    from services.childcare.models.filing import Filing


def list_filings(tx: Tx, request: pb.ListFilingsRequest) -> pb.ListFilingsResponse:
    """See the proto."""
    found = filings.list_filings(tx, request.county, request.state)
    return pb.ListFilingsResponse(filings=[_filing(*one) for one in found])


def get_filing(tx: Tx, request: pb.GetFilingRequest) -> pb.Filing:
    """See the proto."""
    return _whole(tx, request.filing_no)


def change_filing(tx: Tx, request: pb.ChangeFilingRequest) -> pb.Filing:
    """See the proto."""
    places = request.places if request.HasField("places") else None
    filings.change_filing(tx, request.filing_no, places, request.name if request.HasField("name") else None)
    return _whole(tx, request.filing_no)


def close_filing(tx: Tx, request: pb.CloseFilingRequest) -> pb.Filing:
    """See the proto."""
    filings.close_filing(tx, request.filing_no, request.reason)
    return _whole(tx, request.filing_no)


def renew_institution_paper(tx: Tx, request: pb.RenewInstitutionPaperRequest) -> pb.InstitutionPapers:
    """See the proto."""
    papers.renew_paper(tx, request.institution_id, request.kind, request.valid_until)
    return _papers(tx, request.institution_id)


def list_institution_papers(tx: Tx, request: pb.ListInstitutionPapersRequest) -> pb.InstitutionPapers:
    """See the proto."""
    return _papers(tx, request.institution_id)


def list_paper_notices(tx: Tx, request: pb.ListPaperNoticesRequest) -> pb.ListPaperNoticesResponse:
    """See the proto."""
    answer = pb.ListPaperNoticesResponse()
    for one in papers.notices(tx, request.county):
        told = {"institution_id": one.institution_id, "kind": one.kind, "days": one.days}
        answer.notices.add(**told, valid_until=one.valid_until.isoformat(), at=one.at.isoformat())
    return answer


def check_barred_person(tx: Tx, request: pb.CheckBarredPersonRequest) -> pb.CheckBarredPersonResponse:
    """See the proto."""
    return pb.CheckBarredPersonResponse(barred=barred.ask(tx, request.id_number))


def enter_barred_person(tx: Tx, request: pb.EnterBarredPersonRequest) -> pb.EnterBarredPersonResponse:
    """See the proto."""
    barred.enter(tx, request.id_number, request.reason, request.until)
    return pb.EnterBarredPersonResponse()


def _whole(tx: Tx, no: str) -> pb.Filing:
    tx.session.flush()
    filing, institution, steps = filings.read_filing(tx, no)
    answer = _filing(filing, institution)
    for step in steps:
        answer.steps.add(kind=step.kind, at=step.at.isoformat(), what=orjson.dumps(step.what).decode())
    return answer


def _filing(filing: Filing, institution: Institution) -> pb.Filing:
    return pb.Filing(
        filing_no=filing.no,
        institution_id=filing.institution_id,
        name=institution.name,
        county=filing.county,
        town=filing.town,
        places=filing.places,
        meals=filing.meals,
        state=filing.state,
        filed_on=filing.filed_on.isoformat(),
        closed_on=filing.closed_on.isoformat() if filing.closed_on else "",
    )


def _papers(tx: Tx, institution_id: str) -> pb.InstitutionPapers:
    tx.session.flush()
    answer = pb.InstitutionPapers()
    for one in papers.papers_of(tx, institution_id):
        answer.papers.add(kind=one.kind, valid_until=one.valid_until.isoformat(), estimated=one.estimated)
    return answer


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "ListFilings": list_filings,
    "GetFiling": get_filing,
    "ChangeFiling": change_filing,
    "CloseFiling": close_filing,
    "RenewInstitutionPaper": renew_institution_paper,
    "ListInstitutionPapers": list_institution_papers,
    "ListPaperNotices": list_paper_notices,
    "CheckBarredPerson": check_barred_person,
    "EnterBarredPerson": enter_barred_person,
}
