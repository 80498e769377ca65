"""Who may read what of the registry, and that it is told to the person."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import jwt
import pytest
from civic.registry.v1 import events_pb2
from civic.registry.v1 import registry_pb2 as pb

from chassis.auth import Actor
from chassis.errors import Conflict, InvalidInput, NotFound, NotPossibleNow, NotSignedIn
from services.registry.models import ResidencePermit
from tests.registry.making import (
    ELSEWHERE,
    KECHENG,
    QUJIANG,
    VILLAGES,
    Newborn,
    enter,
    make_couple,
    make_number,
    make_resident,
    make_stage,
    resident_actor,
)
from tests.support import WINDOW, Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings

HEALTH = Actor("health", "service", department="health", via="health", purpose="birth certificate", case_id="case-9")
TODAY = (datetime.now(UTC) + timedelta(hours=8)).date()


def usage(on: Stage, resident_id: str) -> list[tuple[str, str, str, str]]:
    said = on.call("registry", "ListMyDataUsage", pb.ListMyDataUsageRequest(), resident_actor(resident_id))
    return [(read.reader, read.reader_county, read.purpose, read.what) for read in said.reads]


def get(on: Stage, resident_id: str, actor: Actor) -> pb.Resident:
    found: pb.Resident = on.call("registry", "GetResident", pb.GetResidentRequest(resident_id=resident_id), actor)
    return found


def test_a_window_reads_a_resident_who_is_told(fresh: Callable[..., Settings]) -> None:
    on = make_stage(fresh("registry"), make_couple())
    found = get(on, "m1", WINDOW)
    assert (found.name, found.sex, found.birth_date) == ("赖红静", pb.Resident.FEMALE, "1998-03-02")
    assert usage(on, "m1") == [("health/window", "330802", "test", "resident")]
    assert usage(on, "f1") == []


@pytest.mark.parametrize(
    ("actor", "reader"),
    [
        (HEALTH, "health"),
        (replace(WINDOW, via="employment"), "employment"),
        (
            Actor("o1", "officer", county="330803", department="registry", via="gateway", purpose="p"),
            "registry/officer",
        ),
        (Actor("m1", "resident", via="health", purpose="visit"), "health"),
    ],
)
def test_the_reader_is_named(actor: Actor, reader: str, fresh: Callable[..., Settings]) -> None:
    on = make_stage(fresh("registry"), make_couple())
    get(on, "m1", actor)
    assert usage(on, "m1") == [(reader, actor.county, actor.purpose, "resident")]


@pytest.mark.parametrize("purpose", ["", "  "])
@pytest.mark.parametrize("actor", [WINDOW, HEALTH, replace(resident_actor("m1"), via="health")])
def test_a_read_without_purpose_is_refused(actor: Actor, purpose: str, fresh: Callable[..., Settings]) -> None:
    """INVARIANT: nobody but the person reads a person without saying why, and the refusal says how to."""
    on = make_stage(fresh("registry"), make_couple())
    silent = replace(actor, purpose=purpose)
    number = make_couple()[0].id_number
    for method, request in (
        ("GetResident", pb.GetResidentRequest(resident_id="m1")),
        ("FindResident", pb.FindResidentRequest(id_number=number)),
        ("GetHousehold", pb.GetHouseholdRequest(household_id="h1")),
        ("GetResidencePermit", pb.GetResidencePermitRequest(permit_no="JZ1")),
        (
            "IssueResidencePermit",
            pb.IssueResidencePermitRequest(id_number=number, village=VILLAGES[KECHENG], resident_since="2020-01-01"),
        ),
    ):
        with pytest.raises(InvalidInput) as refused:
            on.call("registry", method, request, silent)
        assert refused.value.code == "registry.no-purpose"
        assert "Civic-Purpose" in refused.value.then
    assert usage(on, "m1") == []


def test_residents_read_themselves_and_their_minor_children_only(fresh: Callable[..., Settings]) -> None:
    """INVARIANT: for a resident everybody else's record does not exist, the spouse's and a grown child's too."""
    child = make_resident("c1", birth_date=TODAY - timedelta(days=900), mother_id="m1", father_id="f1")
    grown = make_resident("c2", birth_date=date(2000, 5, 6), mother_id="m1", father_id="f1")
    on = make_stage(fresh("registry"), [*make_couple(), child, grown, make_resident("x1", household_id="h2")])
    assert get(on, "m1", resident_actor("m1")).resident_id == "m1"
    assert get(on, "c1", resident_actor("m1")).resident_id == "c1"
    assert get(on, "c1", resident_actor("f1")).resident_id == "c1"
    for reader, subject in (("m1", "f1"), ("m1", "c2"), ("x1", "m1"), ("c1", "m1"), ("m1", "nobody")):
        with pytest.raises(NotFound) as refused:
            get(on, subject, resident_actor(reader))
        assert refused.value.code == "registry.no-such-resident"
    assert usage(on, "m1") == []
    assert usage(on, "c1") == [("parent", "", "", "resident")] * 2


