"""The OpenFisca system: entities, facts, rules and parameters, built from what the other modules and the YAML say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from services.policy.rules import means, people, standing
from services.policy.rules.facts import FACTS, RELATIONS, Facts
from services.policy.rules.overlap import Outcome
from services.policy.rules.variables import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from services.policy.rules.benefits import Benefit

RULES: dict[str, Rule] = {rule.name: rule for rule in (*people.RULES, *means.RULES, *standing.RULES)}
ENGINE = f"openfisca-core {version('openfisca-core')}"
_ROOT = "law"
_KINDS = {"i8": int, "i4": int, "i1": int, "?": bool, "M8[D]": date}


@dataclass(frozen=True, eq=False)
class System:
    """A tax-benefit system and the names of what it works out."""

    engine: Any
    variables: frozenset[str]


def build(raw: Mapping[str, Any]) -> System:
    """The system by these dated parameters (the shape of parameters.yaml)."""
    person = build_entity("person", "persons", "人 person", is_person=True)
    roles: Any = [
        {"key": "head", "label": "户主 head", "max": 1},
        {"key": "spouse", "plural": "spouses", "label": "配偶 spouse"},
        {"key": "child", "plural": "children", "label": "子女 child"},
        {"key": "parent", "plural": "parents", "label": "父母 parent"},
        {"key": "other", "plural": "others", "label": "其他 other"},
    ]
    household = build_entity("household", "households", "户 household", roles=roles)
    entities = {"person": person, "household": household}
    engine = TaxBenefitSystem([person, household])
    for fact in FACTS.values():
        kind = _KINDS[fact.dtype]
        default = fact.default.item() if hasattr(fact.default, "item") else fact.default
        _add(engine, fact.name, fact.dtype, value_type=kind, entity=entities[fact.of], default_value=default)
    for rule in RULES.values():
        dtype = "i8" if rule.kind is int else "?"
        entity = entities[rule.of]
        _add(engine, rule.name, dtype, value_type=rule.kind, entity=entity, formula=rule.formula, label=rule.zh)
    engine.parameters = ParameterNode(_ROOT, data=_data(raw))
    return System(engine, frozenset(RULES))


def _add(engine: Any, name: str, dtype: str, **attributes: Any) -> None:  # noqa: ANN401 - OpenFisca is not typed so far
    variable = engine.add_variable(type(name, (Variable,), {"definition_period": DateUnit.MONTH, **attributes}))
    # OpenFisca's whole numbers have 32 bits: 21 million yuan in 分, and then they wrap without a word.
    variable.dtype = np.dtype(dtype)


def _data(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name.replace("-", "_"): {"values": {str(each["from"]): {"value": each["value"]} for each in entry["values"]}}
        for name, entry in raw.items()
    }


def simulate(system: System, facts: Facts, columns: Mapping[str, Any], month: str, *, trace: bool = False) -> Any:  # noqa: ANN401
    """A simulation of these households with these columns in them, for a month (YYYY-MM)."""
    builder = SimulationBuilder()
    builder.create_entities(system.engine)
    builder.declare_person_entity("person", np.arange(facts.persons))
    instance = builder.declare_entity("household", np.arange(facts.households))
    # A role that several may have is known by its key here and by its plural in a document.
    roles = np.array(["head", "spouse", "child", "parent", "other"])[facts.relation]
    assert len(RELATIONS) == 5  # noqa: PLR2004 - the five roles above
    builder.join_with_persons(instance, facts.household, roles)
    simulation = builder.build(system.engine)
    simulation.trace = trace
    for name, values in columns.items():
        simulation.set_input(name, month, values)
    return simulation


def outcomes(simulation: Any, benefits: Iterable[Benefit], month: str) -> dict[str, Outcome]:  # noqa: ANN401
    """Every benefit before the overlap matrix."""
    return {
        benefit.name: Outcome(
            np.asarray(simulation.calculate(benefit.entitled, month)),
            np.asarray(simulation.calculate(benefit.variable, month)),
        )
        for benefit in benefits
    }
