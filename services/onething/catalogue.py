"""The catalogue: one-things as data (`catalogue/<id>.yaml`), checked at load. What does not load stops the start."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from jsonschema import Draft202012Validator

from chassis.signing import digest
from services.onething import authoring, marked, questions
from services.onething.clock import Limit
from services.onething.papers.terms import Terms, terms_of
from services.onething.rules import Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOLDER = Path(__file__).parent / "catalogue"
_NEED = re.compile(r"([a-z][a-z0-9-]*)\.([A-Za-z][A-Za-z0-9-]*)(\??)")


class CatalogueError(ValueError):
    """An entry that cannot work: file, line and every cause."""


@dataclass(frozen=True)
class Need:
    """An input: `name` of the form, the materials, or what the node `origin` makes; an optional one may be absent."""

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
    # Working days, what they rest on, and whether that was confirmed for this city.
    legal_days: int
    promised_days: int
    legal_reference: str
    appeal: Appeal
    limit_confirmed: bool = False
    # Public notice (公示), calendar days outside the limit.
    publicity_days: int = 0
    # Whether an officer decides, or a rule.
    by_officer: bool = False
    # Whether it stops a benefit.
    stops: bool = False
    # What the department's own paper form asks; None: all that the item needs.
    form_fields: int | None = None
    form_materials: int | None = None

    @functools.cached_property
    def limit(self) -> Limit | None:
        """Its clock's limits; None for a share and without any. Where no law sets one the promise stands alone."""
        if self.node.share or not (self.legal_days or self.promised_days):
            return None
        return Limit(self.legal_days or self.promised_days, self.promised_days)

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
    terms: Terms

    @property
    def promise_only(self) -> bool:
        """It is a promise and nothing else; otherwise one may stand in its place, if its terms say so."""
        return self.source == "promise"


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
    # Where the code of a village or town may stand; the first in the case's county says to which town the case belongs.
    seat: tuple[tuple[str, ...], ...]
    steps: Mapping[str, Step]
    materials: tuple[Material, ...]
    contact: tuple[str, ...] = ()
    counties: frozenset[str] = frozenset()
    # Of the file it was read from.
    digest: str = ""

    @functools.cached_property
    def cited(self) -> str:
        """How the log of a case names this version: id@version and the digest of the file."""
        return f"{self.id}@{self.version} {self.digest}"

    @functools.cached_property
    def stopping(self) -> frozenset[str]:
        """The items that stop a benefit."""
        return frozenset(key for key, step in self.steps.items() if step.stops)

    @functools.cached_property
    def validator(self) -> Draft202012Validator:
        """Of the whole form; formats are checked by `forms`, in both languages."""
        return Draft202012Validator(self.form)

    @functools.cached_property
    def open_in(self) -> frozenset[str]:
        """Situations in which a case can be opened now; see `questions.openable`."""
        return frozenset(s for s in self.situations if questions.openable(self.steps_in(s)))

    @functools.cached_property
    def asked(self) -> Mapping[str, questions.Questions]:
        """What each situation asks; of one that is not open yet, what it will ask when all departments are built."""
        return {
            situation: questions.ask(
                questions.working(self.steps_in(situation), planned=situation not in self.open_in),
                list(self.form["properties"]),
                [material.id for material in self.materials_in(situation)],
                self.contact,
            )
            for situation in self.situations
        }

    @functools.cached_property
    def forms(self) -> Mapping[str, Mapping[str, Any]]:
        """The form of each situation, which asks no more than it needs."""
        return {situation: questions.narrowed(self.form, self.asked[situation]) for situation in self.situations}

    @functools.cached_property
    def validators(self) -> Mapping[str, Draft202012Validator]:
        """Of the form of each situation."""
        return {situation: Draft202012Validator(form) for situation, form in self.forms.items()}

    def steps_in(self, situation: str) -> tuple[Step, ...]:
        """The steps that take part in a situation, in the order of the file."""
        return tuple(step for step in self.steps.values() if not step.situations or situation in step.situations)

    @functools.cached_property
    def graphs(self) -> Mapping[str, tuple[Node, ...]]:
        """The graph of each situation: edges to steps that take no part are left out.

        A share that only planned items need counts as planned too: nobody's data is read for nothing.
        """
        made = {}
        for situation in self.situations:
            steps = self.steps_in(situation)
            keys = {step.node.key for step in steps}
            used = {step.node.key for step in questions.working(steps)}
            made[situation] = tuple(
                replace(
                    step.node,
                    after=step.node.after & keys,
                    waits=step.node.waits & keys,
                    planned=step.node.planned or (step.node.share and step.node.key not in used),
                )
                for step in steps
            )
        return made

    def materials_asked(self, situation: str) -> tuple[Material, ...]:
        """The materials the applicant must bring or promise in a situation."""
        return tuple(m for m in self.materials_in(situation) if m.id in self.asked[situation].materials)

    def materials_in(self, situation: str) -> tuple[Material, ...]:
        """The materials that have a part in a situation."""
        return tuple(m for m in self.materials if not m.situations or situation in m.situations)


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
    """All entries. Raises CatalogueError naming file, line and every cause of all files."""
    versions: dict[tuple[str, int], Entry] = {}
    found: list[str] = []
    for path in sorted(folder.glob("*.yaml")):
        examined = examine(path)
        found += _told(path, examined.causes)
        entry = examined.entry
        # A faulty entry still takes its place, so that a second one is told too.
        if entry and (entry.id, entry.version) in versions:
            zh = f"另一文件已有 {entry.id} 第 {entry.version} 版"
            en = f"another file holds version {entry.version} of {entry.id} already"
            found += _told(path, [marked.Cause(1, zh, en)])
        elif entry:
            versions[entry.id, entry.version] = entry
    if found:
        raise CatalogueError("\n".join(found))
    return Catalogue(versions)


