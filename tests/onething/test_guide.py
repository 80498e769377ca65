"""What people see of a one-thing before they ask for it, and that a form asks no more than that."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from civic.onething.v1 import onething_pb2 as pb

from chassis.auth import Actor
from chassis.errors import InvalidInput, NotFound, NotPossibleNow
from services.onething import catalogue, forms, questions
from services.onething.catalogue import load, read
from services.onething.main import SERVICE
from tests.onething import factories as make
from tests.onething.offered import offered
from tests.onething.test_catalogue import changed
from tests.support import Stage, stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from chassis.settings import Settings

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)


@pytest.fixture
def desk(fresh: Callable[..., Settings]) -> Stage:
    return stage(fresh("onething"), [SERVICE])


def guide(desk: Stage, one_thing_id: str) -> pb.OneThing:
    found: pb.OneThing = desk.call("onething", "GetOneThing", pb.GetOneThingRequest(one_thing_id=one_thing_id))
    return found


def test_the_guide_tells_what_is_asked_and_what_is_saved(desk: Stage) -> None:
    entry = guide(desk, "newborn")
    assert entry.open
    for situation in entry.situations:
        schema = json.loads(situation.form_schema)
        assert situation.open
        assert situation.fields_asked == len(schema["properties"]) == 13
        assert situation.fields_of_own_forms > 2 * situation.fields_asked
        assert situation.materials_asked == len(situation.materials) == 0
        assert situation.materials_of_own_forms >= 5
        assert all(field["title"] and field["description"] for field in schema["properties"].values())
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert "fatherIdNumber" in schema["properties"]
        assert "fatherIdNumber" not in schema["required"]


@pytest.mark.parametrize("one_thing_id", sorted(load().newest))
def test_every_guide_can_be_read_and_says_whether_it_is_open(desk: Stage, one_thing_id: str) -> None:
    entry, known = guide(desk, one_thing_id), load().newest[one_thing_id]
    assert entry.open is bool(known.open_in)
    listed = desk.call("onething", "ListOneThings", pb.ListOneThingsRequest())
    assert {one.one_thing_id: one.open for one in listed.one_things}[one_thing_id] is entry.open
    assert {one.id for one in entry.situations if one.open} == known.open_in
    for item in entry.items:
        step = known.steps[item.id]
        assert item.publicity_days == step.publicity_days
        assert item.decides == (pb.OneThing.Item.OFFICER if step.by_officer else pb.OneThing.Item.RULE)
        assert item.limit_confirmed is step.limit_confirmed
    for situation in entry.situations:
        assert situation.fields_asked <= situation.fields_of_own_forms
        assert situation.materials_asked <= situation.materials_of_own_forms


def test_what_is_not_open_yet_takes_no_case_and_says_why(desk: Stage, tmp_path: Path) -> None:
    with offered(tmp_path, changed(("    gives: [firstNo]\n", "    gives: [firstNo]\n    planned: true\n"))) as entry:
        for situation in (*entry.situations, "no-such"):
            with pytest.raises(NotPossibleNow) as refused:
                make.open_case(desk, one_thing_id=entry.id, situation=situation, form={})
            assert refused.value.code == "onething.not-open-yet"
            assert "等待这些部门接入" in refused.value.zh
        assert desk.announced("onething") == []


@pytest.mark.parametrize(
    ("changes", "opened"),
    [
        ([], True),
        ([("    gives: [secondNo]\n", "    gives: [secondNo]\n    planned: true\n")], True),
        # No item that is left can be granted.
        ([("    gives: [firstNo]\n", "    gives: [firstNo]\n    planned: true\n")], False),
        # A share that a live item needs is not there.
        ([("    gives: [residentId]\n", "    gives: [residentId]\n    planned: true\n")], False),
    ],
)
def test_when_a_case_can_be_opened(tmp_path: Path, changes: list[tuple[str, str]], *, opened: bool) -> None:
    path = tmp_path / "toy.yaml"
    path.write_text(changed(*changes), encoding="utf-8")
    assert bool(read(path).open_in) is opened


def test_a_situation_asks_only_what_it_needs_and_refuses_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "toy.yaml"
    text = changed(
        ("needs: [first.firstNo]", "needs: [first.firstNo, form.wish, material.deed]"),
        ("    gives: [secondNo]\n", "    gives: [secondNo]\n    situations: [special]\n"),
        ("required: [name, reason]", "required: [name, reason, wish]"),
        ("    reason: {", "    wish: {type: string, title: 愿望, description: 一句话}\n    reason: {"),
        ("materials:\n", "materials:\n  - {id: deed, title: {zh: 契据, en: Deed}, source: self}\n"),
    )
    path.write_text(text, encoding="utf-8")
    entry = read(path)
    assert entry.asked["plain"].required == ("name", "reason")
    assert entry.asked["plain"].materials == ("photo",)
    assert entry.asked["special"].required == ("name", "wish", "reason")
    assert [material.id for material in entry.materials_asked("special")] == ["deed", "photo"]
    told = {f.field: f.code for f in forms.faults(entry, "plain", {"name": "甲", "reason": "乙", "wish": "丙"}, NOW)}
    assert told == {"form.wish": "form.not-asked"}
    told = {f.field: f.code for f in forms.faults(entry, "special", {"name": "甲", "reason": "乙", "no": 1}, NOW)}
    assert told == {"form.wish": "form.missing", "form.no": "form.unknown-field"}


def test_a_share_that_only_planned_items_need_reads_nothing(tmp_path: Path) -> None:
    """INVARIANT: nobody's data is read for an item that is not done; else a read would have no purpose."""
    path = tmp_path / "toy.yaml"
    text = changed(
        ("    gives: [firstNo]\n", "    gives: [firstNo]\n    planned: true\n"),
        ("needs: [first.firstNo]", "needs: [form.reason]"),
    )
    path.write_text(text, encoding="utf-8")
    entry = read(path)
    assert {node.key for node in entry.graphs["plain"] if node.planned} == {"person", "first"}
    assert entry.asked["plain"].fields == ("reason",)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("organisationCode", "91330800MA00000000", "form.not-an-organisation-code"),
        ("openingDay", "2026-02-30", "form.not-a-date"),
        ("openingDay", "2030-01-01", None),
    ],
)
def test_formats(field: str, value: str, code: str | None) -> None:
    entry = load().newest["childcare-filing"]
    found = {fault.field: fault.code for fault in forms.faults(entry, "with-meals", {field: value}, NOW)}
    assert found.get(f"form.{field}") == code


