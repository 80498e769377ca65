"""Re-checks of delegated decisions: the draw can be repeated by anybody, and what it finds has its effect."""

from __future__ import annotations

import hashlib
import io
import json
import sys
from datetime import UTC, datetime, timedelta
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING, Any

import pytest
from civic.onething.v1 import events_pb2
from google.protobuf.json_format import MessageToDict
from hypothesis import given, settings
from hypothesis import strategies as st

from chassis.edge import system
from chassis.errors import InvalidInput, NotAllowed, NotFound
from city.calendar import day_of
from services.onething import proof, recheck
from services.onething.actions.draws import keep_draws
from services.onething.desks import draws
from services.onething.main import SERVICE
from services.onething.verify import keys_in
from tests.onething import desk_factories as at
from tests.onething import factories as make
from tests.support import Stage, stage

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

    from chassis.settings import Settings


@pytest.fixture
def desk(fresh: Callable[..., Settings]) -> Stage:
    """The orchestrator alone."""
    return stage(fresh("onething"), [SERVICE])


@settings(deadline=None)  # the first call loads scipy
@given(population=st.integers(0, 400), percent=st.floats(0.1, 100), wanted=st.floats(0, 100), least=st.integers(0, 50))
def test_the_draw_is_as_large_as_it_must_be_and_no_larger(
    population: int, percent: float, wanted: float, least: int
) -> None:
    """INVARIANT: the stated probability is the exact hypergeometric one, reached, and by no smaller draw."""
    plan = draws.plan(population, percent, wanted, least)
    if not population:
        assert plan == draws.Plan(0, 0, 0, 0.0)
        return

    def exact(size: int) -> float:
        return 1 - comb(population - plan.faulty, size) / comb(population, size)

    assert 1 <= plan.faulty <= population
    assert plan.faulty - 1 < population * percent / 100 <= plan.faulty or plan.faulty == 1
    assert abs(plan.detection - exact(plan.size)) < 1e-9
    assert plan.size >= min(least, population)
    assert plan.detection * 100 >= wanted - 1e-7
    if plan.size > least:
        assert exact(plan.size - 1) * 100 < wanted + 1e-7


@given(
    seed=st.binary(min_size=32, max_size=32),
    lots=st.lists(st.text("0123456789abcdef", min_size=64, max_size=64), unique=True, max_size=60),
    size=st.integers(0, 70),
    shuffle=st.randoms(use_true_random=False),
)
def test_the_draw_depends_on_seed_and_lots_alone(
    seed: bytes, lots: list[str], size: int, shuffle: random.Random
) -> None:
    """INVARIANT: whoever repeats the draw gets the same lots, in whatever order and however often they come."""
    drawn = draws.draw(seed, lots, size)
    again = [*lots, *lots[:3]]
    shuffle.shuffle(again)
    assert draws.draw(seed, again, size) == drawn
    assert len(drawn) == len(set(drawn)) == min(size, len(lots))
    assert set(drawn) <= set(lots)
    # A larger draw begins with the smaller one, and what was not drawn does not matter to what was.
    assert draws.draw(seed, lots, size + 1)[: len(drawn)] == drawn
    assert draws.draw(seed, drawn, size) == drawn


def test_every_draw_is_as_likely_as_any_other() -> None:
    """Each of the pairs of five lots comes up about as often as the others (chi-square, 9 degrees of freedom)."""
    lots = [draws.lot(f"item-{n}") for n in range(5)]
    counts = dict.fromkeys(combinations(sorted(lots), 2), 0)
    rounds = 5000
    for n in range(rounds):
        first, second = sorted(draws.draw(hashlib.sha256(str(n).encode()).digest(), lots, 2))
        counts[first, second] += 1
    expected = rounds / len(counts)
    assert sum((count - expected) ** 2 / expected for count in counts.values()) < 27.88


def test_what_is_no_percentage_is_refused() -> None:
    for wrong in ((10, 0, 90, 1), (10, 101, 90, 1), (10, 10, -1, 1), (-1, 10, 90, 1), (10, 10, 90, -1)):
        with pytest.raises(ValueError, match="percentages"):
            draws.plan(*wrong)


def last_month() -> str:
    return f"{day_of(datetime.now(UTC)).replace(day=1) - timedelta(days=1):%Y-%m}"


def decided(desk: Stage, count: int, *, town: str = at.TOWN, grant: bool = True) -> list[str]:
    """Decisions of a town under its mandate; their item ids."""
    if grant:
        at.grant(desk, town)
    items = [at.reach_officer(desk, town) for _ in range(count)]
    for item in items:
        at.decide(desk, item, at.town_officer("t1", town))
    make.play(desk)
    return items


