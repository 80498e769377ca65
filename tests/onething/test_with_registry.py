"""The orchestrator beside the real registry, asking it over gRPC: names on public notices, reads in proofs."""

from __future__ import annotations

import base64
import copy
import json
import socket
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.onething.v1 import onething_pb2
from civic.registry.v1 import registry_pb2
from sqlalchemy import text

from chassis import keys
from chassis.auth import Actor, Keyring, make_keys
from chassis.edge import system
from chassis.errors import NotAllowed
from chassis.service import Host
from chassis.signing import canonical
from services.onething import proof
from services.onething.actions import publicity
from services.onething.main import SERVICE
from services.onething.verify import keys_in, main
from services.registry.main import SERVICE as REGISTRY
from tests.onething import factories as make
from tests.onething.offered import FORM, OUTPUTS, SHOWN, offered
from tests.registry.making import make_resident
from tests.support import KEYS, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from chassis.settings import Settings


@pytest.fixture
def city(fresh: Callable[..., Settings], tmp_path: Path) -> Iterator[Stage]:
    """Both departments in this process; only calls are served, records go by hand."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{taken.getsockname()[1]}"
    settings = fresh("onething", "registry", rpc_address=address)
    settings = settings.model_copy(update={"rpc_listen": address})
    make_keys(settings.keys, KEYS)
    host = Host(settings, [REGISTRY, SERVICE], roles=("rpc",))
    host.start()
    try:
        with offered(tmp_path, SHOWN):
            yield Stage(host)
    finally:
        host.stop()


def person(city: Stage, subject: str, role: str, **more: str) -> Actor:
    """An actor whose token the gateway has signed, so that the orchestrator may ask on its behalf."""
    keyring = Keyring(city.host.settings.keys, "gateway")
    return keyring.verify(keyring.sign(Actor(subject, role, **more)))


def case_with_reads(city: Stage) -> str:
    registry = city.host.departments["registry"]
    registry.edge.perform(lambda tx: tx.session.add(make_resident("r1", name="赖红静")), system("registry"))
    case = make.open_case(city, one_thing_id="shown", situation="any", form=FORM)
    for _ in range(2):
        for work in make.assigned(city):
            make.answer(city, work, outputs=OUTPUTS[work.task])
    # Read twice for this case, by two readers, and once for another.
    for reader, case_id in (("employment", case.case_id), ("health", case.case_id), ("health", "another")):
        actor = Actor(reader, "service", department=reader, via=reader, purpose="核对 check", case_id=case_id)
        registry.edge.perform(
            lambda tx: registry.service.rpcs["GetResident"](tx, registry_pb2.GetResidentRequest(resident_id="r1")),
            actor,
        )
    return case.case_id


def proven(city: Stage, case_id: str) -> dict[str, Any]:
    supervisor = person(city, "s1", "supervisor", county="330800")
    found = city.call("onething", "GetCaseProof", onething_pb2.GetCaseProofRequest(case_id=case_id), supervisor)
    file: dict[str, Any] = json.loads(found.proof)
    return file


def wrong(city: Stage, file: object) -> proof.Wrong | None:
    return proof.check(json.loads(json.dumps(file)), keys_in(city.host.settings.keys))


def test_the_name_on_a_public_notice_comes_from_the_registry_and_is_masked(city: Stage) -> None:
    case_id = case_with_reads(city)
    notices = onething_pb2.ListPublicNoticesRequest()
    (before,) = city.call("onething", "ListPublicNotices", notices, Actor("", "")).notices
    assert before.name_masked == ""
    edge = city.host.departments["onething"].edge
    assert edge.perform(publicity.learn_names, system("onething")) is False
    (shown,) = city.call("onething", "ListPublicNotices", notices, Actor("", "")).notices
    assert (shown.notice_id.partition("-")[0], shown.name_masked) == (case_id, "赖*")
    with edge.db.transaction(write=False) as session:
        rows = session.connection().execute(text("SELECT * FROM notices")).all()
    assert "红静" not in str(rows)
    # The read is in the registry's log, with its purpose and the case.
    reads = proven(city, case_id)["about"]["reads"]["entries"]
    assert [one["reader"] for one in reads] == ["employment", "health", "onething"]
    assert "公示" in reads[-1]["purpose"]


def test_a_proof_holds_the_registrys_reads_as_it_signed_them(city: Stage, tmp_path: Path) -> None:
    case_id = case_with_reads(city)
    file = proven(city, case_id)
    assert wrong(city, file) is None
    reads = file["about"]["reads"]
    assert [(one["reader"], one["what"]) for one in reads["entries"]] == [
        ("employment", "resident"),
        ("health", "resident"),
    ]
    assert "registry" in file["about"]["keys"]
    path = tmp_path / "proof.json"
    path.write_text(json.dumps(file, ensure_ascii=False))
    assert main([str(path), "--keys", str(city.host.settings.keys)]) == 0


def test_reads_that_were_changed_are_found(city: Stage) -> None:
    """INVARIANT: not even the orchestrator can leave out, add or alter a read that the registry has signed."""
    file = proven(city, case_with_reads(city))
    private = Keyring(city.host.settings.keys, "onething").private

    def sealed(change: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
        about = copy.deepcopy(file["about"])
        change(about["reads"])
        return proof.export(about, file["links"], private)

    changes: list[Callable[[dict[str, Any]], Any]] = [
        lambda reads: reads["entries"].pop(),
        lambda reads: reads["entries"].append(reads["entries"][0]),
        lambda reads: reads["entries"][0].update(purpose="别的"),
        lambda reads: reads["entries"][0].update(reader="health"),
        lambda reads: reads.update(signature=""),
        lambda reads: reads.update(key="onething"),
        lambda reads: reads.update(at="2020-01-01T00:00:00+00:00"),
        lambda reads: reads.update(entries="none"),
    ]
    for change in changes:
        found = wrong(city, sealed(change))
        assert found is not None
        assert found.what == "reads"


def test_an_entry_that_the_registry_itself_altered_does_not_fit_its_digest(city: Stage) -> None:
    file = proven(city, case_with_reads(city))
    folder = city.host.settings.keys
    reads = file["about"]["reads"]
    reads["entries"][0]["purpose"] = "别的"
    said = {"statement": "civic.registry.v1.CaseReads", "case": file["about"]["case"], "at": reads["at"]}
    signed = Keyring(folder, "registry").private.sign(canonical({**said, "reads": reads["entries"]}))
    reads["signature"] = base64.b64encode(signed).decode()
    forged = proof.export(file["about"], file["links"], Keyring(folder, "onething").private)
    found = wrong(city, forged)
    assert found is not None
    assert "read 1" in found.en


def test_the_registry_changes_its_key_and_old_proofs_hold(city: Stage) -> None:
    case_id = case_with_reads(city)
    before = proven(city, case_id)
    keys.rotate(city.host.settings.keys, "registry", datetime.now(UTC), timedelta(hours=1))
    city.host.departments["registry"].edge.keyring = Keyring(city.host.settings.keys, "registry")
    after = proven(city, case_id)
    assert after["about"]["reads"]["key"] == "registry.2"
    assert wrong(city, before) is None
    assert wrong(city, after) is None


def test_a_registry_that_does_not_answer_is_an_open_question(city: Stage) -> None:
    case_id = case_with_reads(city)
    assert city.host.server is not None
    city.host.server.stop(0)
    file = proven(city, case_id)
    assert file["about"]["reads"] == {"unanswered": "unavailable"}
    assert wrong(city, file) is None
    # Nor is a name made up: it is asked again later.
    edge = city.host.departments["onething"].edge
    edge.perform(publicity.learn_names, system("onething"))
    (shown,) = city.call(
        "onething", "ListPublicNotices", onething_pb2.ListPublicNoticesRequest(), Actor("", "")
    ).notices
    assert shown.name_masked == ""


@pytest.mark.parametrize("role", ["resident", "window", "officer"])
def test_people_see_the_reads_of_a_case_through_the_orchestrator_alone(city: Stage, role: str) -> None:
    case_id = case_with_reads(city)
    ask = registry_pb2.ListCaseReadsRequest(case_id=case_id)
    with pytest.raises(NotAllowed):
        city.call("registry", "ListCaseReads", ask, Actor("x", role, county="330802", via="gateway", purpose="p"))
    auditor = Actor("s1", "supervisor", county="330800", via="gateway", purpose="p")
    assert len(city.call("registry", "ListCaseReads", ask, auditor).reads) == 2
