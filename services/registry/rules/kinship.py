"""Who is what to whom (亲属关系), and who is bound to support whom (赡养、抚养、扶养义务人). Pure.

The register knows parents and spouses by name, and in a household how each member stands to the head; both count.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from services.registry.rules import is_minor

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from chassis.parameters import Parameter

SPOUSE, PARENT, CHILD, SIBLING = "SPOUSE", "PARENT", "CHILD", "SIBLING"
GRANDPARENT, GRANDCHILD = "GRANDPARENT", "GRANDCHILD"
PARENT_IN_LAW, CHILD_IN_LAW, HOUSEHOLD = "PARENT_IN_LAW", "CHILD_IN_LAW", "HOUSEHOLD"

# How far a duty binds: now; if the person cannot live on their own means; if those who come first cannot (无力).
BOUND, IF_DEPENDENT, IF_OTHERS_UNABLE = "BOUND", "IF_DEPENDENT", "IF_OTHERS_UNABLE"


@dataclass(frozen=True)
class Person:
    """What kinship needs of a resident: parents and spouse where the register has them, place in the household."""

    id: str
    birth_date: date
    household_id: str = ""
    relation: str = ""
    mother_id: str | None = None
    father_id: str | None = None
    spouse_id: str | None = None
    died_on: date | None = None


@dataclass(frozen=True)
class Supporter:
    """Somebody bound to support a person.

    Attributes:
        resident_id: the supporter.
        relation: what the supporter is to the person.
        duty: SUPPORT_ELDER (赡养), RAISE (抚养) or MAINTAIN (扶养).
        binding: BOUND, IF_DEPENDENT or IF_OTHERS_UNABLE.
        legal_reference: the article.
        same_household: lives in the same household.
    """

    resident_id: str
    relation: str
    duty: str
    binding: str
    legal_reference: str
    same_household: bool


class Family:
    """The ties among some people. What is asked about somebody not among them is answered as "no tie"."""

    def __init__(self, people: Iterable[Person]) -> None:
        """Takes the people whose ties count."""
        self.people = {person.id: person for person in people}
        self._parents: defaultdict[str, set[str]] = defaultdict(set)
        self._children: defaultdict[str, set[str]] = defaultdict(set)
        self._spouses: defaultdict[str, set[str]] = defaultdict(set)
        homes: defaultdict[str, defaultdict[str, list[Person]]] = defaultdict(lambda: defaultdict(list))
        for person in self.people.values():
            for parent in (person.mother_id, person.father_id):
                if parent:
                    self._tie(parent, person.id)
            if person.spouse_id:
                self._marry(person.id, person.spouse_id)
            if person.household_id:
                homes[person.household_id][person.relation].append(person)
        for home in homes.values():
            self._read_household(home)

    def parents(self, one: str) -> set[str]:
        """Ids of the parents."""
        return self._parents[one]

    def children(self, one: str) -> set[str]:
        """Ids of the children."""
        return self._children[one]

    def spouses(self, one: str) -> set[str]:
        """Id of the spouse, in a set."""
        return self._spouses[one]

    def siblings(self, one: str) -> set[str]:
        """Ids of those who share a parent."""
        return {child for parent in self.parents(one) for child in self.children(parent)} - {one}

    def relation(self, other: str, to: str) -> str:
        """What `other` is to `to`: the nearest tie; HOUSEHOLD if they only live together; empty if there is none."""
        if other == to:
            return ""
        ties: tuple[tuple[str, set[str]], ...] = (
            (SPOUSE, self.spouses(to)),
            (CHILD, self.children(to)),
            (PARENT, self.parents(to)),
            (SIBLING, self.siblings(to)),
            (GRANDCHILD, self._of(self.children(to), self._children)),
            (GRANDPARENT, self._of(self.parents(to), self._parents)),
            (CHILD_IN_LAW, self._of(self.children(to), self._spouses)),
            (PARENT_IN_LAW, self._of(self.spouses(to), self._parents)),
        )
        near = next((name for name, people in ties if other in people), "")
        if near:
            return near
        one, two = self.people.get(other), self.people.get(to)
        together = one is not None and two is not None and one.household_id == two.household_id != ""
        return HOUSEHOLD if together else ""

    def alive(self, one: str) -> bool:
        """Whether the register has somebody as living; somebody it does not have here is not known to be dead."""
        person = self.people.get(one)
        return person is None or person.died_on is None

    def _of(self, some: set[str], ties: dict[str, set[str]]) -> set[str]:
        return {each for one in some for each in ties[one]}

    def _tie(self, parent: str, child: str) -> None:
        self._parents[child].add(parent)
        self._children[parent].add(child)

    def _marry(self, one: str, two: str) -> None:
        self._spouses[one].add(two)
        self._spouses[two].add(one)

    def _read_household(self, home: dict[str, list[Person]]) -> None:
        for head in home["HEAD"][:1]:
            for child in home["CHILD"]:
                # Where the register names a parent that counts, and not that the head's spouse lives there too.
                if not (child.mother_id or child.father_id):
                    self._tie(head.id, child.id)
            for parent in home["PARENT"]:
                self._tie(parent.id, head.id)
            for spouse in home["SPOUSE"]:
                if head.spouse_id is None and spouse.spouse_id is None:
                    self._marry(head.id, spouse.id)


def supporters(family: Family, one: str, *, today: date, duties: Parameter, majority: Parameter) -> list[Supporter]:
    """The living people of age who are bound to support somebody, nearest first.

    Whether they are able to (负担能力), and whether the person is in need, no register knows: `binding` says on what
    a duty still depends.

    Args:
        family: everybody whose ties count, up to two generations from the person.
        one: the person.
        today: day in China.
        duties: `support-duties`.
        majority: `age-of-majority`.
    """
    person = family.people[one]
    minor = is_minor(person.birth_date, today, majority)
    found: list[Supporter] = []
    for duty in duties.value:
        if (duty["subject"] == "MINOR" and not minor) or (duty["subject"] == "ADULT" and minor):
            continue
        for other in sorted(_candidates(family, one, duty["supporter"])):
            supporter = family.people.get(other)
            if supporter is None or supporter.died_on or is_minor(supporter.birth_date, today, majority):
                continue
            if duty["supporter"] == SIBLING and supporter.birth_date > person.birth_date:
                continue
            binding = duty["binding"]
            if binding == IF_OTHERS_UNABLE and _stands_in(family, one, other, duty["supporter"]):
                binding = BOUND
            together = supporter.household_id == person.household_id != ""
            relation, law = duty["supporter"], duty["law"]
            found.append(Supporter(other, relation, duty["duty"], binding, law, together))
    return found


def _candidates(family: Family, one: str, relation: str) -> set[str]:
    return {other for other in family.people if family.relation(other, one) == relation}


def _stands_in(family: Family, one: str, other: str, relation: str) -> bool:
    """Whether all who are bound before `other` are dead."""
    if relation == GRANDCHILD:
        first = {child for child in family.children(one) if other in family.children(child)}
    else:
        first = family.parents(one)
    return bool(first) and not any(family.alive(each) for each in first)
