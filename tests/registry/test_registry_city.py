"""The tables, the demonstration city, and many at once."""

from __future__ import annotations

import json
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from civic.onething.v1 import events_pb2 as onething
from civic.registry.v1 import registry_pb2 as pb
from sqlalchemy import func
from sqlmodel import select

from chassis.db import own
from city import resident_id
from services.registry.main import SERVICE
from services.registry.models import Base, Household, Resident
from tests.registry.making import Newborn, make_resident, make_stage
from tests.support import record, stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings

RESIDENTS = 2_000


def test_the_migration_makes_what_the_models_say(fresh: Callable[..., Settings]) -> None:
    on = make_stage(fresh("registry"))
    ours = set(Base.metadata.tables)

    def include(thing: Any, name: str | None, kind: str, *_: object) -> bool:
        table = name if kind == "table" else thing.table.name
        return table in ours

    with on.host.departments["registry"].db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": include, "compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    assert not ours & set(own.tables)


def test_every_method_has_its_function() -> None:
    SERVICE.check()


def test_the_demonstration_city(fresh: Callable[..., Settings]) -> None:
    on = stage(fresh("registry", demo_residents=RESIDENTS, demo_seed=7), [SERVICE])
    on.host.demonstrate()
    on.host.demonstrate()
    with on.host.departments["registry"].db.transaction(write=False) as session:
        people = session.exec(select(Resident).order_by(Resident.id)).all()
        homes = {home.id for home in session.exec(select(Household))}
    assert [person.id for person in people] == [f"r{n:08}" for n in range(RESIDENTS)]
    known = {person.id: person for person in people}
    for person in people:
        assert resident_id.sex(person.id_number) == person.sex
        assert resident_id.birth_date(person.id_number) == person.birth_date
        assert person.household_id in homes
        if person.mother_id:
            assert known[person.mother_id].sex == "FEMALE"
        if person.spouse_id:
            assert known[person.spouse_id].spouse_id == person.id
    found = on.call("registry", "GetHousehold", pb.GetHouseholdRequest(household_id=people[0].household_id))
    assert found.members[0].resident_id == "r00000000"
    assert found.members[0].relation == "HEAD"


def test_loading_the_default_city_takes_seconds_at_most(fresh: Callable[..., Settings]) -> None:
    """A loose bound against an accidental row-by-row load; `make bench` measures."""
    on = stage(fresh("registry", demo_residents=20_000), [SERVICE])
    started = time.perf_counter()
    on.host.demonstrate()
    assert time.perf_counter() - started < 10
    with on.host.departments["registry"].db.transaction(write=False) as session:
        assert session.exec(select(func.count()).select_from(Resident)).one() == 20_000


@pytest.mark.live
def test_many_register_at_once_in_one_county_on_one_day(postgres_settings: Callable[..., Settings]) -> None:
    """INVARIANT: however many transactions choose at the same time, every child gets a valid number of its own.

    Without the unique constraint two children would now and then share one.
    """
    threads, each = 6, 20
    on = make_stage(postgres_settings("registry"), [make_resident(f"m{n}") for n in range(threads)])
    department = on.host.departments["registry"]
    ready = threading.Barrier(threads)

    def register(thread: int) -> None:
        batch = []
        for n in range(each):
            case_id = f"case-{thread}-{n}"
            newborn = Newborn(name=f"陈{n}", mother=f"m{thread}", father=None, certificate=f"Z{thread}-{n}")
            event = onething.ItemAssigned(
                case_id=case_id,
                task="register-newborn",
                action=onething.ItemAssigned.PERFORM,
                attempt=1,
                sealed_inputs=department.keyring.seal("registry", json.dumps(newborn.inputs()).encode()),
            )
            batch.append(record(event, case_id, to="registry"))
        ready.wait()
        for start in range(0, each, 5):
            department.inbox.deliver(batch[start : start + 5])

    running = [threading.Thread(target=register, args=(thread,)) for thread in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    answers = [said for said in on.announced("registry") if isinstance(said, onething.ItemAnswered)]
    assert department.inbox.parked() == []
    assert [answer.outcome for answer in answers] == [onething.ItemAnswered.GRANTED] * threads * each
    numbers = [on.outputs("registry", answer)["idNumber"] for answer in answers]
    assert len(set(numbers)) == threads * each
    born = Newborn().born_at.date()
    assert all(number.startswith(f"330802{born:%Y%m%d}") for number in numbers)
    assert all(resident_id.is_valid(number, born) and resident_id.sex(number) == "MALE" for number in numbers)


@pytest.mark.live
def test_one_child_in_two_cases_at_once_is_entered_once(postgres_settings: Callable[..., Settings]) -> None:
    """INVARIANT: of two cases for one child that come at the same moment, one is granted and one refused."""
    on = make_stage(postgres_settings("registry"), [make_resident("m1")])
    department = on.host.departments["registry"]
    for round_ in range(5):
        newborn = Newborn(father=None, name=f"陈{round_}", certificate=f"Z{round_}")
        ready = threading.Barrier(2)

        def register(case_id: str, newborn: Newborn = newborn, ready: threading.Barrier = ready) -> None:
            event = onething.ItemAssigned(
                case_id=case_id,
                task="register-newborn",
                action=onething.ItemAssigned.PERFORM,
                attempt=1,
                sealed_inputs=department.keyring.seal("registry", json.dumps(newborn.inputs()).encode()),
            )
            ready.wait()
            department.inbox.deliver([record(event, case_id, to="registry")])

        pair = [threading.Thread(target=register, args=(f"case-{round_}-{n}",)) for n in range(2)]
        for thread in pair:
            thread.start()
        for thread in pair:
            thread.join()
        answers = [said for said in on.announced("registry") if isinstance(said, onething.ItemAnswered)]
        assert sorted(answer.outcome for answer in answers) == [
            onething.ItemAnswered.GRANTED,
            onething.ItemAnswered.REFUSED,
        ]
