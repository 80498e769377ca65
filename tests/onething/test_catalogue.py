"""Entries as data: all load, their tasks exist, and what is wrong with one is told in words its author understands."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from services.onething import check
from services.onething.catalogue import FOLDER, CatalogueError, examine, load, read

if TYPE_CHECKING:
    from services.onething.catalogue import Entry

FILES = sorted(FOLDER.glob("*.yaml"))
IDS = {
    "newborn", "childcare-filing", "school-enrolment", "flexible-work", "retirement", "disability", "assistance",
    "after-death",
}  # fmt: skip

GOOD = """\
id: toy
version: 1
lead: health
title: {zh: 试办一件事, en: A trial}
sources: [试行办法]
situations:
  - id: plain
    title: {zh: 一般, en: Plain}
  - id: special
    title: {zh: 特别, en: Special}
form:
  type: object
  required: [name, reason]
  properties:
    name: {type: string, title: 姓名, description: 与证件一致}
    reason: {type: string, title: 理由, description: 一句话}
materials:
  - {id: photo, title: {zh: 照片, en: Photo}, source: self}
shares:
  - id: person
    title: {zh: 户籍, en: Registration}
    department: registry
    task: share-person
    needs: [form.name]
    gives: [residentId]
items:
  - id: first
    title: {zh: 甲事项, en: First}
    department: health
    task: do-first
    needs: [person.residentId, form.reason, material.photo]
    gives: [firstNo]
    limit: {legal: 5, promised: 2, source: 试行办法第一条, status: confirmed}
  - id: second
    title: {zh: 乙事项, en: Second}
    department: employment
    task: do-second
    needs: [first.firstNo]
    gives: [secondNo]
    limit: {legal: 5, promised: 2, source: 试行办法第二条, status: confirmed}
