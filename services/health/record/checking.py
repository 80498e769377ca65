"""Whether a resource is a valid FHIR R4 resource: everything that is wrong with it, at once. Pure.

The structure is checked by `fhir.resources` (its R4B models: for the types kept here R4B and R4 do not differ). What
that library lets pass is checked here, from HL7's own definitions: codes that must come from a value set (binding
strength "required"), elements that must be there, empty objects and lists, numbers and booleans written as strings.
"""

from __future__ import annotations

from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

from chassis.errors import Fault
from services.health.record.definitions import TYPES, definitions, tables
from services.health.record.documents import Resource

MOST_FAULTS = 100
_CODES_SHOWN = 12
_NUMBERS: dict[str, Any] = {"integer": int, "positiveInt": int, "unsignedInt": int, "decimal": (int, Decimal)}
# FHIR R4 narrative.html, txt-1: what may stand in a narrative.
_TAG_NAMES = """a abbr acronym b big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 h3 h4 h5 h6
hr i img li ol p pre q samp small span strong sub sup table tbody td tfoot th thead tr tt ul var"""
_TAGS = frozenset(_TAG_NAMES.split())
_HARMLESS = ("http:", "https:", "mailto:", "#", "/", "data:image/", "tel:")


def faults_of(resource: Resource, kind: str) -> list[Fault]:
    """Everything that is wrong with a resource that should be of this kind; at most MOST_FAULTS are told."""
    if resource.get("resourceType") != kind:
        zh, en = f"resourceType 应为 {kind}，与地址一致", f"resourceType must be {kind}, as the path says"
        return [Fault("resourceType", "health.wrong-type", zh, en)]
    found: dict[tuple[str, str], Fault] = {}
    for fault in (*_structure(resource, kind), *_walk(resource, kind, kind)):
        found.setdefault((fault.field, "" if fault.code == "health.fhir-structure" else fault.code), fault)
    told = {fault.field for fault in found.values() if fault.code != "health.fhir-structure"}
    kept = [f for f in found.values() if f.code != "health.fhir-structure" or f.field not in told]
    return kept[:MOST_FAULTS]


def _structure(resource: Resource, kind: str) -> list[Fault]:
    # 0.2 s of imports that only those who write a record need.
    from fhir.resources.R4B import get_fhir_model_class  # noqa: PLC0415
    from pydantic import ValidationError  # noqa: PLC0415

    unknown = _unknown_contained(resource, kind)
    if unknown:
        return unknown
    try:
        get_fhir_model_class(kind).model_validate(resource)
    except ValidationError as error:
        return [
            _fault(_path(kind, one["loc"]), "fhir-structure", "不符合 FHIR R4 的结构", one["msg"])
            for one in error.errors(include_url=False, include_context=False, include_input=False)
        ]
    return []


def _unknown_contained(resource: Resource, kind: str) -> list[Fault]:
    from fhir.resources.R4B import get_fhir_model_class  # noqa: PLC0415

    made = []
    contained = resource.get("contained")
    for index, inner in enumerate(contained if isinstance(contained, list) else ()):
        name = inner.get("resourceType") if isinstance(inner, dict) else None
        try:
            get_fhir_model_class(str(name))
        except (KeyError, ValueError):
            where = f"{kind}.contained[{index}].resourceType"
            made.append(_fault(where, "unknown-type", "没有这种资源类型", "there is no such resource type"))
    return made


def _path(kind: str, places: tuple[int | str, ...]) -> str:
    """`("name", 0, "given")` → `Patient.name[0].given`."""
    return kind + "".join(f"[{place}]" if isinstance(place, int) else f".{place}" for place in places)


def _fault(where: str, code: str, zh: str, en: str) -> Fault:
    return Fault(where, f"health.{code}", zh, en)


