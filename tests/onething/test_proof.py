"""The proof of a case: every ending proves, every change is found and named."""

from __future__ import annotations

import copy
import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.onething.v1 import events_pb2, onething_pb2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from chassis import keys
from chassis.auth import Actor, Keyring, make_keys
from chassis.errors import Conflict, NotFound
from services.onething import proof
from services.onething.main import SERVICE
from services.onething.verify import keys_in, main
from tests.onething import factories as make
from tests.support import Stage, embedded, record, stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from chassis.settings import Settings

Exported = tuple[dict[str, Any], "Path"]
SUPERVISOR = Actor("s1", "supervisor", county="330800", via="gateway")


@pytest.fixture
def desk(fresh: Callable[..., Settings]) -> Stage:
    """The orchestrator alone."""
    return stage(fresh("onething"), [SERVICE])


def proven(desk: Stage, case_id: str, actor: Actor = SUPERVISOR) -> dict[str, Any]:
    found = desk.call("onething", "GetCaseProof", onething_pb2.GetCaseProofRequest(case_id=case_id), actor)
    file: dict[str, Any] = json.loads(found.proof)
    return file


def wrong(desk: Stage, file: object) -> proof.Wrong | None:
    return proof.check(json.loads(json.dumps(file)), keys_in(desk.host.settings.keys))


def completed(desk: Stage) -> str:
    case = make.open_case(desk)
    make.play(desk)
    return case.case_id


def running(desk: Stage) -> str:
    return make.open_case(desk).case_id


def partly(desk: Stage) -> str:
    case = make.open_case(desk, situation="neither-local")
    make.play(desk, {"register-newborn": "REFUSED"})
    return case.case_id


def refused(desk: Stage) -> str:
    case = make.open_case(desk)
    make.play(desk, {"issue-birth-certificate": "REFUSED", "open-vaccination-record": "REFUSED"})
    return case.case_id


def withdrawn(desk: Stage) -> str:
    case = make.open_case(desk)
    batch = make.assigned(desk)
    while not any(work.task == "enrol-insurance" for work in batch):
        for work in batch:
            make.answer(desk, work)
        batch = make.assigned(desk)
    desk.call("onething", "WithdrawCase", onething_pb2.WithdrawCaseRequest(case_id=case.case_id))
    for work in batch:
        make.answer(desk, work)
    make.play(desk)
    return case.case_id


def decided(desk: Stage) -> str:
    case = make.open_case(desk, situation="different-counties")
    make.play(desk, {"register-newborn": "NEEDS_OFFICER"})
    ask = onething_pb2.DecideItemRequest(
        item_id=f"{case.case_id}-hukou", decision="REFUSE", reason="双方意愿不一致", legal_reference="《户口登记条例》"
    )
    desk.call("onething", "DecideItem", ask, make.OFFICER)
    make.play(desk, {"register-newborn": "REFUSED"})
    return case.case_id


def supplemented(desk: Stage) -> str:
    case = make.open_case(desk)
    make.play(desk, {"share-parents": "NEEDS_SUPPLEMENT"})
    right = onething_pb2.SupplementCaseRequest(case_id=case.case_id, form='{"motherIdNumber": "330802199503071227"}')
    desk.call("onething", "SupplementCase", right)
    make.play(desk)
    return case.case_id


@pytest.mark.parametrize("ending", [completed, running, partly, refused, withdrawn, decided, supplemented])
def test_a_case_of_every_ending_proves(desk: Stage, ending: Callable[[Stage], str]) -> None:
    file = proven(desk, ending(desk))
    assert wrong(desk, file) is None
    assert [one["n"] for one in file["links"]] == list(range(1, len(file["links"]) + 1))
    signed = [one for one in file["links"] if one.get("signature")]
    assert all(one["actor"] == f"service:{one['department']}" and one["inputs"] and one["outputs"] for one in signed)
    assert signed or ending is running