"""


def faults(tmp_path: Path, text: str) -> list[tuple[int, str, str]]:
    path = tmp_path / "toy.yaml"
    path.write_text(text, encoding="utf-8")
    return [(cause.line, cause.zh, cause.en) for cause in examine(path).causes]


def changed(*changes: tuple[str, str]) -> str:
    text = GOOD
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def test_the_model_entry_is_good(tmp_path: Path) -> None:
    assert faults(tmp_path, GOOD) == []


FAULTY = {
    "a circle": (
        [("needs: [person.residentId, form.reason", "needs: [person.residentId, second.secondNo, form.reason")],
        [(27, "互相等待，成了环：first → second → first", "these wait for each other: first → second → first")],
    ),
    "an output nobody makes": (
        [("needs: [first.firstNo]", "needs: [first.firstNo, first.stamp]")],
        [(38, "second：需要 first.stamp，但“甲事项”不提供 stamp",
          "second: needs first.stamp, which nobody makes: first does not give it")],
    ),
    "a material nobody defines": (
        [("needs: [first.firstNo]", "needs: [first.firstNo, material.deed]")],
        [(38, "second：需要 material.deed，但材料不提供 deed",
          "second: needs material.deed, which nobody makes: material does not give it")],
    ),
    "an item that is not there": (
        [("needs: [first.firstNo]", "needs: [first.firstNo, third.no]")],
        [(38, "second：需要 third.no，但没有 third 这个事项或共享",
          "second: needs third.no, but there is no item or share third")],
    ),
    "an item that can never start in a situation": (
        [("    gives: [firstNo]\n", "    gives: [firstNo]\n    situations: [special]\n")],
        [(39, "second：在情形“一般”中永远不能开始，因为那里没有 first.firstNo",
          "second: can never start in situation plain, which has no first.firstNo")],
    ),
    "a limit is missing": (
        [("    limit: {legal: 5, promised: 2, source: 试行办法第二条, status: confirmed}\n", "")],
        [(34, "second：缺少办理时限 limit（法定 legal、承诺 promised、依据 source、状态 status）",
          "second: its limit is missing (legal, promised, source, status)")],
    ),
    "half a limit": (
        [("promised: 2, source: 试行办法第二条", "source: 试行办法第二条")],
        [(40, "second.limit：缺少 promised", "second.limit: promised is missing")],
    ),
    "a promise longer than the law": (
        [("promised: 2, source: 试行办法第二条", "promised: 9, source: 试行办法第二条")],
        [(40, "second：承诺 9 个工作日，长于法定 5 个",
          "second: promises 9 working days, longer than the 5 of the law")],
    ),
    "an unknown department": (
        [("department: employment", "department: employ")],
        [(36, "second：不认识部门 employ", "second: unknown department employ")],
    ),
    "an unknown lead": (
        [("lead: health", "lead: healthy")],
        [(3, "不认识牵头部门 healthy", "unknown lead department healthy")],
    ),
    "an unknown county": (
        [("sources: [试行办法]", "sources: [试行办法]\ncounties: ['330802', '330100']")],
        [(6, "330100 不是本市的县（市、区）代码", "330100 is no county of this city")],
    ),
    "an unknown format": (
        [("reason: {type: string,", "reason: {type: string, format: moon,")],
        [(16, "form.reason：不认识格式 moon；可用：date, organisation-code, past-date, past-date-time, resident-id",
          "form.reason: unknown format moon; known: date, organisation-code, past-date, past-date-time, resident-id")],
    ),
    "an unknown situation": (
        [("    gives: [secondNo]\n", "    gives: [secondNo]\n    situations: [plane]\n")],
        [(40, "second：没有情形 plane", "second: there is no situation plane")],
    ),
    "one id twice": (
        [("id: second", "id: person")],
        [(34, "person：编号在第 20 行已用过", "person: this id is taken on line 20")],
    ),
    "a key twice": (
        [("lead: health", "lead: health\nlead: registry")],
        [(4, "lead 写了两次", "lead stands here twice")],
    ),
    "a field nobody uses": (
        [("    reason: {", "    colour: {type: string, title: 颜色, description: 随意}\n    reason: {")],
        [(16, "form.colour：没有事项用到，不要问", "form.colour: no item uses it; do not ask it")],
    ),
    "a material nobody uses": (
        [(", material.photo]", "]")],
        [(18, "材料 photo：没有事项用到，不要收", "material photo: no item uses it; do not ask for it")],
    ),
    "a share nobody uses": (
        [("needs: [person.residentId, form.reason", "needs: [form.reason")],
        [(20, "person：没有事项用到，不要查", "person: no item uses it; do not read it")],
    ),
    "a field that a department gives": (
        [("    reason: {", "    residentId: {type: string, title: 编号, description: 六位}\n    reason: {"),
         ("needs: [first.firstNo]", "needs: [first.firstNo, 'form.residentId?']")],
        [(16, "form.residentId：person 已提供，不要再问",
          "form.residentId: person gives it already; do not ask it again")],
    ),
    "required for nothing": (
        [("form.reason, mat", "'form.reason?', mat")],
        [(13, "form.reason：列为必填，但没有事项非它不可", "form.reason: required, but no item depends on it")],
    ),
    "needed but not required": (
        [("required: [name, reason]", "required: [name]")],
        [(13, "form.reason：first 非它不可，应列为必填（或在 needs 中加问号）",
          "form.reason: first cannot do without it, so it must be required (or optional there)")],
    ),
    "required but not defined": (
        [("required: [name, reason]", "required: [name, reason, mood]")],
        [(13, "form：没有定义字段 mood", "form: field mood is asked but not defined")],
    ),
    "no JSON Schema": (
        [("reason: {type: string,", "reason: {type: strong,")],
        [(16, "form.properties.reason.type：不符合 JSON Schema 2020-12",
          ("form.properties.reason.type: not JSON Schema 2020-12: "
          "'strong' is not valid under any of the given schemas"))],
    ),
    "a condition in the form": (
        [("  type: object\n", "  type: object\n  if: {}\n")],
        [(13, "form：不用 if；有条件的字段请写成情形",
          "form: if is not used here; make a situation of what is conditional")],
    ),
    "no Chinese": (
        [("title: 理由, description: 一句话", "title: Reason")],
        [(16, "form.reason：缺少中文 title", "form.reason: a Chinese title is missing"),
         (16, "form.reason：缺少中文填写说明 description", "form.reason: a Chinese description is missing")],
    ),
    "a wrong word": (
        [("    gives: [secondNo]\n", "    gives: [secondNo]\n    refused: shrug\n    compensible: true\n")],
        [(40, "second.refused：应为 skip 或 stop 或 compensate", "second.refused: must be skip or stop or compensate"),
         (41, "second：不认识 compensible", "second: compensible is not known here")],
    ),
    "a wrong kind": (
        [("needs: [first.firstNo]", "needs: first.firstNo")],
        [(38, "second.needs：应为列表", "second.needs: must be a list")],
    ),
    "no YAML": (
        [("lead: health", "lead: [health")],
        [(4, "不是有效的 YAML：expected ',' or ']', but got ':'", "not YAML: expected ',' or ']', but got ':'")],
    ),
    "several at once": (
        [("lead: health", "lead: healthy"), ("department: employment", "department: employ"),
         ("    limit: {legal: 5, promised: 2, source: 试行办法第一条, status: confirmed}\n", "")],
        [(3, "不认识牵头部门 healthy", "unknown lead department healthy"),
         (27, "first：缺少办理时限 limit（法定 legal、承诺 promised、依据 source、状态 status）",
          "first: its limit is missing (legal, promised, source, status)"),
         (35, "second：不认识部门 employ", "second: unknown department employ")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FAULTY)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, case: str) -> None:
    changes, told = FAULTY[case]
    assert faults(tmp_path, changed(*changes)) == told


@pytest.mark.parametrize(
    "text", ["", "- a\n- b\n", "id: [", "form: 3\n", "\x00", "items: {}\nform: {}\n", "a: &a [*a]\n"]
)
def test_whatever_the_file_holds_is_answered_in_words(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, text)


def test_what_does_not_load_stops_the_start_with_file_line_and_every_cause(tmp_path: Path) -> None:
    text = changed(("department: employment", "department: employ"))
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(CatalogueError) as refused:
        load(tmp_path)
    assert str(refused.value).splitlines() == [
        "a.yaml:36: second：不认识部门 employ · second: unknown department employ",
        "b.yaml:1: 另一文件已有 toy 第 1 版 · another file holds version 1 of toy already",
    ]


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(GOOD, encoding="utf-8")
    bad.write_text(changed(("lead: health", "lead: healthy")), encoding="utf-8")
    assert check.main([str(good)]) == 0
    assert "没有问题 · no faults" in capsys.readouterr().out
    assert check.main([str(good), str(bad), str(tmp_path / "none.yaml")]) == 1
    said = capsys.readouterr().out
    assert "bad.yaml:3\n    不认识牵头部门 healthy\n    unknown lead department healthy" in said
    assert "读不到文件" in said
    assert check.main([]) == 2


def test_every_entry_is_there() -> None:
    assert set(load().newest) == IDS


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_entry_loads_without_a_fault(path: Path) -> None:
    entry = read(path)
    assert entry.sources
    for step in entry.steps.values():
        assert step.node.share or step.legal_reference, step.node.key
        assert step.title["zh"]


def built() -> set[tuple[str, str]]:
    """(department, task) of every task that some department does."""
    departments = {path.parent.name for path in Path("services").glob("*/reactions.py")} - {"onething"}
    modules = {name: importlib.import_module(f"services.{name}.reactions") for name in departments}
    return {(name, task) for name, module in modules.items() for task in getattr(module, "TASKS", ())}


@pytest.mark.parametrize("entry", load().versions.values(), ids=lambda entry: f"{entry.id}-{entry.version}")
def test_an_item_is_planned_until_its_task_is_built(entry: Entry) -> None:
    """INVARIANT: work goes only to a department that can do it, and what can be done is offered."""
    for step in entry.steps.values():
        exists = (step.department, step.task) in built()
        assert exists or step.node.planned, f"{entry.id} {step.node.key}: nobody does {step.task} yet"
        if load().newest[entry.id] is entry:
            assert not (exists and step.node.planned), f"{entry.id} {step.node.key}: is built; take `planned` away"


def test_compensable_means_that_the_department_can_undo() -> None:
    for entry in load().versions.values():
        for step in entry.steps.values():
            if step.node.compensable and not step.node.planned:
                module = importlib.import_module(f"services.{step.department}.reactions")
                assert step.task in module.UNDOS, step.node.key
