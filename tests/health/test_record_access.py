"""Who may read a record: consent, openings without it, purposes, and the person's own list of reads."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.health.v1 import events_pb2 as events
from civic.health.v1 import health_pb2 as pb
from civic.registry.v1 import registry_pb2
from sqlmodel import select

from chassis.auth import Keyring
from chassis.edge import system
from chassis.errors import InvalidInput, NotAllowed, NotFound, NotPossibleNow, Unavailable
from chassis.rpc import Asker
from chassis.service import Host
from services.health.main import SERVICE
from services.health.record.models import BreakGlass, RecordConsent
from services.registry.main import SERVICE as REGISTRY
from tests.gateway.conftest import free_port
from tests.health import record_making as making
from tests.health.record_making import (
    ADULT,
    CHILD,
    COLLEAGUE,
    DOCTOR,
    MOTHER,
    STRANGER,
    SUPERVISOR,
    consent,
    everything,
    found,
    get,
    make_allergy,
    make_condition,
    make_observation,
    make_patient,
    post,
    put,
    resident,
    search,
    usage,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.health.record_making import Asked
    from tests.support import Stage


@pytest.fixture
def both(fresh: Callable[..., Settings]) -> tuple[Stage, Asked]:
    return making.make_stage(fresh)


@pytest.fixture
def on(both: tuple[Stage, Asked]) -> Stage:
    on, _ = both
    for person in (MOTHER, CHILD, ADULT, STRANGER):
        post(on, make_patient(person))
        post(on, make_condition(person))
    return on


def refused(action: Callable[..., Any], *args: Any, **kwargs: Any) -> str:
    with pytest.raises((NotAllowed, NotFound, InvalidInput, NotPossibleNow)) as error:
        action(*args, **kwargs)
    return str(error.value.code)


def glass(
    on: Stage, person: str = MOTHER, actor: Any = DOCTOR, reason: str = "昏迷送医，无法取得授权"
) -> pb.GlassOpening:
    made: pb.GlassOpening = on.call(
        "health", "BreakGlass", pb.BreakGlassRequest(resident_id=person, reason=reason), actor
    )
    return made


def change(on: Stage, table: Any, **columns: Any) -> None:
    """Moves what stands in a table, as time would."""

    def move(tx: Any) -> None:
        for row in tx.session.exec(select(table)).all():
            for name, value in columns.items():
                setattr(row, name, value(getattr(row, name)) if callable(value) else value)

    on.host.departments["health"].edge.perform(move, system("health"))


# --- staff ---------------------------------------------------------------------------------------------------------


def test_without_consent_nobody_reads(on: Stage) -> None:
    """INVARIANT: no consent, no record: not by id, not by search, not by what a reference leads to."""
    assert refused(get, on, f"Patient/{MOTHER}") == "health.no-consent"
    assert refused(everything, on, MOTHER) == "health.no-consent"
    assert search(on, "Patient?name=x")["total"] == 0
    assert search(on, f"Condition?patient={MOTHER}")["total"] == 0
    assert refused(put, on, {**make_patient(MOTHER), "id": MOTHER}) == "health.no-consent"
    assert usage(on, MOTHER)[0][1] != "health-record"


def test_consent_opens_what_it_names_to_whom_it_names(on: Stage) -> None:
    consent(on, resident(MOTHER), categories=["CONDITIONS"])
    (condition,) = found(search(on, f"Condition?patient={MOTHER}&_include=Condition:patient"))
    assert get(on, condition).json["code"]["text"] == "高血压"
    assert refused(get, on, f"Patient/{MOTHER}") == "health.no-consent"
    # What a reference leads to needs a consent of its own.
    assert found(search(on, f"Condition?patient={MOTHER}&_include=Condition:patient"), "include") == []
    assert found(everything(on, MOTHER)) == [condition]
    assert refused(get, on, condition, COLLEAGUE) == "health.no-consent"
    assert search(on, "Condition")["total"] == 1


def test_consent_for_a_department_of_a_county(on: Stage) -> None:
    consent(on, resident(MOTHER), grantee_kind="DEPARTMENT", grantee="eldercare", grantee_county="330803")
    carer = replace(DOCTOR, subject="e1", department="eldercare", county="330803")
    assert get(on, f"Patient/{MOTHER}", carer).status == 200
    assert refused(get, on, f"Patient/{MOTHER}", replace(carer, county="330802")) == "health.no-consent"
    assert refused(get, on, f"Patient/{MOTHER}") == "health.no-consent"


def test_a_consent_ends_and_is_revoked(on: Stage) -> None:
    """INVARIANT: from the moment of its revocation a consent opens nothing."""
    given = consent(on, resident(MOTHER))
    assert get(on, f"Patient/{MOTHER}").status == 200
    asked = pb.RevokeRecordConsentRequest(consent_id=given.consent_id)
    assert refused(on.call, "health", "RevokeRecordConsent", asked, resident(STRANGER)) == "health.no-such-consent"
    for _ in range(2):
        assert on.call("health", "RevokeRecordConsent", asked, resident(MOTHER)).revoked_at
    assert refused(get, on, f"Patient/{MOTHER}") == "health.no-consent"
    told = [one for one in on.announced("health") if isinstance(one, events.RecordConsentRevoked)]
    assert len(told) == 1
    consent(on, resident(MOTHER))
    change(
        on, RecordConsent, until=lambda until: until - timedelta(days=2000), since=lambda at: at - timedelta(days=2001)
    )
    assert refused(get, on, f"Patient/{MOTHER}") == "health.no-consent"
    listed = on.call("health", "ListRecordConsents", pb.ListRecordConsentsRequest(), resident(MOTHER)).consents
    assert len(listed) == 2


def test_a_purpose_is_needed_for_every_read(on: Stage) -> None:
    consent(on, resident(MOTHER))
    silent = replace(DOCTOR, purpose=" ")
    for action, told in (
        (get, f"Patient/{MOTHER}"),
        (search, "Patient?name=x"),
        (everything, MOTHER),
        (search, "Organization"),
    ):
        assert refused(action, on, told, silent) == "health.no-purpose"


def test_every_read_stands_in_the_persons_list(on: Stage) -> None:
    """INVARIANT: whoever reads is in the list of the one who is read, with purpose, one entry a person and read."""
    for person in (MOTHER, STRANGER):
        consent(on, resident(person))
    before = len(usage(on, MOTHER))
    get(on, f"Patient/{MOTHER}")
    search(on, "Condition?_include=Condition:patient")
    everything(on, MOTHER)
    told = usage(on, MOTHER)
    assert told[: len(told) - before] == [("health/officer", "health-record", "门诊复诊 a visit")] * 3
    assert [one[1] for one in usage(on, STRANGER)].count("health-record") == 1
    # The person's own look is no read by somebody else.
    get(on, f"Patient/{MOTHER}", resident(MOTHER))
    assert usage(on, MOTHER) == told


def test_what_cannot_be_logged_is_not_given(both: tuple[Stage, Asked], on: Stage) -> None:
    """INVARIANT: no registry, no read. Otherwise there would be reads that the person never sees."""
    consent(on, resident(MOTHER))
    both[1].down = True
    for action, told in ((get, f"Patient/{MOTHER}"), (search, "Condition?x=1"), (everything, MOTHER)):
        with pytest.raises(Unavailable):
            action(on, told)
    assert get(on, f"Patient/{MOTHER}", resident(MOTHER)).status == 200


def test_many_reads_at_once_in_one_process(fresh: Callable[..., Settings]) -> None:
    """INVARIANT: departments of one process that ask each other do not wait for each other's threads."""
    on, _ = making.make_stage(fresh)
    post(on, make_patient(MOTHER))
    consent(on, resident(MOTHER))
    listen = f"127.0.0.1:{free_port()}"
    settings = on.host.settings.model_copy(update={"rpc_listen": listen, "rpc_address": listen, "rpc_threads": 2})
    host = Host(settings, [SERVICE, REGISTRY], roles=("rpc",))
    host.start()
    gateway = Keyring(settings.keys, "gateway")
    ask = Asker(gateway, settings)
    token = gateway.verify(gateway.sign(replace(DOCTOR, via="")))
    asked = pb.ReadFhirResourceRequest(resource_type="Patient", id=MOTHER)
    try:
        with ThreadPoolExecutor(12) as pool:
            reads = [pool.submit(ask, token, "ReadFhirResource", asked, DOCTOR.purpose, "") for _ in range(24)]
            assert all(json.loads(read.result().data)["id"] == MOTHER for read in reads)
    finally:
        ask.close()
        host.stop()
    assert len([one for one in usage(on, MOTHER) if one[1] == "health-record"]) == 24