def test_a_material_reaches_the_item_that_needs_it() -> None:
    assert questions.MATERIAL in questions.OUTSIDE
    step = load().newest["childcare-filing"].steps["meals-check"]
    assert catalogue.Need("material", "food-licence", optional=False) in step.needs
    assert "material" not in step.node.after


def svg(desk: Stage, method: str, request: Any, actor: Actor = make.OFFICER) -> ET.Element:
    answer = desk.call("onething", method, request, actor)
    assert answer.content_type == "image/svg+xml"
    return ET.fromstring(answer.data)


def test_the_graph_of_a_one_thing(desk: Stage) -> None:
    root = svg(desk, "GetOneThingGraph", pb.GetOneThingGraphRequest(one_thing_id="newborn"))
    said = "".join(root.itertext())
    assert "出生登记（落户）" in said
    assert "建设中" not in said
    planned = svg(desk, "GetOneThingGraph", pb.GetOneThingGraphRequest(one_thing_id="after-death"))
    assert "建设中" in "".join(planned.itertext())
    with pytest.raises(NotFound):
        svg(desk, "GetOneThingGraph", pb.GetOneThingGraphRequest(one_thing_id="no-such"))
    with pytest.raises(InvalidInput):
        svg(desk, "GetOneThingGraph", pb.GetOneThingGraphRequest(one_thing_id="newborn", situation="no-such"))


def test_the_graph_of_a_case_shows_its_progress_to_whom_may_see_it(desk: Stage) -> None:
    mine, other = Actor("r9", "resident", via="gateway"), Actor("r8", "resident", via="gateway")
    case = make.open_case(desk, mine)
    ask = pb.GetCaseGraphRequest(case_id=case.case_id)
    assert "办理中" in "".join(svg(desk, "GetCaseGraph", ask, mine).itertext())
    make.play(desk, {"register-newborn": "REFUSED"})
    said = "".join(svg(desk, "GetCaseGraph", ask, mine).itertext())
    assert {word for word in ("已办成", "不予办理", "不能开始", "建设中", "办理中") if word in said} == {
        "已办成", "不予办理", "不能开始",
    }  # fmt: skip
    for value in make.make_form().values():
        assert str(value) not in said
    with pytest.raises(NotFound):
        svg(desk, "GetCaseGraph", ask, other)
