"""Why: what a simulation went through, read from its trace, with the dated parameters it used."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from services.policy.rules.facts import FACTS
from services.policy.rules.system import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from chassis.parameters import Parameter


@dataclass(frozen=True)
class Why:
    """One reason; `parameter` and what follows are empty where none was used."""

    variable: str
    value: str
    zh: str
    en: str
    parameter: str = ""
    since: str = ""
    source: str = ""
    confirmed: bool = True


@dataclass
class Step:
    """What one variable used."""

    value: Any
    used: dict[str, None] = field(default_factory=dict)
    parameters: dict[str, None] = field(default_factory=dict)


class Trace:
    """The whole trace of a simulation as a graph: OpenFisca works out each variable once and then remembers it."""

    def __init__(self, simulation: Any) -> None:  # noqa: ANN401 - OpenFisca's
        """Reads the tracer's trees."""
        self.steps: dict[str, Step] = {}
        for tree in simulation.tracer.trees:
            self._read(tree)

    def _read(self, node: Any) -> None:  # noqa: ANN401 - OpenFisca's
        step = self.steps.setdefault(node.name, Step(node.value))
        for parameter in node.parameters:
            step.parameters[parameter.name.partition(".")[2].replace("_", "-")] = None
        for child in node.children:
            step.used[child.name] = None
            self._read(child)

    def facts(self, *names: str) -> set[str]:
        """The facts on which these variables depend."""
        return {name for name in self._below(names) if name in FACTS}

    def below(self, *names: str) -> set[str]:
        """Everything on which these variables depend, themselves included."""
        return set(self._below(names))

    def _below(self, names: Sequence[str]) -> Iterator[str]:
        seen: dict[str, None] = {}
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen[name] = None
                yield name
                waiting.extend(self.steps[name].used if name in self.steps else ())

    def why(
        self,
        names: Sequence[str],
        unknown: set[str],
        persons: Sequence[str],
        at: Callable[[str, date], Parameter],
        day: date,
    ) -> list[Why]:
        """The reasons behind these variables, each variable once, what it rests on before itself.

        A sum that came to nothing is told without what went into it. What depends on an unknown fact has no value.
        """
        told: dict[str, list[Why]] = {}
        for name in names:
            self._tell(name, told, set(names), (unknown, persons, at, day))
        return [one for each in told.values() for one in each]

    def _tell(self, name: str, told: dict[str, list[Why]], wanted: set[str], how: Any) -> None:  # noqa: ANN401
        if name in told or name not in RULES or name not in self.steps:
            return
        unknown, persons, at, day = how
        step, rule = self.steps[name], RULES[name]
        told[name] = []
        if name not in wanted and rule.kind is int and not np.any(step.value) and name != "persons_counted":
            told.pop(name)
            return
        for child in step.used:
            self._tell(child, told, wanted, how)
        reasons = told.pop(name)
        value = "" if self.facts(name) & unknown else shown(step.value, rule.of, persons)
        said_zh, said_en = value or "待查（有事实未知）", value or "open (facts unknown)"
        for parameter in step.parameters:
            if parameter.startswith("income-counted-") and not self._any(f"income_{parameter.rpartition('-')[2]}"):
                continue
            held = at(parameter, day)
            reasons.append(
                Why(
                    name,
                    value,
                    f"{rule.zh}：{said_zh}；{parameter} = {held.value}（{held.since}起，{held.source}）",
                    f"{rule.en}: {said_en}; {parameter} = {held.value} (from {held.since}, {held.source})",
                    parameter,
                    held.since.isoformat(),
                    held.source,
                    held.status == "confirmed",
                )
            )
        if not reasons:
            reasons.append(Why(name, value, f"{rule.zh}：{said_zh}", f"{rule.en}: {said_en}", source=rule.reference))
        told[name] = reasons

    def _any(self, fact: str) -> bool:
        return fact in self.steps and bool(np.any(self.steps[fact].value))


def shown(value: Any, of: str, persons: Sequence[str]) -> str:  # noqa: ANN401 - a column
    """A household's value, or each person's: "p1 62; p2 58"."""
    plain = [
        ("是 yes" if one else "否 no") if isinstance(one, bool) else str(one) for one in np.asarray(value).tolist()
    ]
    if of == "household":
        return plain[0]
    return "; ".join(f"{person} {one}" for person, one in zip(persons, plain, strict=True))