def _walk(value: Any, kind: str, where: str) -> list[Fault]:  # noqa: ANN401 - any JSON
    if not isinstance(value, dict):
        return []  # The library says so.
    if not value:
        return [_fault(where, "fhir-empty", "不能为空对象", "an object must not be empty")]
    known = definitions()
    elements = known.elements.get(kind, {}) if kind != "Element" else {"extension": {"type": "Extension"}}
    made = []
    for name, item in value.items():
        # Beside a primitive, what stands under its name with an underscore holds its extensions.
        told = {"type": "Element"} if name.startswith("_") else elements.get(name, {})
        if item is None:
            made.append(_fault(f"{where}.{name}", "fhir-null", "不填的项应省略，不能为 null", "leave it out: no null"))
        items = item if isinstance(item, list) else [item]
        if not items:
            made.append(_fault(f"{where}.{name}", "fhir-empty", "不能为空数组", "a list must not be empty"))
        for index, one in enumerate(items):
            place = f"{where}.{name}[{index}]" if isinstance(item, list) else f"{where}.{name}"
            made += _one(one, told, place)
    for name, told in elements.items():
        if told.get("min") and name not in value and f"_{name}" not in value:
            made.append(_fault(f"{where}.{name}", "fhir-missing", "必填项缺失", "this must be given"))
    for base, told in known.choices.get(kind, {}).items():
        given = [name for name in told["names"] if name in value or f"_{name}" in value]
        if len({name.removeprefix("_") for name in given}) > 1:
            en = f"only one of {', '.join(given)} may be given"
            made.append(_fault(f"{where}.{base}[x]", "fhir-choice", f"{'、'.join(given)} 只能填一个", en))
        elif not given and told.get("min"):
            en = f"one of {', '.join(told['names'])} must be given"
            made.append(_fault(f"{where}.{base}[x]", "fhir-missing", "必填项缺失", en))
    if kind == "Coding" and (table := tables().get(str(value.get("system")))) and value.get("code") not in table:
        some = ", ".join(f"{code} {title}" for code, title in table.items())
        made.append(_fault(f"{where}.code", "ws-code", f"代码应为 {some}", f"the code must be one of {some}"))
    if kind == "Narrative" and isinstance(value.get("div"), str):
        made += _narrative(value["div"], f"{where}.div")
    return made


def _one(value: Any, told: dict[str, Any], where: str) -> list[Fault]:  # noqa: ANN401 - any JSON
    kind = told.get("type", "")
    made = []
    if value is None:
        return []
    if kind == "boolean":
        if not isinstance(value, bool):
            made.append(_fault(where, "fhir-boolean", "应为 true 或 false", "must be true or false, and no string"))
    elif kind in _NUMBERS:
        if not isinstance(value, _NUMBERS[kind]) or isinstance(value, bool):
            made.append(_fault(where, "fhir-number", "应为数字", f"must be a JSON number ({kind}), and no string"))
    elif kind == "Resource":
        inner = value.get("resourceType") if isinstance(value, dict) else None
        if inner in TYPES:
            made += _walk(value, inner, where)
    elif kind:
        made += _walk(value, kind, where)
    if "codes" in told:
        made += _coded(value, told["codes"], where)
    return made


def _coded(value: Any, name: str, where: str) -> list[Fault]:  # noqa: ANN401 - a code, Coding, CodeableConcept, Quantity
    systems = definitions().codes[name]
    if isinstance(value, str):
        if any(value in codes for codes in systems.values()):
            return []
    elif isinstance(value, dict):
        codings = value.get("coding", [] if "text" in value else [value])
        if any(
            isinstance(one, dict) and one.get("code") in systems.get(str(one.get("system")), ())
            for one in (codings if isinstance(codings, list) else ())
        ):
            return []
    else:
        return []
    codes = [code for codes in systems.values() for code in codes]
    some = ", ".join(codes[:_CODES_SHOWN]) + ("…" if len(codes) > _CODES_SHOWN else "")
    return [_fault(where, "fhir-code", f"代码应取自 {name}：{some}", f"the code must be one of {name}: {some}")]


def _narrative(div: str, where: str) -> list[Fault]:
    reader = _Narrative()
    reader.feed(div)
    reader.close()
    if reader.wrong:
        told = ", ".join(sorted(reader.wrong))[:200]
        en = f"a narrative may not hold {told}"
        return [_fault(where, "fhir-narrative", f"叙述性文本不得含有 {told}", en)]
    return []


class _Narrative(HTMLParser):
    """Notes what could run or load something in a browser that shows the narrative."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            self.wrong.add(f"<{tag[:20]}>")
        for name, value in attrs:
            link = name in ("href", "src", "cite", "longdesc")
            plain = (value or "").strip().lower()
            if name.startswith("on") or (link and ":" in plain and not plain.startswith(_HARMLESS)):
                self.wrong.add(name[:20])

    def handle_decl(self, decl: str) -> None:
        self.wrong.add(f"<!{decl[:10]}>")

    def handle_pi(self, data: str) -> None:
        self.wrong.add(f"<?{data[:10]}>")
