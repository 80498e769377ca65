"""Makes `definitions.json` from HL7's own definitions of FHIR R4, which are CC0.

They stand in the npm package hl7.fhir.r4.examples 4.0.1: unpack it and run
`python -m services.health.record.extract_definitions FOLDER_OF_THE_PACKAGE`.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from services.health.record.definitions import TYPES

TARGET = Path(__file__).parent / "definitions.json"
_PLAIN = re.compile(r"[A-Za-z]+(?:\.[A-Za-z]+)*")
_AS = re.compile(r"\(?([A-Za-z.]+) as ([A-Za-z]+)\)?(.*)")
_RESOLVE = re.compile(r"\.where\(resolve\(\) is ([A-Za-z]+)\)")
_SYSTEM = re.compile(r"\.where\(system='([a-z]+)'\)")
# Primitive types whose JSON is no string, and the one that may be any resource.
_TOLD = {"boolean", "integer", "positiveInt", "unsignedInt", "decimal", "Resource"}

Json = dict[str, Any]


class Package:
    """The files of the package."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._systems = {d["url"]: d for d in self.all("CodeSystem") if "url" in d}
        self._sets = {d["url"]: d for d in self.all("ValueSet") if "url" in d}

    def all(self, kind: str) -> list[Json]:
        """All definitions of one kind."""
        return [json.loads(path.read_bytes()) for path in sorted(self._folder.glob(f"{kind}-*.json"))]

    def structure(self, name: str) -> Json | None:
        """The definition of a type; None for a primitive one."""
        path = self._folder / f"StructureDefinition-{name}.json"
        found = json.loads(path.read_bytes()) if path.exists() else None
        return found if found and found["kind"] in ("complex-type", "resource") else None

    def codes(self, url: str) -> dict[str, list[str]] | None:
        """The codes of a value set by their system; None if they cannot be listed."""
        made: dict[str, list[str]] = {}
        known = self._sets.get(url.split("|", maxsplit=1)[0])
        if known is None:
            return None
        for include in known.get("compose", {}).get("include", []):
            if "filter" in include or (not include.get("system") and not include.get("valueSet")):
                return None
            for other in include.get("valueSet", []):
                inner = self.codes(other)
                if inner is None:
                    return None
                for system, codes in inner.items():
                    made.setdefault(system, []).extend(codes)
            if system := include.get("system"):
                listed = include.get("concept")
                if listed is None:
                    whole = self._systems.get(system)
                    if whole is None or whole.get("content") != "complete":
                        return None
                    listed = list(_flat(whole.get("concept", [])))
                made.setdefault(system, []).extend(concept["code"] for concept in listed)
        for exclude in known.get("compose", {}).get("exclude", []):
            gone = {concept["code"] for concept in exclude.get("concept", [])}
            made[exclude["system"]] = [code for code in made.get(exclude["system"], []) if code not in gone]
        return {system: sorted(set(codes)) for system, codes in made.items()}


def _flat(concepts: list[Json]) -> Any:  # noqa: ANN401 - a generator of concepts
    for concept in concepts:
        yield concept
        yield from _flat(concept.get("concept", []))