def test_a_department_reads_for_a_resident_what_the_resident_may(fresh: Callable[..., Settings]) -> None:
    on = make_stage(fresh("registry"), make_couple())
    for_mother = Actor("m1", "resident", via="health", purpose="visit")
    assert get(on, "m1", for_mother).resident_id == "m1"
    with pytest.raises(NotFound):
        get(on, "f1", for_mother)


def test_households(fresh: Callable[..., Settings]) -> None:
    on = make_stage(fresh("registry"), [*make_couple(), make_resident("x1", household_id="h2")])
    request = pb.GetHouseholdRequest(household_id="h1")
    found = on.call("registry", "GetHousehold", request)
    assert {(m.resident_id, m.relation) for m in found.members} == {("m1", "HEAD"), ("f1", "SPOUSE")}
    assert (found.village, found.address) == (VILLAGES[KECHENG], "浙江省衢州市柯城区8号")
    assert usage(on, "m1") == usage(on, "f1") == [("health/window", "330802", "test", "household")]
    assert on.call("registry", "GetHousehold", request, resident_actor("m1")).household_id == "h1"
    assert usage(on, "f1")[0] == ("household-member", "", "", "household")
    assert len(usage(on, "m1")) == 1
    for actor, household in ((resident_actor("x1"), "h1"), (WINDOW, "h9")):
        with pytest.raises(NotFound):
            on.call("registry", "GetHousehold", pb.GetHouseholdRequest(household_id=household), actor)


def test_finding_by_number(fresh: Callable[..., Settings]) -> None:
    mother, father = make_couple()
    on = make_stage(fresh("registry"), [mother, father])
    typed = f" {mother.id_number[:6]} {mother.id_number[6:14]} {mother.id_number[14:].lower()}"
    assert on.call("registry", "FindResident", pb.FindResidentRequest(id_number=typed)).resident_id == "m1"
    with pytest.raises(NotFound):
        on.call("registry", "FindResident", pb.FindResidentRequest(id_number=make_number(KECHENG, TODAY, 1)))
    with pytest.raises(InvalidInput) as refused:
        on.call("registry", "FindResident", pb.FindResidentRequest(id_number="990802199803020020"))
    assert {fault.code for fault in refused.value.faults} >= {"resident_id.province"}
    assert {fault.field for fault in refused.value.faults} == {"idNumber"}


def test_the_list_of_reads_is_paged_newest_first(fresh: Callable[..., Settings]) -> None:
    on = make_stage(fresh("registry"), make_couple())
    for n in range(7):
        get(on, "m1", replace(WINDOW, purpose=f"purpose {n}"))
    me, seen, token = resident_actor("m1"), [], ""
    while True:
        request = pb.ListMyDataUsageRequest(page_size=3, page_token=token)
        page = on.call("registry", "ListMyDataUsage", request, me)
        seen.append([read.purpose for read in page.reads])
        token = page.next_page_token
        if not token:
            break
    assert seen == [[f"purpose {n}" for n in ns] for ns in ((6, 5, 4), (3, 2, 1), (0,))]
    for request in (
        pb.ListMyDataUsageRequest(page_size=201),
        pb.ListMyDataUsageRequest(page_size=-1),
        pb.ListMyDataUsageRequest(page_token="nonsense"),
        pb.ListMyDataUsageRequest(page_token="åß∂"),
    ):
        with pytest.raises(InvalidInput):
            on.call("registry", "ListMyDataUsage", request, me)


def test_forged_foreign_and_unknown_licences(fresh: Callable[..., Settings]) -> None:
    """INVARIANT: only what this registry signed and keeps is valid; a token of the same key is no licence."""
    on = make_stage(fresh("registry"), make_couple())
    answer = on.assign("registry", "register-newborn", Newborn().inputs())
    me = resident_actor(answer.products[0].id)
    document = on.call("registry", "ListMyLicences", pb.ListMyLicencesRequest(), me).licences[0].document
    keyring = on.host.departments["registry"].keyring
    headers, body, signature = document.split(".")
    claims = jwt.decode(document, options={"verify_signature": False})
    typ = {"kid": "registry", "typ": "civic-licence+jws"}
    unknown = jwt.encode(claims | {"jti": "other"}, keyring.private, algorithm="EdDSA", headers=typ)
    twisted = jwt.encode(claims | {"sub": "m1"}, keyring.private, algorithm="EdDSA", headers=typ)
    altered_body = body[:-4] + ("AAAA" if body[-4:] != "AAAA" else "BBBB")
    unsigned = jwt.encode(claims, "", algorithm="none", headers=typ)
    secret = jwt.encode(claims, "x" * 32, algorithm="HS256", headers=typ)
    for text, problem in (
        (document, ""),
        (f" {document}\n", ""),
        (f"{headers}.{altered_body}.{signature}", "FORGED"),
        (f"{headers}.{body}.{signature[:-6]}AAAAAA", "FORGED"),
        ("nonsense", "FORGED"),
        (unsigned, "FORGED"),
        (secret, "FORGED"),
        (keyring.sign(HEALTH), "FORGED"),
        (unknown, "UNKNOWN"),
        (twisted, "UNKNOWN"),
        (jwt.encode(claims, keyring.private, algorithm="EdDSA", headers={"kid": "health"}), "UNKNOWN"),
    ):
        said = on.call("registry", "VerifyLicence", pb.VerifyLicenceRequest(document=text), Actor("", ""))
        assert (said.problem, said.valid) == (problem, not problem), text
    with pytest.raises(InvalidInput):
        on.call("registry", "VerifyLicence", pb.VerifyLicenceRequest(document=" "))
    assert usage(on, me.subject) == []