def test_an_unknown_person_is_read_by_health_alone(on: Stage) -> None:
    nobody = post(on, make_patient()).json["id"]
    post(on, make_observation(nobody))
    assert get(on, f"Patient/{nobody}").status == 200
    carer = replace(DOCTOR, department="eldercare")
    assert refused(get, on, f"Patient/{nobody}", carer) == "health.no-consent"
    assert search(on, f"Observation?patient={nobody}", carer)["total"] == 0
    assert refused(get, on, f"Patient/{nobody}", resident(MOTHER)) == "health.no-such-resource"


# --- residents -----------------------------------------------------------------------------------------------------


def test_residents_read_their_own_and_their_childrens(on: Stage) -> None:
    """INVARIANT: nobody else's, and not even that there is something."""
    mother = resident(MOTHER)
    assert found(everything(on, MOTHER, mother))[0] == f"Patient/{MOTHER}"
    assert found(search(on, "Condition?x=1", mother)) == found(search(on, f"Condition?patient={MOTHER}", mother))
    assert get(on, f"Patient/{CHILD}", mother).json["id"] == CHILD
    assert usage(on, CHILD)[0][:2] == ("parent", "health-record")
    assert search(on, f"Condition?patient={CHILD}", mother)["total"] == 1
    assert search(on, f"Patient?_id={CHILD}", mother)["total"] == 1
    for other in (ADULT, STRANGER):
        assert refused(get, on, f"Patient/{other}", mother) == "health.no-such-resource"
        assert refused(everything, on, other, mother) == "health.no-such-resource"
        assert search(on, f"Condition?patient={other}", mother)["total"] == 0
    assert refused(get, on, f"Patient/{MOTHER}", resident(CHILD)) == "health.no-such-resource"


