"""What one transaction knows of the register, so that a batch of hundreds of items asks for it once."""

from __future__ import annotations

import random
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlmodel import col, select

from chassis.ahead import Lookup, enter, one_of
from services.registry import rules
from services.registry.models import Resident

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from chassis.edge import Tx

_TRIED = 4  # identity numbers looked at before all of a day are read
_STANDING = ~col(Resident.cancelled)

# Who was taken out of the register since a look-up stays in its answer: `standing` leaves them out.
BY_NUMBER = Lookup(Resident, "id_number", _STANDING)
BY_ID = Lookup(Resident, "id", _STANDING)
BY_CASE = Lookup(Resident, "born_case_id", _STANDING)
BY_CERTIFICATE = Lookup(Resident, "certificate_no", _STANDING)


class Birth(NamedTuple):
    """By what the register knows a newborn again without its case and certificate."""

    mother_id: str
    born_at: datetime
    name: str


class Wanted(NamedTuple):
    """An identity number that is wanted; `start` spreads the cases over a day's numbers."""

    county: str
    birth_date: date
    sex: rules.Sex
    start: int


def standing(tx: Tx, lookup: Lookup[Resident], key: str) -> Resident | None:
    """The resident with this key; None where the register has nobody, or nobody any more."""
    return next((resident for resident in lookup.rows(tx, key) if not resident.cancelled), None)


class Register:
    """Births and identity numbers looked up in one transaction, those that it adds itself among them.

    Each look-up takes many keys and asks for the unknown ones in one statement; what is asked again costs nothing.
    Unique constraints stand behind it: what another transaction adds meanwhile ends in a clash, which is retried.
    """

    def __init__(self, tx: Tx) -> None:
        """Knows nothing yet."""
        self._tx = tx
        self._births: dict[tuple[str | None, datetime | None, str], list[Resident]] = {}
        self._first: dict[Wanted, list[str]] = {}
        self._taken: set[str] = set()
        self._days: set[str] = set()

    @classmethod
    def of(cls, tx: Tx) -> Register:
        """The one of this transaction."""
        known: Register | None = tx.session.info.get("register")
        if known is None:
            known = tx.session.info["register"] = cls(tx)
        return known

    def look_up_births(self, births: Iterable[Birth]) -> None:
        """Learns which of these children stand in the register."""
        unknown = [birth for birth in births if birth not in self._births]
        if not unknown:
            return
        self._births.update({birth: [] for birth in unknown})
        query = select(Resident).where(
            one_of(self._tx, Resident.born_at, sorted({birth.born_at for birth in unknown})),
            one_of(self._tx, Resident.mother_id, sorted({birth.mother_id for birth in unknown})),
            _STANDING,
        )
        with self._tx.session.no_autoflush:
            for resident in self._tx.session.exec(query):
                known = (resident.mother_id, resident.born_at, resident.name)
                if known in self._births:
                    self._births[known].append(resident)

    def registered(self, birth: Birth) -> Resident | None:
        """The child of this mother with this name, born at this moment."""
        self.look_up_births([birth])
        return next((resident for resident in self._births[birth] if not resident.cancelled), None)

    def enter(self, **columns: Any) -> Resident:  # noqa: ANN401 - as the model declares them
        """Adds a newborn, who must have been looked up before."""
        newborn = enter(self._tx, Resident, **columns)
        self._births[Birth(columns["mother_id"], columns["born_at"], newborn.name)].append(newborn)
        return newborn

    def look_up_numbers(self, wanted: Iterable[Wanted]) -> None:
        """Learns which of the numbers that will be tried first are taken."""
        unknown = [each for each in wanted if each not in self._first]
        if not unknown:
            return
        self._first |= {each: list(islice(rules.identity_numbers(*each), _TRIED)) for each in unknown}
        numbers = sorted({number for each in unknown for number in self._first[each]})
        query = select(Resident.id_number).where(one_of(self._tx, Resident.id_number, numbers))
        with self._tx.session.no_autoflush:
            self._taken.update(self._tx.session.exec(query))

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
        with self._tx.session.no_autoflush:
            self._taken.update(self._tx.session.exec(select(Resident.id_number).where(inside)))
        self._days.add(prefix)