def read(path: Path) -> Entry:
    """One entry. Raises CatalogueError."""
    examined = examine(path)
    if examined.causes or examined.entry is None:
        raise CatalogueError("\n".join(_told(path, examined.causes)))
    return examined.entry


def _told(path: Path, causes: Iterable[marked.Cause]) -> list[str]:
    return [f"{path.name}:{cause.line}: {cause.zh} · {cause.en}" for cause in causes]


@dataclass(frozen=True)
class Examined:
    """An entry if it could be understood, everything that keeps it from working, and what is only worth saying."""

    entry: Entry | None
    causes: tuple[marked.Cause, ...]
    notes: tuple[marked.Cause, ...] = ()


def examine(path: Path) -> Examined:
    """Reads a file and says everything that is wrong with it. Raises OSError if there is no such file."""
    try:
        content = path.read_bytes()
        document = marked.parse(content.decode("utf-8"))
    except UnicodeDecodeError:
        return Examined(None, (marked.Cause(1, "不是 UTF-8 文本", "not UTF-8"),))
    broken, understood = authoring.structure(document)
    causes = [*document.causes, *broken]
    if not understood:
        return Examined(None, _sorted(causes) or (marked.Cause(1, "文件是空的", "the file is empty"),))
    entry = replace(_entry(document.data), digest=digest(content))
    causes += authoring.meaning(entry, document)
    return Examined(entry, _sorted(causes), _sorted(authoring.notes(entry, document)) if not causes else ())


def _sorted(causes: Iterable[marked.Cause]) -> tuple[marked.Cause, ...]:
    return tuple(sorted(dict.fromkeys(causes), key=lambda cause: cause.line))


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
        seat=tuple(tuple(path.split(".")) for path in raw.get("seat", ())),
        steps={step.node.key: step for step in (*shares, *items)},
        materials=tuple(
            Material(one["id"], one["title"], one["source"], frozenset(one.get("situations", ())), terms_of(one))
            for one in raw.get("materials", ())
        ),
        contact=tuple(raw.get("contact", ())),
        counties=frozenset(raw.get("counties", ())),
    )


@functools.cache
def _usual_appeal() -> Mapping[str, Any]:
    """For entries that name none of their own."""
    made: Mapping[str, Any] = yaml.safe_load((Path(__file__).parent / "appeal.yaml").read_text(encoding="utf-8"))
    return made


def _step(raw: Mapping[str, Any], usual: Mapping[str, Any], *, share: bool) -> Step:
    found = [_NEED.fullmatch(text) for text in raw["needs"]]
    needs = tuple(Need(one[1], one[2], bool(one[3])) for one in found if one)
    appeal = raw.get("appeal", usual)
    limit = raw.get("limit", {"legal": 0, "promised": 0, "source": "", "status": "unconfirmed"})
    made = [need for need in needs if need.origin not in questions.OUTSIDE]
    after = frozenset(need.origin for need in made if not need.optional) | set(raw.get("after", ()))
    node = Node(
        key=raw["id"],
        after=after,
        waits=frozenset(need.origin for need in made if need.optional) - after,
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
        needs=needs,
        gives=frozenset(raw["gives"]),
        situations=frozenset(raw.get("situations", ())),
        legal_days=limit["legal"],
        promised_days=limit["promised"],
        legal_reference=limit["source"],
        appeal=Appeal(appeal["to"], appeal["days"], appeal["source"], appeal["status"]),
        limit_confirmed=limit["status"] == "confirmed",
        publicity_days=raw.get("publicity", 0),
        by_officer=raw.get("decides") == "officer",
        stops=raw.get("stops", False),
        form_fields=_count(raw.get("form_fields")),
        form_materials=_count(raw.get("form_materials")),
    )


def _count(own: int | list[str] | None) -> int | None:
    return len(own) if isinstance(own, list) else own