def test_a_family_agent_reads_by_consent_and_lets_nobody_in(on: Stage) -> None:
    consent(on, resident(ADULT), grantee_kind="RESIDENT", grantee=MOTHER, categories=["CONDITIONS"])
    mother = resident(MOTHER)
    assert search(on, f"Condition?patient={ADULT}", mother)["total"] == 1
    # A consent for some categories does not open the others, however the search is worded.
    assert search(on, f"Patient?_id={ADULT}", mother)["total"] == 0
    assert usage(on, ADULT)[0][:2] == ("family-agent", "health-record")
    assert refused(consent, on, mother, resident_id=ADULT) == "health.no-such-record"
    listing = pb.ListRecordConsentsRequest(resident_id=ADULT)
    assert refused(on.call, "health", "ListRecordConsents", listing, mother) == "health.no-such-record"


def test_a_parent_consents_for_a_child(on: Stage) -> None:
    consent(on, resident(MOTHER), resident_id=CHILD)
    assert get(on, f"Patient/{CHILD}").status == 200
    assert refused(consent, on, resident(STRANGER), resident_id=CHILD) == "health.no-such-record"


def test_everything_wrong_with_a_consent_is_told_at_once(on: Stage) -> None:
    with pytest.raises(InvalidInput) as wrong:
        consent(
            on,
            resident(MOTHER),
            grantee_kind="ROBOT",
            grantee=" ",
            grantee_county="3308",
            categories=["X"],
            until="soon",
        )
    assert {fault.field for fault in wrong.value.faults} == {
        "granteeKind",
        "grantee",
        "granteeCounty",
        "categories",
        "until",
    }
    for until, code in (("2020-01-01T00:00:00Z", "health.until-past"), ("2099-01-01T00:00:00Z", "health.until-far")):
        with pytest.raises(InvalidInput) as wrong:
            consent(on, resident(MOTHER), until=until)
        assert [fault.code for fault in wrong.value.faults] == [code]
    with pytest.raises(InvalidInput) as wrong:
        consent(on, resident(MOTHER), grantee_kind="RESIDENT", grantee=MOTHER)
    assert [fault.code for fault in wrong.value.faults] == ["health.grantee-self"]


# --- break-glass ---------------------------------------------------------------------------------------------------