def structures(package: Package) -> tuple[Json, Json, Json]:
    """Elements with what is required of them, choices of type, and the value sets that are named."""
    elements: Json = {}
    choices: Json = {}
    sets: Json = {}
    todo, seen = sorted(TYPES), set()
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        structure = package.structure(name)
        if structure is None:
            continue
        for element in structure["snapshot"]["element"][1:]:
            holder, _, leaf = element["path"].rpartition(".")
            kinds = [kind["code"] for kind in element.get("type", [])]
            told: Json = {"min": element["min"]} if element["min"] else {}
            if element["max"] not in ("0", "1"):
                told["many"] = 1
            binding = element.get("binding", {})
            if binding.get("strength") == "required" and (codes := package.codes(binding["valueSet"])):
                key = binding["valueSet"].split("|")[0].rpartition("/")[2]
                sets[key], told["codes"] = codes, key
            if "contentReference" in element:
                kinds = [element["contentReference"].removeprefix("#")]
            todo.extend(kind for kind in kinds if "." not in kind and kind != "Resource")
            if leaf.endswith("[x]"):
                base = leaf.removesuffix("[x]")
                names = [base + kind[0].upper() + kind[1:] for kind in kinds]
                choices.setdefault(holder, {})[base] = {"names": names, **({"min": 1} if element["min"] else {})}
                told.pop("min", None)
                for one, kind in zip(names, kinds, strict=True):
                    _put(elements, holder, one, {**told, **_type(package, kind)})
            else:
                inner = element["path"] if kinds and kinds[0] in ("BackboneElement", "Element") else ""
                _put(elements, holder, leaf, {**told, **({"type": inner} if inner else _type(package, kinds[0]))})
    return elements, choices, sets


def _type(package: Package, kind: str) -> Json:
    told = ("." in kind and "/" not in kind) or kind in _TOLD or package.structure(kind)
    return {"type": kind} if told else {}


def _put(elements: Json, holder: str, name: str, told: Json) -> None:
    # What is told by the shape of the JSON alone is left out.
    if told and set(told) != {"many"}:
        elements.setdefault(holder, {})[name] = told


def searches(package: Package) -> Json:
    """By resource type and parameter: its kind, the paths of its values, and what a reference may point to."""
    made: Json = {name: {} for name in sorted(TYPES)}
    for parameter in package.all("SearchParameter"):
        url = parameter.get("url", "")
        standard = url.startswith("http://hl7.org/fhir/SearchParameter/") and parameter.get("expression")
        if not standard or parameter["type"] in ("composite", "special") or parameter["code"] == "phonetic":
            continue
        for name in set(parameter["base"]) & TYPES:
            alternatives = [part.strip() for part in parameter["expression"].split(" | ")]
            paths = [made_of for part in alternatives if (made_of := _path(name, part))]
            if paths:
                told: Json = {"type": parameter["type"], "paths": paths, "url": url}
                if parameter["type"] == "reference":
                    told["targets"] = sorted(parameter.get("target", []))
                made[name][parameter["code"]] = told
    return {name: dict(sorted(told.items())) for name, told in made.items()}


def _path(name: str, expression: str) -> Json | None:
    told: Json = {}
    if found := _RESOLVE.search(expression):
        told["target"], expression = found[1], expression.replace(found[0], "")
    if found := _SYSTEM.search(expression):
        told["system"], expression = found[1], expression.replace(found[0], "")
    if found := _AS.fullmatch(expression):
        expression = found[1] + found[2][0].upper() + found[2][1:] + found[3]
    if not _PLAIN.fullmatch(expression) or expression.split(".")[0] != name or "extension" in expression:
        return None
    return {"path": expression.split(".")[1:], **told}


def main() -> None:
    """Writes the file."""
    package = Package(Path(sys.argv[1]))
    elements, choices, sets = structures(package)
    made = {
        "source": "HL7 FHIR R4 4.0.1, npm package hl7.fhir.r4.examples 4.0.1",
        "licence": "CC0-1.0",
        "elements": dict(sorted(elements.items())),
        "choices": dict(sorted(choices.items())),
        "codes": dict(sorted(sets.items())),
        "search": searches(package),
    }
    lines = [f"{json.dumps(key)}: {_lines(value)}" for key, value in made.items()]
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    sys.stdout.write(f"{TARGET}: {TARGET.stat().st_size:,} bytes\n")


def _lines(value: Any) -> str:  # noqa: ANN401 - any JSON
    if not isinstance(value, dict):
        return json.dumps(value)
    inner = ",\n".join(f" {json.dumps(key)}: {json.dumps(item, ensure_ascii=False)}" for key, item in value.items())
    return "{\n" + inner + "\n}"


if __name__ == "__main__":
    main()
