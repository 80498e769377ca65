"""Consents, points, licences on paper, and proofs of the log of reads."""

from __future__ import annotations

import base64
import hashlib
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from civic.registry.v1 import events_pb2
from civic.registry.v1 import registry_pb2 as pb
from sqlalchemy import text

from chassis.auth import Actor
from chassis.edge import system
from chassis.errors import Conflict, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from services.registry.actions.audit import chain_reads
from services.registry.actions.proving import publish_head
from services.registry.base_models import Lease
from services.registry.models import ResidencePermit
from services.registry.parameters import parameters
from services.registry.rules.points import Proof, count
from services.registry.tree import Tree, consistent, included, leaf, signed_text
from tests.registry.making import ELSEWHERE, enter, make_couple, make_resident, make_stage, resident_actor
from tests.registry.test_registry_log import audit, tamper

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.support import Stage

TODAY = (datetime.now(UTC) + timedelta(hours=8)).date()
MOTHER = resident_actor("m1")
ASSISTANCE = Actor("r9", "officer", department="assistance", via="assistance", purpose="家庭经济状况核对")
HEALTH = replace(ASSISTANCE, department="health", via="health", purpose="证照登记")


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    """A couple with a small child, and somebody from elsewhere with a permit and two leases."""
    child = make_resident("c1", birth_date=date(TODAY.year - 3, 1, 1), mother_id="m1", relation="CHILD")
    guest = make_resident("e1", hukou_county=ELSEWHERE, household_id="h2", birth_date=date(1992, 2, 2))
    made = make_stage(fresh("registry"), [*make_couple(), child, guest])
    where: dict[str, Any] = {"village": "330802005001", "address": "柯城区8号", "lat": 28.97, "lon": 118.87}
    permit = ResidencePermit(
        permit_no="JZ1",
        resident_id="e1",
        village="330802005001",
        resident_since=TODAY - timedelta(days=800),
        valid_from=TODAY - timedelta(days=10),
        valid_until=TODAY + timedelta(days=300),
        issued_at=datetime.now(UTC),
        issued_by="w1",
    )
    long_ago, ended = TODAY - timedelta(days=900), TODAY - timedelta(days=500)
    days = {"filed_on": long_ago, "since": long_ago, "until": TODAY + timedelta(days=90)}
    enter(made, [permit, Lease(lease_no="L1", tenant_id="e1", ended_on=ended, **where, **days)])
    return made


def consent(on: Stage, actor: Actor = MOTHER, **changes: Any) -> pb.DataConsent:
    given: dict[str, Any] = {
        "department": "assistance",
        "what": ["income", "property"],
        "purpose": "低保核对",
        "until": (TODAY + timedelta(days=30)).isoformat(),
    }
    made: pb.DataConsent = on.call("registry", "GiveConsent", pb.GiveConsentRequest(**(given | changes)), actor)
    return made


def holds(on: Stage, actor: Actor = ASSISTANCE, resident: str = "m1", what: str = "income", case: str = "") -> bool:
    request = pb.CheckConsentRequest(resident_id=resident, what=what, case_id=case)
    return bool(on.call("registry", "CheckConsent", request, actor).holds)


def test_a_consent_holds_for_whom_and_what_it_names(on: Stage) -> None:
    """INVARIANT: without a consent that stands, names the department and the data, the answer is no."""
    assert not holds(on)
    on.announced("registry")
    given = consent(on)
    assert holds(on)
    assert not holds(on, HEALTH)
    assert not holds(on, what="health")
    assert not holds(on, what="inc")
    assert not holds(on, resident="f1")
    taken = pb.TakeConsentBackRequest(consent_id=given.consent_id)
    with pytest.raises(NotFound):
        on.call("registry", "TakeConsentBack", taken, resident_actor("f1"))
    for _ in range(2):
        assert on.call("registry", "TakeConsentBack", taken, MOTHER).HasField("revoked_at")
    assert not holds(on)
    told = on.announced("registry")
    assert [type(each) for each in told] == [events_pb2.ConsentGranted, events_pb2.ConsentRevoked]
    listed = on.call("registry", "ListMyConsents", pb.ListMyConsentsRequest(), MOTHER).consents
    assert [(one.consent_id, list(one.what)) for one in listed] == [(given.consent_id, ["income", "property"])]


