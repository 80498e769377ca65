"""Papers, notices, promises, prefilling. Protobuf in, action, protobuf out."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from civic.onething.v1 import onething_pb2 as pb
from google.api.httpbody_pb2 import HttpBody

from chassis.errors import Fault, InvalidInput
from chassis.rpc import Rpc
from city.calendar import day_of, is_provisional
from services.onething.actions import noticing, prefilling, promising, uploading
from services.onething.actions.cases import look_up_case
from services.onething.authoring import departments
from services.onething.papers import content, notices, prefill, promises
from services.onething.papers.limits import MOST_BYTES, law
from services.onething.rpc.pages import opened, token_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from chassis.edge import Tx
    from services.onething.papers.models import Notice, Paper, PaperRead, PaperUse, PromiseGiven
    from services.onething.store import CaseState

PAGE, MOST = 50, 200
_FINDINGS = {
    pb.DecidePromiseRequest.KEPT: promises.KEPT,
    pb.DecidePromiseRequest.BROKEN_UNTRUE: promises.UNTRUE,
    pb.DecidePromiseRequest.BROKEN_NOT_BROUGHT: promises.NOT_BROUGHT,
}


def look_beforehand(request: pb.UploadMaterialRequest) -> None:
    """Opens the content before a transaction is open; the action finds the answer remembered."""
    data = request.content.data
    if data and len(data) <= MOST_BYTES and (kind := content.kind_of(data)):
        content.look(data, kind, day_of(datetime.now(UTC)))


def upload_material(tx: Tx, request: pb.UploadMaterialRequest) -> pb.UploadedMaterial:
    """See the proto."""
    body = request.content
    return _uploaded(tx, uploading.upload(tx, body.data, body.content_type, request.file_name))


def list_my_materials(tx: Tx, _request: pb.ListMyMaterialsRequest) -> pb.ListMyMaterialsResponse:
    """See the proto."""
    return pb.ListMyMaterialsResponse(materials=[_uploaded(tx, paper) for paper in uploading.list_papers(tx)])


def get_my_material(tx: Tx, request: pb.GetMyMaterialRequest) -> pb.UploadedMaterial:
    """See the proto."""
    return _uploaded(tx, *uploading.own_paper(tx, request.upload_id))


def get_material_content(tx: Tx, request: pb.GetMaterialContentRequest) -> HttpBody:
    """See the proto."""
    paper, data = uploading.read_content(tx, request.upload_id)
    return HttpBody(content_type=paper.media_type, data=data)


def _uploaded(
    tx: Tx, paper: Paper, uses: Sequence[PaperUse] = (), reads: Sequence[PaperRead] = ()
) -> pb.UploadedMaterial:
    shown = pb.UploadedMaterial(
        upload_id=paper.id,
        digest=paper.digest,
        media_type=paper.media_type,
        size=paper.size,
        file_name=paper.file_name,
        uploaded_at=paper.uploaded_at,
        uses=[{"case_id": use.case_id, "material_id": use.material, "at": use.handed_at} for use in uses],
    )
    for one in reads:
        shown.reads.add(
            at=one.at, department=one.department, county=one.county, purpose=one.purpose, case_id=one.case_id
        )
    if until := uploading.kept_until(paper, day_of(tx.now)):
        shown.kept_until = until.isoformat()
    return shown


def list_case_notices(tx: Tx, request: pb.ListCaseNoticesRequest) -> pb.ListCaseNoticesResponse:
    """See the proto."""
    case = look_up_case(tx, request.case_id)
    return pb.ListCaseNoticesResponse(notices=[_notice(tx, case, one) for one in noticing.of_case(tx, case.id)])


def _notice(tx: Tx, case: CaseState, notice: Notice) -> pb.Notice:
    due, today = notice.due_on.isoformat() if notice.due_on else "", day_of(tx.now)
    names = {name: one["zh"] for name, one in departments().items()}
    said = {"receipt": case.receipt_no, "title_zh": case.entry.title["zh"], "title_en": case.entry.title["en"]}
    legal = str(law().at("notice-law", day_of(notice.issued_at or tx.now)).value)
    issued, last = notice.issued_at, notice.due_on
    estimate = issued is not None and last is not None and is_provisional(day_of(issued), last)
    zh, en = notices.document(said, notice.entries, names, due, legal, estimate=estimate)
    return pb.Notice(
        number=notice.n,
        entries=_entries(case.id, notice.entries),
        issued_at=notice.issued_at,
        closes_at=notice.closes_at,
        due_on=due,
        overdue=notice.due_on is not None and notice.answered_at is None and today > notice.due_on,
        answered_at=notice.answered_at,
        legal_reference=legal,
        text_zh=zh,
        text_en=en,
        provisional=estimate,
    )


def _entries(case_id: str, entries: Iterable[Mapping[str, str]]) -> list[pb.Notice.Entry]:
    names = ("department", "field", "title_zh", "code", "zh", "en", "legal_reference")
    return [
        pb.Notice.Entry(item_id=f"{case_id}-{one['item']}", **{name: one.get(name, "") for name in names})
        for one in entries
    ]


def list_office_faults(tx: Tx, request: pb.ListOfficeFaultsRequest) -> pb.ListOfficeFaultsResponse:
    """See the proto."""
    page, total = noticing.list_faults(tx, request.county)
    answer = pb.ListOfficeFaultsResponse(total=total)
    for one in page:
        answer.faults.add(
            kind=one.kind,
            case_id=one.case_id,
            item_id=one.item_id,
            department=one.department,
            county=one.county,
            at=one.at,
            notice=one.notice,
            entries=_entries(one.case_id, one.entries),
        )
    return answer


def list_case_promises(tx: Tx, request: pb.ListCasePromisesRequest) -> pb.ListCasePromisesResponse:
    """See the proto."""
    case, found = promising.of_case(tx, request.case_id)
    return pb.ListCasePromisesResponse(promises=[_promise(tx, case, one) for one in found])


def bring_promised(tx: Tx, request: pb.BringPromisedRequest) -> pb.CasePromise:
    """See the proto."""
    return _promise(tx, *promising.bring(tx, request.case_id, request.promise_id, request.upload_id))


def list_due_promises(tx: Tx, request: pb.ListDuePromisesRequest) -> pb.ListDuePromisesResponse:
    """See the proto."""
    size = min(request.page_size or PAGE, MOST)
    status = _name(request.status) if request.status else ""
    after = opened(request.page_token, date.fromisoformat)
    page, total = promising.list_due(tx, request.county, status, _day(request.due_until), size, after)
    answer = pb.ListDuePromisesResponse(promises=[_promise(tx, case, one) for case, one in page], total=total)
    if len(page) == size:
        last = page[-1][1]
        answer.next_page_token = token_of(last.due_on, last.id)
    return answer


def _name(number: int) -> str:
    """A status that is not in the contract has no name, and nothing has it."""
    return str(pb.CasePromise.Status.Name(number)) if number in pb.CasePromise.Status.values() else "?"


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        fault = Fault("dueUntil", "onething.not-a-day", "日期应为 YYYY-MM-DD 且真实存在", "not a day, YYYY-MM-DD")
        raise InvalidInput.of("onething.not-a-day", [fault]) from error


def decide_promise(tx: Tx, request: pb.DecidePromiseRequest) -> pb.CasePromise:
    """See the proto."""
    finding = _FINDINGS.get(request.decision)
    if finding is None:
        known = "KEPT / BROKEN_UNTRUE / BROKEN_NOT_BROUGHT"
        fault = Fault("decision", "onething.no-decision", f"请选择 {known}", f"must be {known}")
        raise InvalidInput.of("onething.no-decision", [fault])
    return _promise(tx, *promising.decide(tx, request.promise_id, finding, request.reason, request.legal_reference))


def repair_promise(tx: Tx, request: pb.RepairPromiseRequest) -> pb.CasePromise:
    """See the proto."""
    return _promise(tx, *promising.repair(tx, request.promise_id, request.reason, request.legal_reference))


def _promise(tx: Tx, case: CaseState, one: PromiseGiven) -> pb.CasePromise:
    title = promising.material_of(case, one).title
    return pb.CasePromise(
        promise_id=one.id,
        case_id=one.case_id,
        material_id=one.material,
        title_zh=title["zh"],
        title_en=title["en"],
        status=one.status,
        instead=one.instead,
        text_zh=one.text_zh,
        text_digest=one.text_digest,
        signed_at=one.signed_at,
        due_on=one.due_on.isoformat(),
        overdue=one.status == promises.OPEN and day_of(tx.now) > one.due_on,
        department=one.department,
        county=one.county,
        upload_id=one.paper_id,
        escalated_to=one.escalated_to,
        decided_at=one.decided_at,
        reason=one.reason,
        legal_reference=one.legal_reference,
        provisional=is_provisional(day_of(one.signed_at), one.due_on),
    )


def list_reusable_materials(tx: Tx, request: pb.ListReusableMaterialsRequest) -> pb.ListReusableMaterialsResponse:
    """See the proto."""
    answer = pb.ListReusableMaterialsResponse()
    for material, use, paper, until in prefilling.reusable(tx, request.one_thing_id, request.situation):
        answer.materials.add(
            material_id=material.id,
            title_zh=material.title["zh"],
            title_en=material.title["en"],
            upload_id=paper.id,
            file_name=paper.file_name,
            media_type=paper.media_type,
            case_id=use.case_id,
            handed_in_at=use.handed_at,
            valid_until=until.isoformat(),
        )
    return answer


def prefill_form(tx: Tx, request: pb.PrefillFormRequest) -> pb.PrefillFormResponse:
    """See the proto."""
    values, rules = prefilling.prefill_form(tx, request.one_thing_id, request.situation, agree=request.agree)
    answer, today = pb.PrefillFormResponse(form=json.dumps(values, ensure_ascii=False)), day_of(tx.now)
    for name in values:
        source = prefill.SOURCES[rules[name].source]
        answer.fields.add(
            field=name,
            source=rules[name].source,
            source_zh=source.zh,
            source_en=source.en,
            as_of=today.isoformat(),
        )
    return answer


RPCS: dict[str, Rpc] = {
    "UploadMaterial": upload_material,
    "ListMyMaterials": list_my_materials,
    "GetMyMaterial": get_my_material,
    "GetMaterialContent": get_material_content,
    "ListCaseNotices": list_case_notices,
    "ListOfficeFaults": list_office_faults,
    "ListCasePromises": list_case_promises,
    "BringPromised": bring_promised,
    "ListDuePromises": list_due_promises,
    "DecidePromise": decide_promise,
    "RepairPromise": repair_promise,
    "ListReusableMaterials": list_reusable_materials,
    "PrefillForm": prefill_form,
}