def test_breaking_the_glass_opens_for_this_account_and_time(on: Stage) -> None:
    opening = glass(on)
    assert get(on, f"Patient/{MOTHER}").status == 200
    assert search(on, f"Condition?patient={MOTHER}")["total"] == 1
    assert usage(on, MOTHER)[0] == ("health/officer", "health-record-break-glass", "门诊复诊 a visit")
    assert refused(get, on, f"Patient/{MOTHER}", COLLEAGUE) == "health.no-consent"
    assert refused(get, on, f"Patient/{STRANGER}") == "health.no-consent"
    (told,) = [one for one in on.announced("health") if isinstance(one, events.RecordOpenedWithoutConsent)]
    assert (told.opening_id, told.resident_id) == (opening.opening_id, MOTHER)
    change(on, BreakGlass, until=lambda until: until - timedelta(days=1))
    assert refused(get, on, f"Patient/{MOTHER}") == "health.no-consent"


def test_who_may_break_the_glass(on: Stage) -> None:
    assert refused(glass, on, actor=replace(DOCTOR, department="eldercare")) == "health.not-a-clinic"
    assert refused(glass, on, "r-nobody") == "registry.no-such-resident"
    with pytest.raises(InvalidInput) as wrong:
        glass(on, "", reason="急")
    assert {fault.field for fault in wrong.value.faults} == {"residentId", "reason"}


def test_openings_are_reviewed_once_and_by_another(on: Stage) -> None:
    """INVARIANT: every opening waits in the list until somebody else has said whether it was justified."""
    opened = [glass(on, person).opening_id for person in (MOTHER, STRANGER)]
    get(on, f"Patient/{MOTHER}")

    def listed(**asked: Any) -> Any:
        return on.call("health", "ListGlassOpenings", pb.ListGlassOpeningsRequest(**asked), SUPERVISOR)

    assert [(one.opening_id, one.reads) for one in listed().openings] == [(opened[0], 1), (opened[1], 0)]
    first = listed(page_size=1)
    assert [one.opening_id for one in listed(page_size=1, page_token=first.next_page_token).openings] == opened[1:]

    def review(actor: Any, note: str = "病情紧急，属实") -> Any:
        asked = pb.ReviewGlassOpeningRequest(opening_id=opened[0], justified=True, note=note)
        return on.call("health", "ReviewGlassOpening", asked, actor)

    assert refused(review, replace(SUPERVISOR, subject="d1")) == "health.review"
    long = "病情紧急，核对急诊病历属实"
    assert refused(review, replace(SUPERVISOR, subject="d1"), long) == "health.own-opening"
    assert refused(review, replace(SUPERVISOR, department="eldercare"), long) == "health.not-a-supervisor"
    assert refused(review, replace(SUPERVISOR, county="330824"), long) == "health.no-such-opening"
    assert review(SUPERVISOR, long).justified
    assert refused(review, SUPERVISOR, long) == "health.reviewed"
    assert [one.opening_id for one in listed().openings] == opened[1:]
    assert [one.opening_id for one in listed(reviewed=True).openings] == opened[:1]


# --- the registry's part -------------------------------------------------------------------------------------------


def test_only_departments_enter_reads(on: Stage) -> None:
    asked = registry_pb2.RecordReadsRequest(resident_ids=[MOTHER], what="health-record")
    for via in ("", "gateway"):
        assert (
            refused(on.call, "registry", "RecordReads", asked, replace(DOCTOR, via=via)) == "registry.departments-only"
        )
    assert refused(on.call, "registry", "RecordReads", asked, replace(DOCTOR, via="health", purpose="")) == (
        "registry.no-purpose"
    )
    bad = registry_pb2.RecordReadsRequest(what="Health Record", kin="A B")
    with pytest.raises(InvalidInput) as wrong:
        on.call("registry", "RecordReads", bad, replace(DOCTOR, via="health"))
    assert {fault.field for fault in wrong.value.faults} == {"residentIds", "what", "kin"}


def test_a_department_reads_by_a_consent_to_it(on: Stage) -> None:
    consent(on, resident(MOTHER), grantee_kind="DEPARTMENT", grantee="eldercare")
    asking = replace(system("eldercare"), purpose="照护计划 a care plan")
    assert get(on, f"Patient/{MOTHER}", asking).status == 200
    assert usage(on, MOTHER)[0][0] == "eldercare"


def test_own_condition(on: Stage) -> None:
    """A resident never writes: what stands in the record is what a clinic entered."""
    assert refused(post, on, make_allergy(MOTHER), resident(MOTHER)) == "health.not-a-clinic"