def test_a_consent_for_a_case_a_child_and_one_that_is_over(on: Stage) -> None:
    consent(on, case_id="case-7")
    assert holds(on, case="case-7")
    assert not holds(on, case="case-8")
    assert consent(on, resident_id="c1").resident_id == "c1"
    assert holds(on, resident="c1")
    with pytest.raises(NotFound):
        consent(on, resident_id="f1")
    db = on.host.departments["registry"].db
    with db.transaction(write=True) as session:
        session.connection().execute(text("UPDATE data_consent SET until = '2020-01-01'"))
    assert not holds(on, resident="c1")
    with pytest.raises(NotAllowed):
        holds(on, MOTHER)


def test_every_fault_of_a_consent_is_told(on: Stage) -> None:
    with pytest.raises(InvalidInput) as refused:
        consent(on, department="", what=["Income"], purpose=" ", until="soon")
    assert [fault.field for fault in refused.value.faults] == ["department", "what", "purpose", "until"]
    for until in (TODAY - timedelta(days=1), TODAY + timedelta(days=800)):
        with pytest.raises(InvalidInput) as term:
            consent(on, until=until.isoformat())
        assert [fault.code for fault in term.value.faults] == ["registry.bad-term"]


def points(on: Stage, actor: Actor = HEALTH) -> dict[str, tuple[int, int, int]]:
    found = on.call("registry", "GetResidencePoints", pb.GetResidencePointsRequest(permit_no="JZ1"), actor)
    assert found.total == sum(line.points for line in found.lines)
    assert found.rules_status == "unconfirmed"
    return {line.item: (line.reached, line.points, len(line.proofs)) for line in found.lines}


def proof(on: Stage, guest: str, **changes: Any) -> pb.PointsProof:
    given = {"id_number": guest, "proof_no": "P1", "issuer": "人社", "valid_from": "2024-01-01"}
    made: pb.PointsProof = on.call("registry", "RecordPointsProof", pb.RecordPointsProofRequest(**(given | changes)))
    return made


def test_points_with_their_proofs(on: Stage) -> None:
    guest = make_resident("e1", hukou_county=ELSEWHERE, birth_date=date(1992, 2, 2)).id_number
    before = points(on)
    assert before["residence"] == (20, 20, 1)
    assert before["lease"] == (5, 5, 1)
    assert before["insurance"] == (0, 0, 0)
    proof(on, guest, item="insurance", value=150)
    proof(on, guest, item="insurance", value=150)
    proof(on, guest, item="education", value=3)
    proof(on, guest, item="education", value=2, proof_no="P2")
    proof(on, guest, item="blood", value=40, valid_until="2024-12-31")
    after = points(on)
    assert after["insurance"] == (180, 150, 1)
    assert after["education"] == (100, 100, 2)
    assert after["blood"] == (0, 0, 0)
    with pytest.raises(Conflict):
        proof(on, guest, item="insurance", value=151)
    with pytest.raises(InvalidInput) as refused:
        proof(on, guest, item="residence", value=1, proof_no=" ", issuer="", valid_from="2099-01-01")
    assert [fault.field for fault in refused.value.faults] == ["issuer", "item", "proofNo", "validFrom"]
    with pytest.raises(NotFound):
        points(on, MOTHER)


def test_the_table_of_points() -> None:
    table = parameters().at("residence-points", TODAY)
    some = [Proof("volunteering", f"V{n}", 15, "文明办", date(2025, 1, 1)) for n in range(30)]
    lines = {line.item: line for line in count(some, today=TODAY, table=table)}
    assert (lines["volunteering"].reached, lines["volunteering"].points) == (90, 40)


def register(on: Stage, actor: Actor = HEALTH, **changes: Any) -> pb.Licence:
    given = {
        "kind": "BIRTH_CERTIFICATE",
        "source_no": "Z330000001",
        "resident_id": "m1",
        "statement": json.dumps({"name": "赖红静", "certificateNo": "Z330000001"}),
    }
    made: pb.Licence = on.call("registry", "RegisterLicence", pb.RegisterLicenceRequest(**(given | changes)), actor)
    return made


