"""Mandates of towns on both databases: granted, needed, revoked; what is tried without one is on record."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from civic.onething.v1 import events_pb2
from civic.onething.v1 import onething_pb2 as pb

from chassis.errors import Conflict, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from city.calendar import day_of
from services.onething import proof
from services.onething.main import SERVICE
from services.onething.verify import keys_in
from tests.onething import desk_factories as at
from tests.onething import factories as make
from tests.support import Stage, stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings

STATE = pb.Mandate.State.Name


@pytest.fixture
def desk(fresh: Callable[..., Settings]) -> Stage:
    """The orchestrator alone."""
    return stage(fresh("onething"), [SERVICE])


def test_a_town_decides_what_it_has_the_mandate_for(desk: Stage) -> None:
    item, elsewhere = at.reach_officer(desk), at.reach_officer(desk, at.OTHER_TOWN)
    mine = at.town_officer()
    with pytest.raises(NotAllowed):
        at.decide(desk, item, mine)
    mandate = at.grant(desk)
    assert (STATE(mandate.state), mandate.department, mandate.county) == ("STANDING", "registry", at.COUNTY)
    assert at.worklist(desk, mine) == [item]
    with pytest.raises(NotAllowed):
        at.decide(desk, elsewhere, mine)
    assert at.call(desk, "GetCase", mine, case_id=item.partition("-")[0]).receipt_no
    with pytest.raises(NotFound):
        at.call(desk, "GetCase", mine, case_id=elsewhere.partition("-")[0])
    at.call(desk, "ClaimItem", mine, item_id=item)
    make.assigned(desk)
    at.decide(desk, item, mine)
    (work,) = make.assigned(desk)
    assert (work.officer.granted, work.officer.officer) == (True, "t1")
    make.answer(desk, work)
    make.play(desk)
    assert at.attempts(desk) == [("t1", "decide", "onething.no-mandate")] * 2
    city = at.supervisor(county="330800", department="")
    file = json.loads(at.call(desk, "GetCaseProof", city, case_id=item.partition("-")[0]).proof)
    assert proof.check(file, keys_in(desk.host.settings.keys)) is None
    by_kind = {one["kind"]: one for one in file["links"]}
    assert mandate.mandate_id in by_kind["decided"]["reasons"][0]["zh"]
    assert by_kind["attempt_refused"]["actor"] == "officer:t1"
    # Nothing of the refused attempt but its record.
    assert at.kinds(desk, item).count("decided") == 1


@pytest.mark.parametrize(
    "actor", [at.officer("x", county="330803"), at.officer("x", department="health"), at.town_officer("x")]
)
@pytest.mark.parametrize("action", ["claim", "decide", "send-back", "transfer", "recuse", "release", "clock"])
def test_without_the_mandate_nothing_happens_but_the_record(desk: Stage, actor: at.Actor, action: str) -> None:
    """INVARIANT: an attempt without the mandate is refused with 403 and recorded, and has no other effect."""
    item = at.reach_officer(desk)
    before = at.execute(desk, "SELECT * FROM desks"), at.execute(desk, "SELECT id, status, attempt, stops FROM items")
    method, words = {
        "claim": ("ClaimItem", {}),
        "decide": ("DecideItem", {"decision": "GRANT"}),
        "send-back": ("SendBackItem", {"missing": [{"field": "form.childName", "reason": "缺"}]}),
        "transfer": ("TransferItem", {"to": "DEPARTMENT", "reason": "转办"}),
        "recuse": ("RecuseFromItem", {"reason": "回避"}),
        "release": ("ReleaseItem", {}),
        "clock": ("StopClock", {"kind": "EXPERT_REVIEW", "legal_reference": "条例"}),
    }[action]
    with pytest.raises(NotAllowed) as refused:
        at.call(desk, method, actor, item_id=item, **words)
    assert (refused.value.http, refused.value.code) == (403, "onething.no-mandate")
    after = at.execute(desk, "SELECT * FROM desks"), at.execute(desk, "SELECT id, status, attempt, stops FROM items")
    assert before == after
    assert at.attempts(desk) == [("x", action, "onething.no-mandate")]
    assert at.attempts(desk, at.supervisor(county="330803")) == []
    assert at.attempts(desk, at.supervisor(department="health")) == []
    assert at.kinds(desk, item)[-1] == "attempt_refused"


def test_attempts_are_paged_newest_first(desk: Stage) -> None:
    item = at.reach_officer(desk)
    for n in range(103):
        with pytest.raises(NotAllowed):
            at.decide(desk, item, at.town_officer(f"x{n}"))
    first = at.call(desk, "ListRefusedAttempts", at.supervisor())
    rest = at.call(desk, "ListRefusedAttempts", at.supervisor(), page_token=first.next_page_token)
    assert [one.account for one in (*first.attempts, *rest.attempts)] == [f"x{n}" for n in range(102, -1, -1)]


def test_only_the_departments_own_supervisor_grants(desk: Stage) -> None:
    for stranger in (at.supervisor(department="health"), at.supervisor(county="330803"), at.supervisor(department="")):
        with pytest.raises(NotAllowed):
            at.grant(desk, actor=stranger)
    assert at.grant(desk, actor=at.supervisor(county="330800")).mandate_id == f"{at.TOWN}-newborn-hukou-1"
    with pytest.raises(Conflict):
        at.grant(desk)


def test_all_that_is_wrong_with_a_mandate_is_told_at_once(desk: Stage) -> None:
    with pytest.raises(InvalidInput) as refused:
        at.grant(desk, "330802", item="no-such", first_day="2026-13-01", last_day="2020-01-01", legal_reference=" ")
    assert {fault.field for fault in refused.value.faults} == {"town", "item", "firstDay", "lastDay", "legalReference"}
    with pytest.raises(InvalidInput) as refused:
        at.grant(desk, one_thing_id="childcare-filing", item="filing")
    assert refused.value.faults


def test_two_grants_at_once_make_one_mandate(desk: Stage) -> None:
    outcomes = at.at_once([lambda: at.grant(desk)] * 4)
    assert sorted(outcomes) == ["ok", *["onething.mandate-stands"] * 3]
    assert at.call(desk, "ListMandates", at.supervisor()).total == 1


def test_a_mandate_holds_from_its_first_to_its_last_day(desk: Stage) -> None:
    item, today = at.reach_officer(desk), day_of(datetime.now(UTC))
    mandate = at.grant(desk, first_day=(today + timedelta(days=1)).isoformat())
    assert STATE(mandate.state) == "COMING"
    with pytest.raises(NotAllowed):
        at.decide(desk, item, at.town_officer())
    for first, last, state in ((today - timedelta(9), today - timedelta(1), "EXPIRED"), (today, today, "STANDING")):
        at.execute(desk, "UPDATE mandates SET first_day = :a, last_day = :b", a=first.isoformat(), b=last.isoformat())
        assert STATE(at.call(desk, "ListMandates", at.town_officer()).mandates[0].state) == state
        if state == "EXPIRED":
            with pytest.raises(NotAllowed):
                at.decide(desk, item, at.town_officer())
    at.decide(desk, item, at.town_officer())


def test_what_was_claimed_under_a_revoked_mandate_falls_back(desk: Stage) -> None:
    claimed, handed = at.reach_officer(desk), at.reach_officer(desk)
    mandate = at.grant(desk)
    at.call(desk, "ClaimItem", at.town_officer(), item_id=claimed)
    at.call(desk, "TransferItem", at.officer(), item_id=handed, to="TOWN", reason="属地办理")
    assert at.worklist(desk, at.officer()) == [claimed]
    desk.announced("onething")
    with pytest.raises(NotAllowed):
        at.call(desk, "RevokeMandate", at.supervisor(department="health"), mandate_id=mandate.mandate_id, reason="收回")
    with pytest.raises(InvalidInput):
        at.call(desk, "RevokeMandate", at.supervisor(), mandate_id=mandate.mandate_id, reason=" ")
    over = at.call(desk, "RevokeMandate", at.supervisor(), mandate_id=mandate.mandate_id, reason="人员调整")
    assert [pb.Mandate.Step.Kind.Name(one.kind) for one in over.history] == ["GRANTED", "REVOKED"]
    with pytest.raises(Conflict):
        at.call(desk, "RevokeMandate", at.supervisor(), mandate_id=mandate.mandate_id, reason="人员调整")
    with pytest.raises(NotPossibleNow):
        at.call(desk, "ResumeMandate", at.supervisor(), mandate_id=mandate.mandate_id, reason="恢复")
    (event,) = [one for one in desk.announced("onething") if isinstance(one, events_pb2.MandateChanged)]
    assert (event.kind, event.town, event.item) == ("REVOKED", at.TOWN, "hukou")
    assert sorted(at.worklist(desk, at.officer(), filter={"claim": "FREE"})) == sorted([claimed, handed])
    with pytest.raises(NotAllowed):
        at.decide(desk, claimed, at.town_officer())
    for item in (claimed, handed):
        assert "claim_ended" in at.kinds(desk, item)
    again = at.grant(desk)
    assert again.mandate_id.endswith("-2")
    at.decide(desk, claimed, at.town_officer())


def test_a_decision_and_the_end_of_its_mandate_do_not_pass_each_other(desk: Stage) -> None:
    """INVARIANT: no decision under a mandate commits after the mandate was revoked; claims and revocations end, too."""
    for _ in range(4):
        items = [at.reach_officer(desk) for _ in range(4)]
        mandate = at.grant(desk)
        at.call(desk, "ClaimItem", at.town_officer("t0"), item_id=items[0])
        calls = [partial(at.decide, desk, items[n], at.town_officer(f"t{n}")) for n in range(3)]
        calls += [partial(at.call, desk, "ClaimItem", at.town_officer("t9"), item_id=items[3])]
        calls += [partial(at.call, desk, "ClaimItem", at.officer("o1"), item_id=items[1])]
        gone = {"mandate_id": mandate.mandate_id, "reason": "收回"}
        calls += [partial(at.call, desk, "RevokeMandate", at.supervisor(), **gone)]
        outcomes = at.at_once(calls)
        assert outcomes[-1] == "ok"
        known = {"ok", "onething.no-mandate", "onething.claimed", "onething.already-decided"}
        assert set(outcomes) <= known, outcomes
        query = (
            "SELECT count(*) FROM delegated_decisions d JOIN mandates m ON m.id = d.mandate_id WHERE d.mandate_id = :id"
        )
        decided = at.execute(desk, query, id=mandate.mandate_id)[0][0]
        assert decided == outcomes[:3].count("ok")
        left = at.execute(desk, "SELECT claimed_by FROM desks WHERE mandate_id <> ''")
        assert left == []
        make.play(desk)
        for item in items:
            city = at.supervisor(county="330800", department="")
            file = json.loads(at.call(desk, "GetCaseProof", city, case_id=item.partition("-")[0]).proof)
            assert proof.check(file, keys_in(desk.host.settings.keys)) is None