def test_a_licence_is_no_token(fresh: Callable[..., Settings]) -> None:
    on = make_stage(fresh("registry"), make_couple())
    answer = on.assign("registry", "register-newborn", Newborn().inputs())
    me = resident_actor(answer.products[0].id)
    document = on.call("registry", "ListMyLicences", pb.ListMyLicencesRequest(), me).licences[0].document
    with pytest.raises(NotSignedIn, match=r"auth\.bad-token"):
        on.host.departments["registry"].keyring.verify(document)


def apply_for_permit(on: Stage, number: str, since: date | str, village: str = VILLAGES[QUJIANG]) -> pb.ResidencePermit:
    request = pb.IssueResidencePermitRequest(id_number=number, village=village, resident_since=str(since))
    issued: pb.ResidencePermit = on.call("registry", "IssueResidencePermit", request)
    return issued


def test_a_residence_permit(fresh: Callable[..., Settings]) -> None:
    """INVARIANT: a person has one valid permit at most."""
    person = make_resident("p1", hukou_county=ELSEWHERE)
    on = make_stage(fresh("registry"), [person])
    issued = apply_for_permit(on, person.id_number, TODAY - timedelta(days=300))
    assert issued.permit_no.startswith("JZ330803")
    assert issued.valid_from == TODAY.isoformat()
    assert date.fromisoformat(issued.valid_until) > TODAY + timedelta(days=360)
    (fact,) = on.announced("registry")
    expected = events_pb2.ResidencePermitIssued(resident_id="p1", permit_no=issued.permit_no, village=VILLAGES[QUJIANG])
    assert fact == expected
    (licence,) = on.call("registry", "ListMyLicences", pb.ListMyLicencesRequest(), resident_actor("p1")).licences
    assert licence.kind == "RESIDENCE_PERMIT"
    read = pb.GetResidencePermitRequest(permit_no=issued.permit_no)
    assert on.call("registry", "GetResidencePermit", read, resident_actor("p1")) == issued
    with pytest.raises(NotFound):
        on.call("registry", "GetResidencePermit", read, resident_actor("m1"))
    with pytest.raises(Conflict) as refused:
        apply_for_permit(on, person.id_number, TODAY - timedelta(days=300))
    assert refused.value.code == "registry.permit-exists"
    assert usage(on, "p1") == [("health/window", "330802", "test", "residence-permit")]


def test_an_expired_permit_makes_room_for_the_next(fresh: Callable[..., Settings]) -> None:
    person = make_resident("p1", hukou_county=ELSEWHERE)
    on = make_stage(fresh("registry"), [person])
    old = ResidencePermit(
        permit_no="JZ1",
        resident_id="p1",
        village=VILLAGES[KECHENG],
        resident_since=date(2024, 1, 1),
        valid_from=date(2025, 1, 1),
        valid_until=TODAY - timedelta(days=1),
        issued_at=datetime(2025, 1, 1, tzinfo=UTC),
        issued_by="w1",
    )
    enter(on, [old])
    assert apply_for_permit(on, person.id_number, date(2024, 1, 1)).permit_no != "JZ1"


@pytest.mark.parametrize(
    ("county", "since", "code"),
    [
        (KECHENG, TODAY - timedelta(days=300), "registry.hukou-is-local"),
        (ELSEWHERE, TODAY - timedelta(days=30), "registry.not-resident-long-enough"),
    ],
)
def test_no_permit_is_due(county: str, since: date, code: str, fresh: Callable[..., Settings]) -> None:
    person = make_resident("p1", hukou_county=county)
    on = make_stage(fresh("registry"), [person])
    with pytest.raises(NotPossibleNow) as refused:
        apply_for_permit(on, person.id_number, since)
    assert refused.value.code == code


def test_every_fault_of_an_application_is_named(fresh: Callable[..., Settings]) -> None:
    on = make_stage(fresh("registry"))
    with pytest.raises(InvalidInput) as refused:
        apply_for_permit(on, "123", "soon", village="330802")
    fields = [fault.field for fault in refused.value.faults]
    assert set(fields) == {"idNumber", "village", "residentSince"}
    with pytest.raises(InvalidInput) as refused:
        apply_for_permit(on, make_number(KECHENG, TODAY, 1), TODAY + timedelta(days=2))
    assert [fault.code for fault in refused.value.faults] == ["registry.date-in-future"]