def test_a_departments_paper_is_one_licence(on: Stage) -> None:
    """INVARIANT: a paper handed in twice is one licence; only its department registers and withdraws it."""
    made = register(on)
    assert register(on).licence_no == made.licence_no
    verified = on.call("registry", "VerifyLicence", pb.VerifyLicenceRequest(document=made.document))
    assert (verified.valid, verified.kind) == (True, "BIRTH_CERTIFICATE")
    with pytest.raises(Conflict):
        register(on, resident_id="f1")
    for actor in (ASSISTANCE, MOTHER, Actor("w1", "window", department="health", via="gateway", purpose="x")):
        with pytest.raises(NotAllowed):
            register(on, actor)
    with pytest.raises(InvalidInput) as refused:
        register(on, source_no="", statement="[1]", valid_until="2020-01-01")
    assert [fault.field for fault in refused.value.faults] == ["sourceNo", "statement", "validUntil"]
    request = pb.WithdrawLicenceRequest(kind="BIRTH_CERTIFICATE", source_no="Z330000001")
    with pytest.raises(NotFound):
        on.call("registry", "WithdrawLicence", request, ASSISTANCE)
    assert on.call("registry", "WithdrawLicence", request, HEALTH).revoked
    assert on.call("registry", "VerifyLicence", pb.VerifyLicenceRequest(document=made.document)).problem == "REVOKED"


def test_a_licence_on_paper_is_checked_by_its_code(on: Stage) -> None:
    made = register(on)
    request = pb.PrintMyLicenceRequest(licence_no=made.licence_no)
    printed = on.call("registry", "PrintMyLicence", request, MOTHER)
    assert printed.content_type == "application/pdf"
    said = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(printed.data)).pages)
    assert "出生医学证明" in said
    assert "赖红静" in said
    code = said.split("Code: ")[1][:16]
    check = pb.CheckLicencePaperRequest(licence_no=made.licence_no, code=code.lower())
    shown = on.call("registry", "CheckLicencePaper", check)
    assert (shown.valid, shown.title_zh) == (True, "出生医学证明")
    with pytest.raises(NotFound):
        on.call("registry", "CheckLicencePaper", pb.CheckLicencePaperRequest(licence_no=made.licence_no, code="A" * 16))
    with pytest.raises(NotFound):
        on.call("registry", "PrintMyLicence", request, resident_actor("f1"))
    on.call(
        "registry",
        "WithdrawLicence",
        pb.WithdrawLicenceRequest(kind="BIRTH_CERTIFICATE", source_no="Z330000001"),
        HEALTH,
    )
    assert on.call("registry", "CheckLicencePaper", check).problem == "REVOKED"