def test_the_proof_says_who_asked_what_was_read_and_what_was_decided(desk: Stage) -> None:
    file = proven(desk, decided(desk))
    by_kind = {one["kind"]: one for one in file["links"]}
    assert by_kind["opened"]["actor"] == "window:w1"
    assert by_kind["opened"]["catalogue"].startswith("newborn@1 sm3:")
    assert by_kind["decided"]["actor"] == "officer:o1"
    assert by_kind["decided"]["reasons"][0]["legal_reference"] == "《户口登记条例》"
    assert "form.motherIdNumber" in file["about"]["items"]["parents"]["reads"]
    assert set(file["about"]["keys"]) == {"onething", "registry", "health", "childcare"}


def test_no_personal_data_in_the_file(desk: Stage) -> None:
    """INVARIANT: the file may be shown to anybody; a name in it could not be taken back."""
    told = json.dumps(proven(desk, completed(desk)), ensure_ascii=False)
    form = make.make_form()
    for value in (form["childName"], form["motherIdNumber"], form["bankAccount"], form["contactPhone"], "王芳"):
        assert value not in told


def test_a_proof_is_for_those_who_may_see_the_case(desk: Stage) -> None:
    with pytest.raises(NotFound):
        proven(desk, completed(desk), Actor("r8", "resident", via="gateway"))


@pytest.mark.parametrize("forge", ["missing", "other key", "other outcome", "other inputs", "other outputs"])
def test_a_forged_answer_is_parked(desk: Stage, forge: str) -> None:
    """INVARIANT: no answer counts that its department did not sign as it stands."""
    case = make.open_case(desk)
    work = make.assigned(desk)[0]
    said = make.signed_answer(desk, work)
    if forge == "missing":
        said.signature = b""
    elif forge == "other key":
        make.sign(desk, said, work, json.dumps(make.OUTPUTS[work.task]).encode(), by="health")
    elif forge == "other outcome":
        said.outcome = events_pb2.ItemAnswered.REFUSED
    elif forge == "other inputs":
        work.sealed_inputs = desk.host.departments["onething"].keyring.seal(work.department, b"{}")
        said = make.signed_answer(desk, work)
    else:
        said.sealed_outputs = desk.host.departments["onething"].keyring.seal("onething", b"{}")
    desk.deliver("onething", record(said, work.case_id, source=work.department))
    assert make.statuses(make.get(desk, case.case_id))["parents"] == "ASSIGNED"
    (parked,) = desk.host.departments["onething"].inbox.parked()
    assert "onething.other-inputs" in parked.reason or "onething.not-signed" in parked.reason


@pytest.mark.parametrize(
    ("change", "link"),
    [
        ("UPDATE case_log SET status = 'REFUSED' WHERE n = 5", 5),
        ("UPDATE case_log SET actor = 'officer:x' WHERE n = 1", 1),
        ("DELETE FROM case_log WHERE n = 4", 4),
        ("DELETE FROM case_log WHERE n = 20", 20),
        ("UPDATE cases SET log_count = log_count - 1", 20),
        ("UPDATE cases SET log_mark = 'sm3:00'", 0),
    ],
)
def test_nothing_is_signed_or_added_once_the_log_was_altered(desk: Stage, change: str, link: int) -> None:
    """INVARIANT: the database alone cannot change what happened: neither an export nor a further entry covers it up."""
    case_id = completed(desk)
    last = len(proven(desk, case_id)["links"])
    with desk.host.departments["onething"].db.transaction(write=True) as session:
        session.connection().execute(text(change.replace("20", str(last))))
    with pytest.raises(Conflict) as found:
        proven(desk, case_id)
    assert found.value.code == "onething.log-altered"
    assert f"link {last if link == 20 else link} " in found.value.en or not link


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE cases SET status = 'COMPLETED'",
        "UPDATE items SET status = 'GRANTED' WHERE status = 'REFUSED'",
        "UPDATE items SET products = '[]' WHERE status = 'GRANTED' AND key = 'vaccination'",
    ],
)
def test_nothing_is_signed_that_the_tables_tell_otherwise(desk: Stage, change: str) -> None:
    """INVARIANT: what the case shows and what its chain proves are the same."""
    case_id = partly(desk)
    with desk.host.departments["onething"].db.transaction(write=True) as session:
        session.connection().execute(text(change))
    with pytest.raises(Conflict, match="log-altered"):
        proven(desk, case_id)