def age(desk: Stage) -> None:
    """As if a month had passed: what belongs to this month belongs to the last, seeds and all."""
    import base64  # noqa: PLC0415

    keyring, now = desk.host.departments["onething"].keyring, f"{day_of(datetime.now(UTC)):%Y-%m}"
    for number, town, sealed in at.execute(
        desk, "SELECT id, town, sealed_seed FROM recheck_draws WHERE month = :now", now=now
    ):
        commitment = draws.commitment(town, last_month(), keyring.unseal(base64.b64decode(sealed)))
        at.execute(
            desk,
            "UPDATE recheck_draws SET id = :new, month = :month, commitment = :commitment WHERE id = :id",
            new=f"{town}-{last_month()}",
            month=last_month(),
            commitment=commitment,
            id=number,
        )
    at.execute(desk, "UPDATE delegated_decisions SET month = :month", month=last_month())


def run_job(desk: Stage) -> None:
    desk.host.departments["onething"].edge.perform(keep_draws, system("onething"))


def published(desk: Stage, town: str = at.TOWN) -> dict[str, Any]:
    """As the gateway answers it."""
    found = at.call(desk, "GetRecheckDraw", at.officer(), draw_id=f"{town}-{last_month()}")
    return MessageToDict(found, always_print_fields_with_no_presence=True)


def test_the_commitment_is_out_before_the_first_decision(desk: Stage) -> None:
    """INVARIANT: the seed is fixed before there is anything to draw from, and told only afterwards."""
    at.grant(desk)
    listed = at.call(desk, "ListRecheckDraws", at.officer()).draws
    now = f"{day_of(datetime.now(UTC)):%Y-%m}"
    assert [one.month for one in listed][1] == now
    assert len(listed) == 2
    assert all(one.commitment.startswith("sha256:") and not one.seed for one in listed)
    decided(desk, 1, grant=False)
    ((first,),) = at.execute(desk, "SELECT min(decided_at) FROM delegated_decisions")
    ((committed,),) = at.execute(desk, "SELECT max(committed_at) FROM recheck_draws")
    assert committed < first
    run_job(desk)
    assert list(at.call(desk, "ListRecheckDraws", at.officer()).draws) == list(listed)
    # Without a commitment, for whatever reason, one is made before the decision is kept.
    at.execute(desk, "DELETE FROM recheck_draws")
    decided(desk, 1, grant=False)
    assert len(at.call(desk, "ListRecheckDraws", at.officer(), month=now).draws) == 1
    ((seed,),) = at.execute(desk, "SELECT sealed_seed FROM recheck_draws")
    assert seed
    with pytest.raises(NotFound):
        at.call(desk, "GetRecheckDraw", at.officer(), draw_id="no-such")


def test_anybody_can_repeat_the_draw(desk: Stage, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    items = decided(desk, 8)
    file = tmp_path / "draw.json"
    age(desk)
    file.write_text(json.dumps(published(desk)))
    assert recheck.main([str(file)]) == 1
    assert "尚未抽取" in capsys.readouterr().out
    run_job(desk)
    run_job(desk)
    found = published(desk)
    file.write_text(json.dumps(found))
    assert recheck.main([str(file), "--commitment", found["commitment"]]) == 0
    told = capsys.readouterr().out
    assert f"{found['detection']:.4f}" in told
    # 10 % of 8 is one; to find it with 90 % all eight must be drawn.
    assert (found["population"], found["size"], found["assumedFaulty"]) == (8, 8, 1)
    # Who knows an item can see that its decision is in the draw.
    assert {draws.lot(f"{item}-2") for item in items} == set(found["lots"])
    changes: list[dict[str, Any]] = [
        {"seed": "00" * 32},
        {"lots": found["lots"][1:]},
        {"lots": [*found["lots"][1:], "0" * 64]},
        {"drawn": found["drawn"][::-1]},
        {"size": 3, "drawn": found["drawn"][:3]},
        {"detection": 0.5},
        {"town": at.OTHER_TOWN},
        {"seed": "xyz"},
        {"assumedPercent": 0},
    ]
    for change in changes:
        file.write_text(json.dumps({**found, **change}))
        assert recheck.main([str(file)]) == 1, change
    file.write_text(json.dumps(found))
    assert recheck.main([str(file), "--commitment", "sha256:00"]) == 1
    assert recheck.main([str(tmp_path / "none")]) == 1


def test_the_draw_is_read_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    seed, lots = bytes(32), [draws.lot(str(n)) for n in range(40)]
    plan = draws.plan(40, 10, 90, 3)
    made = {
        "town": at.TOWN,
        "month": "2026-10",
        "commitment": draws.commitment(at.TOWN, "2026-10", seed),
        "seed": seed.hex(),
        "lots": lots,
        "drawn": draws.draw(seed, lots, plan.size),
        "population": 40,
        "size": plan.size,
        "assumedPercent": 10,
        "assumedFaulty": plan.faulty,
        "wantedPercent": 90,
        "detection": plan.detection,
        "least": 3,
    }
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(made).encode())))
    assert recheck.main(["-"]) == 0