@pytest.mark.parametrize("size", [1, 2, 3, 7, 255, 256, 257, 600])
def test_the_tree_is_that_of_the_rfc(size: int) -> None:
    """INVARIANT: every leaf proves its place, every earlier tree its growth, and a changed leaf proves nothing."""
    digests = [hashlib.sha256(str(n).encode()).hexdigest() for n in range(size)]

    def plain(low: int, high: int) -> bytes:
        if high - low == 1:
            return leaf(digests[low], "sha256")
        split = 1
        while split * 2 < high - low:
            split *= 2
        return hashlib.sha256(b"\x01" + plain(low, low + split) + plain(low + split, high)).digest()

    def fetch(level: int, place: int) -> bytes:
        wide = 256**level
        return plain(place * wide, (place + 1) * wide)

    tree = Tree(fetch, size, "sha256")
    root = tree.root()
    assert root == plain(0, size)
    for place in {0, size // 2, size - 1}:
        path = tree.inclusion(place)
        assert included(digests[place], place, size, path, "sha256") == root
        assert included(hashlib.sha256(b"x").hexdigest(), place, size, path, "sha256") != root
        with pytest.raises(ValueError, match="path"):
            included(digests[place], place, size, [*path, root], "sha256")
    for first in {1, size // 3, size // 2, size - 1} - {0}:
        older = Tree(fetch, first, "sha256").root()
        path = tree.consistency(first)
        assert consistent(first, size, (older, root), path, "sha256")
        if first < size:
            assert not consistent(first, size, (root, older), path, "sha256")


def read(on: Stage, times: int) -> None:
    for _ in range(times):
        on.call("registry", "GetResident", pb.GetResidentRequest(resident_id="m1"))


def published(on: Stage) -> None:
    edge = on.host.departments["registry"].edge
    edge.perform(chain_reads, system("registry"))
    while edge.perform(publish_head, system("registry")):
        pass


def usage(on: Stage) -> list[str]:
    request = pb.ListMyDataUsageRequest(page_size=200)
    return [one.entry_id for one in on.call("registry", "ListMyDataUsage", request, MOTHER).reads]


def test_a_person_proves_one_read_against_the_published_head(on: Stage) -> None:
    """INVARIANT: who noted a head can show offline that a read stands in it, and that the log only grew since."""
    with pytest.raises(NotFound):
        on.call("registry", "GetReadHead", pb.GetReadHeadRequest())
    read(on, 5)
    entry = usage(on)[2]
    with pytest.raises(NotPossibleNow):
        on.call("registry", "ProveMyRead", pb.ProveMyReadRequest(entry_id=entry), MOTHER)
    published(on)
    noted = on.call("registry", "GetReadHead", pb.GetReadHeadRequest())
    read(on, 6)
    published(on)
    published(on)
    proof = on.call("registry", "ProveMyRead", pb.ProveMyReadRequest(entry_id=entry), MOTHER)
    head = proof.head
    assert (noted.size, head.size) == (5, 11)
    digest = hashlib.new(head.algorithm, proof.entry.encode()).hexdigest()
    assert digest == proof.digest
    path = [bytes.fromhex(one) for one in proof.path]
    assert included(digest, proof.number - 1, head.size, path, head.algorithm).hex() == head.root
    department = on.host.departments["registry"]
    signed = signed_text(head.size, head.root, head.algorithm, datetime.fromisoformat(head.at))
    assert department.keyring.who_signed(
        "registry", base64.b64decode(head.signature), signed, datetime.fromisoformat(head.at)
    )
    grown = on.call("registry", "ProveReadsGrowth", pb.ProveReadsGrowthRequest(first=5))
    roots = (bytes.fromhex(noted.root), bytes.fromhex(grown.second.root))
    steps = [bytes.fromhex(one) for one in grown.path]
    assert consistent(5, 11, roots, steps, head.algorithm)
    with pytest.raises(NotFound):
        on.call("registry", "ProveMyRead", pb.ProveMyReadRequest(entry_id=entry), resident_actor("f1"))
    with pytest.raises(InvalidInput) as unknown:
        on.call("registry", "ProveReadsGrowth", pb.ProveReadsGrowthRequest(first=4, second=9))
    assert [fault.field for fault in unknown.value.faults] == ["first", "second"]


def test_tiles_serve_a_long_log(on: Stage) -> None:
    request = pb.RecordReadsRequest(resident_ids=["m1"] + [f"x{n}" for n in range(300)], what="health-record")
    on.call("registry", "RecordReads", request, HEALTH)
    published(on)
    on.call("registry", "RecordReads", request, HEALTH)
    published(on)
    for entry in usage(on):
        proof = on.call("registry", "ProveMyRead", pb.ProveMyReadRequest(entry_id=entry), MOTHER)
        path = [bytes.fromhex(one) for one in proof.path]
        root = included(proof.digest, proof.number - 1, 602, path, proof.head.algorithm)
        assert root.hex() == proof.head.root
    grown = on.call("registry", "ProveReadsGrowth", pb.ProveReadsGrowthRequest(first=301))
    roots = (bytes.fromhex(grown.first.root), bytes.fromhex(grown.second.root))
    steps = [bytes.fromhex(one) for one in grown.path]
    assert consistent(301, 602, roots, steps, grown.first.algorithm)


def test_what_was_altered_no_longer_proves_itself_and_the_audit_names_it(on: Stage) -> None:
    """INVARIANT: after tampering no proof fits the published head, and the audit names the leaf."""
    read(on, 5)
    published(on)
    entry = usage(on)[2]
    tamper(on, f"UPDATE read_log SET reader = 'nobody' WHERE id = '{entry}'")
    proof = on.call("registry", "ProveMyRead", pb.ProveMyReadRequest(entry_id=entry), MOTHER)
    digest = hashlib.new(proof.head.algorithm, proof.entry.encode()).hexdigest()
    path = [bytes.fromhex(one) for one in proof.path]
    assert included(digest, proof.number - 1, 5, path, proof.head.algorithm).hex() != proof.head.root
    found = audit(on)
    assert (found.intact, found.first_altered) == (False, 3)