def test_nothing_is_added_to_an_altered_end(desk: Stage) -> None:
    case = make.open_case(desk)
    with desk.host.departments["onething"].db.transaction(write=True) as session:
        session.connection().execute(text("UPDATE cases SET log_count = log_count - 1"))
    with pytest.raises(Conflict):
        desk.call("onething", "WithdrawCase", onething_pb2.WithdrawCaseRequest(case_id=case.case_id))


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    """A proof with every kind of link that a refusal makes, and the keys."""
    settings = embedded(tmp_path_factory.mktemp("proof"))
    made = stage(settings, [SERVICE])
    return proven(made, decided(made)), settings.keys


def test_the_command_checks_a_file(exported: Exported, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, keys = exported
    path = tmp_path / "proof.json"
    for shape in (file, {"proof": file}):
        path.write_text(json.dumps(shape, ensure_ascii=False, indent=2))
        assert main([str(path), "--keys", str(keys)]) == 0
    assert "可信" in capsys.readouterr().out
    changed = copy.deepcopy(file)
    changed["links"][2]["status"] = "GRANTED"
    path.write_text(json.dumps(changed))
    assert main([str(path), "--keys", str(keys)]) == 1
    said = capsys.readouterr().out
    assert "第 3 环被改动" in said
    assert "link 3 was altered" in said
    for broken in ("", "[]", "{", '{"proof": 1}'):
        path.write_text(broken)
        assert main([str(path), "--keys", str(keys)]) == 1
    path.write_text(json.dumps(file))
    assert main([str(path), "--keys", str(tmp_path)]) == 1
    assert main([str(tmp_path / "none.json")]) == 1


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every single value in a file."""
    if isinstance(value, dict):
        return [place for key, item in value.items() for place in places(item, (*path, key))]
    if isinstance(value, list):
        return [place for index, item in enumerate(value) for place in places(item, (*path, index))]
    return [path]


def flipped(value: Any, choice: int) -> Any:
    """Another value, as small a change as can be."""
    if isinstance(value, str) and value:
        at = choice % len(value)
        return value[:at] + ("0" if value[at] != "0" else "1") + value[at + 1 :]
    return f"{value}x" if isinstance(value, str) else value + 1 if isinstance(value, int) else "x"


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_single_change_is_found_and_its_link_named(data: st.DataObject, exported: Exported) -> None:
    """INVARIANT: a proof in which anything was changed does not verify; else it would prove nothing."""
    original, keys = exported
    file = copy.deepcopy(original)
    links = file["links"]
    count = len(links)
    how = data.draw(st.sampled_from(["flip", "drop", "swap", "truncate", "append", "insert", "extra"]))
    expected, kinds = 0, set[str]()
    if how == "flip":
        place = data.draw(st.sampled_from(places(file)))
        holder = file
        for key in place[:-1]:
            holder = holder[key]
        holder[place[-1]] = flipped(holder[place[-1]], data.draw(st.integers(0, 5000)))
        expected = place[1] + 1 if place[0] == "links" else 0
        kinds = {"altered"} if expected else {"about", "seal"}
    elif how == "drop":
        gone = data.draw(st.integers(0, count - 1))
        del links[gone]
        expected, kinds = gone + 1, {"dropped"}
    elif how == "swap":
        first, second = sorted(data.draw(st.sets(st.integers(0, count - 1), min_size=2, max_size=2)))
        links[first], links[second] = links[second], links[first]
        expected, kinds = first + 1, {"moved"}
    elif how == "truncate":
        kept = data.draw(st.integers(0, count - 1))
        del links[kept:]
        expected, kinds = kept + 1, {"dropped"}
    elif how in {"append", "insert"}:
        at = count if how == "append" else data.draw(st.integers(0, count - 1))
        new = {**links[-1], "n": at + 1, "status": "GRANTED", "before": links[at - 1]["hash"] if at else ""}
        new["hash"] = proof.link_hash(file["about"]["case"], new)
        links.insert(at, new)
        expected, kinds = at + 1, {"added"}
    else:
        at = data.draw(st.integers(0, count - 1))
        links[at][data.draw(st.sampled_from(["case", "note", "seq"]))] = data.draw(st.sampled_from(["", 0, "x"]))
        expected, kinds = at + 1, {"altered"}
    found = proof.check(json.loads(json.dumps(file)), keys_in(keys))
    assert found is not None
    assert (found.link, found.what in kinds) == (expected, True), found


def test_whoever_recomputes_all_hashes_cannot_sign(exported: Exported) -> None:
    """INVARIANT: a forger of the whole chain is named by the first link; without the seal, by the department's."""
    original, keys = exported
    file = copy.deepcopy(original)
    file["links"][6]["status"] = "REFUSED"
    before = ""
    for one in file["links"]:
        one["before"] = before
        before = one["hash"] = proof.link_hash(file["about"]["case"], one)
    found = proof.check(file, keys_in(keys))
    assert found is not None
    assert (found.link, found.what) == (7, "altered")


@pytest.mark.parametrize("change", [{"status": "GRANTED"}, {"inputs": "sm3:00"}, {"reasons": []}, {"signature": ""}])
def test_the_orchestrator_cannot_speak_for_a_department(exported: Exported, change: dict[str, Any]) -> None:
    """INVARIANT: even with the orchestrator's key nobody can change what a department decided, why, or on what."""
    original, keys = exported
    file = copy.deepcopy(original)
    links, before = file["links"], ""
    (number,) = [one["n"] for one in links if one.get("item") == "hukou" and one["status"] == "WAITING_OFFICER"]
    links[number - 1].update(change)
    for one in links:
        one["before"] = before
        before = one["hash"] = proof.link_hash(file["about"]["case"], one)
    found = proof.check(proof.export(file["about"], links, Keyring(keys, "onething").private), keys_in(keys))
    assert found is not None
    assert (found.link, found.what) == (number, "unsigned")


def test_other_keys_are_told_apart(exported: Exported, tmp_path: Path) -> None:
    original, keys = exported
    make_keys(tmp_path, ("registry",))
    for name in ("onething", "health", "childcare"):
        (tmp_path / f"{name}.pub").write_bytes((keys / f"{name}.pub").read_bytes())
    found = proof.check(original, keys_in(tmp_path))
    assert found is not None
    assert (found.what, "registry" in found.zh) == ("key", True)


def test_a_case_proves_through_changes_of_keys(desk: Stage) -> None:
    """INVARIANT: a department and the orchestrator may change keys in the midst of a case; its proof holds, and says
    which key signed.
    """
    folder = desk.host.settings.keys
    case = make.open_case(desk)
    (vaccination,) = [work for work in make.assigned(desk) if work.task == "open-vaccination-record"]
    make.answer(desk, vaccination)
    before = proven(desk, case.case_id)
    for name in ("health", "onething"):
        keys.rotate(folder, name, datetime.now(UTC), timedelta(hours=1))
    # As after a restart.
    running = desk.host.departments["onething"]
    running.edge.keyring = Keyring(folder, "onething")
    desk.seen["onething"] = 0
    for work in make.assigned(desk):
        if work.task == "share-parents":
            make.answer(desk, work)
    make.play(desk)
    file = proven(desk, case.case_id)
    assert set(file["about"]["keys"]) == {
        "onething.2",
        "health",
        "health.2",
        "registry",
        "childcare",
        "employment",
        "assistance",
    }
    assert wrong(desk, file) is None
    assert wrong(desk, before) is None
    # The old key's end is in its public file: what claims to be signed by it later does not hold.
    key = folder / "health.pub"
    content = key.read_text()
    key.write_text(f"Valid-Until: {datetime(2020, 1, 1, tzinfo=UTC).isoformat()}\n{content.partition(chr(10))[2]}")
    found = wrong(desk, file)
    assert found is not None
    assert found.what == "unsigned"