@pytest.mark.parametrize("change", ["commitment = 'sha256:00'", "sealed_seed = 'CG9uZXRoaW5nAAAA'"])
def test_a_seed_that_was_changed_is_not_drawn_from(desk: Stage, change: str, caplog: pytest.LogCaptureFixture) -> None:
    """INVARIANT: nothing is drawn from another seed than the one committed to, and other towns' draws go on."""
    decided(desk, 1)
    decided(desk, 1, town=at.OTHER_TOWN)
    age(desk)
    town = {"town": at.TOWN, "month": last_month()}
    at.execute(desk, f"UPDATE recheck_draws SET {change} WHERE month = :month AND town = :town", **town)
    run_job(desk)
    assert "330802005" in caplog.text
    assert not published(desk).get("drawnAt")
    assert published(desk, at.OTHER_TOWN)["population"] == 1


def drawn_ids(desk: Stage, actor: at.Actor | None = None, **fields: Any) -> list[str]:
    return [one.recheck_id for one in at.call(desk, "ListRechecks", actor or at.officer(), **fields).rechecks]


def record(desk: Stage, number: str, result: str = "UPHELD", actor: at.Actor | None = None, **words: str) -> Any:
    said = {"reason": "卷宗齐全", "legal_reference": "《户口登记条例》第七条", **words}
    return at.call(desk, "RecordRecheck", actor or at.officer("k1"), recheck_id=number, result=result, **said)


def test_results_come_from_the_department_and_not_from_who_decided(desk: Stage) -> None:
    """INVARIANT: nobody re-checks the own decision, nor a relative's case, and the first result stands."""
    items = decided(desk, 3)
    assert drawn_ids(desk) == []
    with pytest.raises(NotFound):
        record(desk, f"{items[0]}-2")
    age(desk)
    run_job(desk)
    numbers = drawn_ids(desk)
    assert sorted(numbers) == sorted(f"{item}-2" for item in items)
    # The one who decided has moved to the department since.
    assert drawn_ids(desk, at.officer("t1")) == []
    related = at.officer("k2")
    at.call(desk, "DeclareRelatives", related, relatives=[{"resident_id": "r2", "relation": "SIBLING"}])
    for stranger, code in (
        (at.officer("t1"), "onething.must-recuse"),
        (related, "onething.must-recuse"),
        (at.town_officer("t2"), "onething.no-mandate"),
        (at.officer("k1", county="330803"), "onething.no-mandate"),
        (at.officer("k1", department="health"), "onething.no-mandate"),
    ):
        with pytest.raises(NotAllowed) as refused:
            record(desk, numbers[0], actor=stranger)
        assert refused.value.code == code
        assert at.attempts(desk)[0] == (stranger.subject, "recheck", code)
    with pytest.raises(InvalidInput) as wrong:
        record(desk, numbers[0], "WRONG", reason=" ", legal_reference="")
    assert {fault.field for fault in wrong.value.faults} == {"reason", "legalReference"}
    outcomes = at.at_once([lambda n=n: record(desk, numbers[0], actor=at.officer(f"k{n}")) for n in (3, 4, 5)])
    assert (outcomes.count("ok"), outcomes.count("onething.checked-already")) == (1, 2)
    assert len(drawn_ids(desk)) == 2
    assert drawn_ids(desk, at.supervisor(), result="UPHELD") == [numbers[0]]
    assert "rechecked" in at.kinds(desk, numbers[0].removesuffix("-2"))
    assert published(desk)["upheld"] == 1
    city = at.supervisor(county="330800", department="")
    case_id = numbers[0].partition("-")[0]
    file = json.loads(at.call(desk, "GetCaseProof", city, case_id=case_id).proof)
    assert proof.check(file, keys_in(desk.host.settings.keys)) is None


def test_too_many_wrong_decisions_suspend_the_mandate(desk: Stage) -> None:
    items = decided(desk, 6)
    waiting = at.reach_officer(desk)
    at.call(desk, "ClaimItem", at.town_officer(), item_id=waiting)
    age(desk)
    run_job(desk)
    desk.announced("onething")
    record(desk, f"{items[0]}-2", "WRONG")
    # One of six is less than a fifth.
    assert at.call(desk, "ListMandates", at.supervisor(), standing=True).total == 1
    both = at.at_once([lambda n=n: record(desk, f"{items[n]}-2", "WRONG", at.officer(f"k{n}")) for n in (1, 2)])
    assert both == ["ok", "ok"]
    (mandate,) = at.call(desk, "ListMandates", at.supervisor()).mandates
    assert [one.by for one in mandate.history][1:] == ["rule:recheck-suspend-percent"]
    announced = desk.announced("onething")
    assert [one.kind for one in announced if isinstance(one, events_pb2.MandateChanged)] == ["SUSPENDED"]
    told = [one.upheld for one in announced if isinstance(one, events_pb2.DelegatedDecisionRechecked)]
    assert told == [False] * 3
    with pytest.raises(NotAllowed):
        at.decide(desk, waiting, at.town_officer())
    assert at.worklist(desk, at.officer(), filter={"claim": "FREE"}) == [waiting]
    assert len(drawn_ids(desk, at.supervisor(), result="WRONG")) == 3
    back = at.call(desk, "ResumeMandate", at.supervisor(), mandate_id=mandate.mandate_id, reason="已培训")
    assert len(back.history) == 3
    at.decide(desk, waiting, at.town_officer())
