"""The catalogue: one-things as data (`catalogue/<id>.yaml`), checked at load. What does not load stops the start."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

from chassis.signing import digest
from services.onething.rules import Node

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = Path(__file__).parent / "catalogue"
_NEED = re.compile(r"([a-z][a-z0-9-]*)\.([A-Za-z][A-Za-z0-9]*)(\??)")
_SOURCES = frozenset({"self", "promise"})
_POLICIES = frozenset({"skip", "stop", "compensate"})


class CatalogueError(ValueError):
    """An entry that cannot work: file and every cause."""


@dataclass(frozen=True)
class Need:
    """An input: `name` of the form or of what the node `origin` makes; an optional one may be absent."""

    origin: str
    name: str
    optional: bool


@dataclass(frozen=True)
class Appeal:
    """Where a refusal can be appealed, and within how many calendar days; `status` is confirmed or unconfirmed."""

    to: Mapping[str, str]
    days: int
    source: str
    status: str


@dataclass(frozen=True)
class Step:
    """An item or a share, as the catalogue says it."""

    node: Node
    title: Mapping[str, str]
    department: str
    task: str
    needs: tuple[Need, ...]
    gives: frozenset[str]
    situations: frozenset[str]
    legal_days: int
    promised_days: int
    legal_reference: str
    appeal: Appeal

    @functools.cached_property
    def places(self) -> Mapping[str, str]:
        """A department knows its input by name; the applicant knows it by its place, as in the faults of a form."""
        return {need.name: f"{need.origin}.{need.name}" for need in self.needs}


@dataclass(frozen=True)
class Material:
    """Something the applicant brings (`self`), or for which a promise may stand (`promise`)."""

    id: str
    title: Mapping[str, str]
    source: str
    situations: frozenset[str]


@dataclass(frozen=True)
class Entry:
    """One version of a one-thing."""

    id: str
    version: int
    lead: str
    title: Mapping[str, str]
    sources: tuple[str, ...]
    situations: Mapping[str, Mapping[str, Any]]
    form: Mapping[str, Any]
    owners: tuple[tuple[str, ...], ...]
    steps: Mapping[str, Step]
    materials: tuple[Material, ...]
    # Of the file it was read from.
    digest: str = ""

    @functools.cached_property
    def cited(self) -> str:
        """How the log of a case names this version: id@version and the digest of the file."""
        return f"{self.id}@{self.version} {self.digest}"

    @functools.cached_property
    def validator(self) -> Draft202012Validator:
        """Of the form; formats are checked by `forms`, in both languages."""
        return Draft202012Validator(self.form)

    def steps_in(self, situation: str) -> tuple[Step, ...]:
        """The steps that take part in a situation, in the order of the file."""
        return tuple(step for step in self.steps.values() if not step.situations or situation in step.situations)

    @functools.cached_property
    def graphs(self) -> Mapping[str, tuple[Node, ...]]:
        """The graph of each situation: edges to steps that take no part are left out."""
        made = {}
        for situation in self.situations:
            steps = self.steps_in(situation)
            keys = {step.node.key for step in steps}
            made[situation] = tuple(_within(step.node, keys) for step in steps)
        return made

    def materials_in(self, situation: str) -> tuple[Material, ...]:
        """The materials the applicant must bring or promise in a situation."""
        return tuple(m for m in self.materials if not m.situations or situation in m.situations)


def _within(node: Node, keys: set[str]) -> Node:
    after = frozenset(node.after & keys)
    return Node(node.key, after, node.refused, node.compensable, node.planned, node.share)


@dataclass(frozen=True)
class Catalogue:
    """All entries. A case keeps the version it began with: an old version stays as a file of its own beside the new."""

    versions: Mapping[tuple[str, int], Entry]

    @functools.cached_property
    def newest(self) -> Mapping[str, Entry]:
        """The version of each that new cases get, by id."""
        return {entry.id: entry for _, entry in sorted(self.versions.items())}


@functools.cache
def load(folder: Path = FOLDER) -> Catalogue:
    """All entries. Raises CatalogueError naming file and every cause."""
    return Catalogue({(entry.id, entry.version): entry for entry in map(read, sorted(folder.glob("*.yaml")))})


def read(path: Path) -> Entry:
    """One entry. Raises CatalogueError."""
    try:
        content = path.read_bytes()
        entry = replace(_entry(yaml.safe_load(content)), digest=digest(content))
    except yaml.YAMLError as error:
        raise CatalogueError(f"{path.name}: {error}") from error
    except KeyError as error:
        raise CatalogueError(f"{path.name}: {error} is missing") from error
    if causes := list(_causes(entry)):
        raise CatalogueError("\n".join(f"{path.name}: {cause}" for cause in causes))
    return entry


def _entry(raw: Mapping[str, Any]) -> Entry:
    appeal = raw.get("appeal") or _usual_appeal()
    shares = [_step(one, appeal, share=True) for one in raw.get("shares", ())]
    items = [_step(one, appeal, share=False) for one in raw["items"]]
    return Entry(
        id=raw["id"],
        version=raw["version"],
        lead=raw["lead"],
        title=raw["title"],
        sources=tuple(raw["sources"]),
        situations={one["id"]: one for one in raw["situations"]},
        form=raw["form"],
        owners=tuple(tuple(path.split(".")) for path in raw.get("owners", ())),
        steps={step.node.key: step for step in (*shares, *items)},
        materials=tuple(
            Material(one["id"], one["title"], one["source"], frozenset(one.get("situations", ())))
            for one in raw.get("materials", ())
        ),
    )


@functools.cache
def _usual_appeal() -> Mapping[str, Any]:
    """For entries that name none of their own."""
    made: Mapping[str, Any] = yaml.safe_load((Path(__file__).parent / "appeal.yaml").read_text(encoding="utf-8"))
    return made


def _step(raw: Mapping[str, Any], usual: Mapping[str, Any], *, share: bool) -> Step:
    needs = []
    for text in raw["needs"]:
        found = _NEED.fullmatch(text)
        if not found:
            raise CatalogueError(f"{raw['id']}: need {text!r} does not read origin.name or origin.name?")
        needs.append(Need(found[1], found[2], bool(found[3])))
    appeal = raw.get("appeal", usual)
    limit = raw.get("limit", {"legal": 0, "promised": 0, "source": ""})
    node = Node(
        key=raw["id"],
        after=frozenset(need.origin for need in needs if need.origin not in {"form", "case"})
        | set(raw.get("after", ())),
        refused=raw.get("refused", "skip"),
        compensable=raw.get("compensable", False),
        planned=raw.get("planned", False),
        share=share,
    )
    return Step(
        node=node,
        title=raw["title"],
        department=raw["department"],
        task=raw["task"],
        needs=tuple(needs),
        gives=frozenset(raw["gives"]),
        situations=frozenset(raw.get("situations", ())),
        legal_days=limit["legal"],
        promised_days=limit["promised"],
        legal_reference=limit["source"],
        appeal=Appeal(appeal["to"], appeal["days"], appeal["source"], appeal["status"]),
    )


def _appeal_causes(appeal: Appeal) -> Iterator[str]:
    if not isinstance(appeal.days, int) or appeal.days < 1:
        yield "days must be a whole number of at least 1"
    if set(appeal.to) != {"zh", "en"}:
        yield "to must say zh and en"
    if appeal.status not in {"confirmed", "unconfirmed"}:
        yield "status must be confirmed or unconfirmed"


def _causes(entry: Entry) -> Iterator[str]:
    """Everything that keeps the entry from working, in plain words."""
    try:
        Draft202012Validator.check_schema(entry.form)
    except SchemaError as error:
        yield f"form: {error.message}"
    fields = set(entry.form.get("properties", ()))
    for field in set(entry.form.get("required", ())) - fields:
        yield f"form: required field {field} has no definition"
    for key, step in entry.steps.items():
        if step.node.refused not in _POLICIES:
            yield f"{key}: refused must be one of {', '.join(sorted(_POLICIES))}"
        for name in {n.name for n in step.needs if sum(m.name == n.name for m in step.needs) > 1}:
            yield f"{key}: needs {name} from two places; inputs are told apart by name"
        yield from (f"{key}: appeal: {cause}" for cause in _appeal_causes(step.appeal))
        for need in step.needs:
            if need.origin == "case":
                continue
            if need.origin != "form" and need.origin not in entry.steps:
                yield f"{key}: needs {need.origin}.{need.name}, but there is no {need.origin}"
            elif need.name not in (fields if need.origin == "form" else entry.steps[need.origin].gives):
                yield f"{key}: needs {need.origin}.{need.name}, which {need.origin} does not give"
        for unknown in (step.situations - set(entry.situations)) | (step.node.after - set(entry.steps)):
            yield f"{key}: {unknown} is neither a situation nor an item of this entry"
    for material in entry.materials:
        if material.source not in _SOURCES:
            yield f"material {material.id}: source must be self or promise; the rest comes from shares and items"
    done: set[str] = set()
    while ready := {k for k, s in entry.steps.items() if k not in done and s.node.after <= done}:
        done |= ready
    if left := sorted(set(entry.steps) - done):
        yield f"these wait for each other in a circle, or for something that is never made: {', '.join(left)}"
