"""What one transaction knows of the register, so that a batch of hundreds of items asks for it once."""

from __future__ import annotations

import random
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sqlmodel import col, select

from services.registry import rules
from services.registry.models import Resident

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date, datetime

    from sqlmodel import Session

    from chassis.edge import Tx

_TRIED = 4  # identity numbers looked at before all of a day are read


class Birth(NamedTuple):
    """By what the register knows a newborn again: its case, its certificate, or mother, moment and name."""

    case_id: str
    certificate_no: str
    mother_id: str
    born_at: datetime
    name: str


class Wanted(NamedTuple):
    """An identity number that is wanted; `start` spreads the cases over a day's numbers."""

    county: str
    birth_date: date
    sex: rules.Sex
    start: int


class Register:
    """Residents and births looked up in one transaction, those that it adds itself among them.

    Each look-up takes many keys and asks for the unknown ones in one statement; what is asked again costs nothing.
    Unique constraints stand behind it: what another transaction adds meanwhile ends in a clash, which is retried.
    """

    def __init__(self, session: Session) -> None:
        """Knows nothing yet."""
        self._session = session
        self._by_number: dict[str, Resident | None] = {}
        self._by_id: dict[str, Resident | None] = {}
        self._births: set[Birth] = set()
        self._by_case: dict[str, Resident] = {}
        self._by_certificate: dict[str, Resident] = {}
        self._by_birth: dict[tuple[str, datetime, str], Resident] = {}
        self._first: dict[Wanted, list[str]] = {}
        self._taken: set[str] = set()
        self._days: set[str] = set()

    @classmethod
    def of(cls, tx: Tx) -> Register:
        """The one of this transaction."""
        known: Register = tx.session.info.setdefault("register", cls(tx.session))
        return known

    def by_number(self, numbers: Collection[str]) -> dict[str, Resident | None]:
        """Residents by ID number; None where the register has nobody, or nobody any more."""
        if unknown := set(numbers) - self._by_number.keys():
            query = select(Resident).where(col(Resident.id_number).in_(unknown), ~col(Resident.cancelled))
            with self._session.no_autoflush:
                found = {resident.id_number: resident for resident in self._session.exec(query)}
            self._by_number |= {number: found.get(number) for number in unknown}
        return {number: self._by_number[number] for number in numbers}

    def by_id(self, ids: Collection[str]) -> dict[str, Resident | None]:
        """Residents by id; None where the register has nobody, or nobody any more."""
        if unknown := set(ids) - self._by_id.keys():
            query = select(Resident).where(col(Resident.id).in_(unknown), ~col(Resident.cancelled))
            with self._session.no_autoflush:
                found = {resident.id: resident for resident in self._session.exec(query)}
            self._by_id |= {each: found.get(each) for each in unknown}
        return {each: self._by_id[each] for each in ids}

    def look_up_births(self, births: Iterable[Birth]) -> None:
        """Learns which of these children stand in the register."""
        unknown = set(births) - self._births
        if not unknown:
            return
        # A statement each, worded as the partial unique indexes are: joined by OR they would read the whole table.
        sought = (
            (col(Resident.born_case_id).in_({birth.case_id for birth in unknown}),),
            (col(Resident.certificate_no).in_({birth.certificate_no for birth in unknown}),),
            (
                col(Resident.born_at).in_({birth.born_at for birth in unknown}),
                col(Resident.mother_id).in_({birth.mother_id for birth in unknown}),
            ),
        )
        with self._session.no_autoflush:
            for conditions in sought:
                for resident in self._session.exec(select(Resident).where(*conditions, ~col(Resident.cancelled))):
                    self._know_birth(resident)
        self._births |= unknown

    def registered(self, birth: Birth) -> Resident | None:
        """The child that was entered for this case, or else the same child entered for another case."""
        self.look_up_births([birth])
        return (
            self._by_case.get(birth.case_id)
            or self._by_certificate.get(birth.certificate_no)
            or self._by_birth.get((birth.mother_id, birth.born_at, birth.name))
        )

    def of_case(self, case_id: str) -> Resident | None:
        """The child that stands in the register for a case."""
        if case_id in self._by_case:
            return self._by_case[case_id]
        query = select(Resident).where(Resident.born_case_id == case_id, ~col(Resident.cancelled))
        return self._session.exec(query).first()

    def enter(self, newborn: Resident) -> None:
        """Adds a newborn."""
        self._session.add(newborn)
        self._by_number[newborn.id_number] = self._by_id[newborn.id] = newborn
        self._know_birth(newborn)

    def strike(self, newborn: Resident) -> None:
        """Takes a newborn's registration back. It is written at once: the child may be entered anew in this batch."""
        newborn.cancelled = True
        self._session.flush()
        self._by_number[newborn.id_number] = self._by_id[newborn.id] = None
        if newborn.born_case_id and newborn.certificate_no and newborn.mother_id and newborn.born_at:
            self._by_case.pop(newborn.born_case_id, None)
            self._by_certificate.pop(newborn.certificate_no, None)
            self._by_birth.pop((newborn.mother_id, newborn.born_at, newborn.name), None)

    def look_up_numbers(self, wanted: Iterable[Wanted]) -> None:
        """Learns which of the numbers that will be tried first are taken."""
        unknown = [each for each in wanted if each not in self._first]
        if not unknown:
            return
        self._first |= {each: list(islice(rules.identity_numbers(*each), _TRIED)) for each in unknown}
        numbers = {number for each in unknown for number in self._first[each]}
        query = select(Resident.id_number).where(col(Resident.id_number).in_(numbers))
        with self._session.no_autoflush:
            self._taken.update(self._session.exec(query))

    def take_number(self, wanted: Wanted) -> str | None:
        """A free identity number, which nobody else in this transaction gets; None if a whole day's are taken.

        When the first ones are taken, one of the day's free ones is drawn by lot, so that two transactions seldom
        choose the same; if they do, the unique constraint makes one of them try again.
        """
        self.look_up_numbers([wanted])
        number = next((each for each in self._first[wanted] if each not in self._taken), None)
        if number is None:
            self._look_up_day(wanted)
            free = [each for each in rules.identity_numbers(*wanted) if each not in self._taken]
            if not free:
                return None
            number = random.choice(free)  # noqa: S311 - a lot, not a secret
        self._taken.add(number)
        return number

    def _look_up_day(self, wanted: Wanted) -> None:
        prefix = rules.number_prefix(wanted.county, wanted.birth_date)
        if prefix in self._days:
            return
        inside = col(Resident.id_number).between(prefix + "0000", prefix + "999X")
        with self._session.no_autoflush:
            self._taken.update(self._session.exec(select(Resident.id_number).where(inside)))
        self._days.add(prefix)

    def _know_birth(self, resident: Resident) -> None:
        if resident.born_case_id:
            self._by_case[resident.born_case_id] = resident
        if resident.certificate_no:
            self._by_certificate[resident.certificate_no] = resident
        if resident.born_at and resident.mother_id:
            self._by_birth[resident.mother_id, resident.born_at, resident.name] = resident
