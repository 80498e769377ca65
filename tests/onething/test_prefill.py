"""Nobody is asked what is known: papers of earlier cases are offered again, and the registry fills in on consent."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from civic.onething.v1 import onething_pb2 as pb
from civic.registry.v1 import registry_pb2
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from chassis.auth import Actor
from chassis.errors import InvalidInput, NotFound, Unavailable
from city.days import add_months
from services.onething.catalogue import load
from services.onething.main import SERVICE
from services.onething.papers import prefill
from services.onething.papers.terms import valid_until
from tests.onething import papers as make
from tests.onething.test_catalogue import faults
from tests.onething.together import signed, together
from tests.registry import making
from tests.support import Stage, stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from chassis.settings import Settings


@pytest.fixture
def desk(fresh: Callable[..., Settings], tmp_path: Path) -> Iterator[Stage]:
    with make.in_catalogue(tmp_path):
        yield stage(fresh("onething"), [SERVICE])


@pytest.fixture
def city(fresh: Callable[..., Settings], tmp_path: Path) -> Iterator[Stage]:
    with make.in_catalogue(tmp_path), together(fresh("onething", "registry")) as found:
        yield found


def offered(desk: Stage, actor: Actor = make.ANNE, one_thing_id: str = "papers", situation: str = "plain") -> list:  # type: ignore[type-arg]
    request = pb.ListReusableMaterialsRequest(one_thing_id=one_thing_id, situation=situation)
    return list(desk.call("onething", "ListReusableMaterials", request, actor).materials)


def fill(
    city: Stage, actor: Actor, *, agree: bool = True, one_thing: str = "papers", situation: str = "plain"
) -> pb.PrefillFormResponse:
    request = pb.PrefillFormRequest(one_thing_id=one_thing, situation=situation, agree=agree)
    found: pb.PrefillFormResponse = city.call("onething", "PrefillForm", request, actor)
    return found


def usage(city: Stage, actor: Actor) -> list:  # type: ignore[type-arg]
    return list(city.call("registry", "ListMyDataUsage", registry_pb2.ListMyDataUsageRequest(), actor).reads)


def test_a_paper_given_once_is_offered_again_and_handed_in_by_its_id(desk: Stage) -> None:
    assert offered(desk) == []
    case = make.hand_in(desk)
    (again,) = offered(desk)
    # The photograph and the licence have no time for which they hold: they are not offered.
    assert (again.material_id, again.title_zh, again.case_id, again.media_type) == (
        "deed", "房产证", case.case_id, make.PDF,
    )  # fmt: skip
    assert again.valid_until == add_months(datetime.now(UTC).date(), 12).isoformat() or again.valid_until > "2026"
    assert offered(desk, make.BERT) == []
    others = {
        "deed": again.upload_id,
        "photo": make.upload(desk, make.make_image(), kind=make.PNG).upload_id,
        "licence": make.upload(desk, make.make_pdf("licence")).upload_id,
    }
    second = desk.call("onething", "OpenCase", make.submission(others), make.ANNE)
    shown = desk.call("onething", "GetMyMaterial", pb.GetMyMaterialRequest(upload_id=again.upload_id), make.ANNE)
    assert [use.case_id for use in shown.uses] == [case.case_id, second.case_id]
    assert len(offered(desk)) == 1


def test_the_same_paper_serves_another_thing_under_another_name(desk: Stage, tmp_path: Path) -> None:
    make.hand_in(desk)
    other = (
        make.ENTRY.replace("id: papers", "id: more-papers")
        .replace("id: deed,", "id: house,")
        .replace("material.deed", "material.house")
    )
    with make.in_catalogue(tmp_path, other):
        (again,) = offered(desk, one_thing_id="more-papers")
        assert again.material_id == "house"


@pytest.mark.parametrize(("days", "count"), [(0, 1), (364, 1), (400, 0)])
def test_a_paper_is_offered_as_long_as_it_holds(desk: Stage, days: int, count: int) -> None:
    make.hand_in(desk)
    db = desk.host.departments["onething"].db
    old = datetime.now(UTC) - timedelta(days=days)
    with db.transaction(write=True) as session:
        session.connection().execute(
            text("UPDATE papers SET uploaded_at = :old"), {"old": old.isoformat(sep=" ") if db.sqlite else old}
        )
    assert len(offered(desk)) == count


@given(day=st.dates(date(2000, 1, 1), date(2100, 1, 1)), months=st.integers(1, 120))
def test_validity_ends_on_a_day_so_many_months_later(day: date, months: int) -> None:
    until = valid_until(day, months)
    assert until
    assert (until.year - day.year) * 12 + until.month - day.month == months
    assert valid_until(day, 0) is None


def test_what_is_not_there_is_told(desk: Stage) -> None:
    with pytest.raises(NotFound):
        offered(desk, one_thing_id="none")
    for ask in (lambda: offered(desk, situation="none"), lambda: fill(desk, make.ANNE, situation="none")):
        with pytest.raises(InvalidInput):
            ask()


def test_the_registry_fills_in_what_is_asked_and_logs_it(city: Stage) -> None:
    mother = signed(city, Actor("m1", "resident"))
    found = fill(city, mother)
    known = making.make_resident("m1")
    # 15494318319 is a telephone number; the father's number is not the mother's.
    assert json.loads(found.form) == {
        "name": known.name,
        "phone": known.phone,
        "number": known.id_number,
        "address": "浙江省衢州市柯城区8号",
    }
    assert [(one.field, one.source) for one in found.fields] == [
        ("name", "registry.resident.name"),
        ("phone", "registry.resident.phone"),
        ("number", "registry.resident.idNumber"),
        ("address", "registry.household.address"),
    ]
    assert all(one.source_zh and one.source_en and one.as_of >= "2026" for one in found.fields)
    reads = usage(city, mother)
    assert {(one.reader, one.what) for one in reads} == {("onething", "resident"), ("onething", "household")}
    assert {one.purpose for one in reads} == {"一件事表单预填（本人同意）：材料一件事"}
    (consent,) = make.kept(city, "prefill_consents")
    assert consent["resident_id"] == "m1"
    assert known.name not in str(consent)
    father = signed(city, Actor("f1", "resident"))
    form = json.loads(fill(city, father).form)
    assert "number" not in form
    assert form["father"] == making.make_father().id_number


def test_without_consent_nothing_is_read(city: Stage) -> None:
    """INVARIANT: the registry is asked nothing about a person who did not agree."""
    mother = signed(city, Actor("m1", "resident"))
    with pytest.raises(InvalidInput) as refused:
        fill(city, mother, agree=False)
    assert refused.value.code == "onething.no-consent"
    assert usage(city, mother) == make.kept(city, "prefill_consents") == []


def test_no_more_is_read_than_the_situation_asks(city: Stage) -> None:
    mother = signed(city, Actor("m1", "resident"))
    found = fill(city, mother, one_thing="newborn", situation="same-county")
    assert set(json.loads(found.form)) == {"motherIdNumber", "contactPhone"}
    assert [one.what for one in usage(city, mother)] == ["resident"]


def test_what_the_form_would_refuse_is_left_out(city: Stage) -> None:
    making.enter(city, [making.make_resident("m2", phone="0570-3021111", household_id="")])
    form = json.loads(fill(city, signed(city, Actor("m2", "resident"))).form)
    assert set(form) == {"name", "number"}


def test_a_person_whom_the_registry_does_not_know(city: Stage) -> None:
    with pytest.raises(NotFound):
        fill(city, signed(city, Actor("nobody", "resident")))
    assert make.kept(city, "prefill_consents") == []


def test_a_registry_that_is_down_is_an_open_question(desk: Stage) -> None:
    with pytest.raises(Unavailable):
        fill(desk, signed(desk, make.ANNE))


@pytest.mark.parametrize("one_thing_id", sorted(load().newest))
def test_every_entry_says_what_can_be_prefilled(one_thing_id: str) -> None:
    entry = load().newest[one_thing_id]
    for situation in entry.situations:
        rules = prefill.wanted(entry, situation)
        assert "contactPhone" in rules
        assert set(rules) <= set(entry.asked[situation].fields)


FAULTY = {
    "a source nobody has": (
        "prefill: registry.resident.phone",
        "prefill: registry.resident.shoeSize",
        "form.phone: cannot be prefilled from registry.resident.shoeSize",
    ),
    "a sex there is not": ("sex: FEMALE", "sex: ANY", "form.number: prefill must name a source"),
    "a key there is not": ("sex: FEMALE", "age: 3", "form.number: prefill must name a source"),
    "a situation there is not": (
        "sex: FEMALE",
        "situations: [none]",
        "form.number: prefill: there is no situation none",
    ),
    "a kind of file there is not": ("accepts: [png, jpeg]", "accepts: [png, gif]", "photo.accepts[1]: must be"),
    "too large for an upload": ("most_kib: 64", "most_kib: 20000", "20000 is greater than the maximum"),
    "no time at all": ("valid_months: 12", "valid_months: 0", "must be at least 1"),
    "a promise of nobody knows what": (
        "promise: {days: 10, source: 试行办法",
        "promise: {days: 10, text: {zh: '我承诺{what}', en: I}, source: 试行办法",
        "the promise text may use {title} and {days} only",
    ),
    "a file that is a promise": ("source: promise}", "source: promise, most_kib: 9}", "a promise is no file"),
    "a promise without a source": (
        "{days: 10, source: 试行办法, status: unconfirmed}",
        "{days: 10}",
        "source is missing",
    ),
}


@pytest.mark.parametrize("name", FAULTY)
def test_what_is_wrong_with_the_new_words_is_told(tmp_path: Path, name: str) -> None:
    old, new, told = FAULTY[name]
    assert make.ENTRY.count(old) == 1
    found = faults(tmp_path, make.ENTRY.replace(old, new))
    assert any(told in en for _, _, en in found), found
    assert all(zh and en and line > 1 for line, zh, en in found)


def test_the_test_entry_is_good(tmp_path: Path) -> None:
    assert faults(tmp_path, make.ENTRY) == []
