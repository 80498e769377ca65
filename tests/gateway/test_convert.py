"""The compiled converters against protobuf's own json_format as the oracle."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any

import orjson
import pytest
from google.protobuf import json_format
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chassis.errors import Fault
from gateway.contract import Contract
from gateway.convert.incoming import Decoders
from gateway.convert.outgoing import Encoders

Make = Callable[..., Any]
quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="session")
def everything(contract: Contract) -> Make:
    return contract.message_class(contract.pool.FindMessageTypeByName("civic.testbed.v1.Everything"))


@pytest.fixture(scope="session")
def write(contract: Contract, everything: Make) -> Callable[[Any], Any]:
    encoder = Encoders(contract).of_message(everything.DESCRIPTOR, masked=False)  # type: ignore[attr-defined]
    return lambda message: orjson.loads(orjson.dumps(encoder.write(message)))


@pytest.fixture(scope="session")
def read(contract: Contract, everything: Make) -> Callable[[Any], Any]:
    """The message, or the codes of what is wrong."""
    decoder = Decoders(contract).of_message(everything.DESCRIPTOR)  # type: ignore[attr-defined]

    def read_one(value: Any) -> Any:
        faults: list[Fault] = []
        kwargs = decoder.read(value, "", faults)
        return {fault.field: fault.code for fault in faults} or everything(**kwargs)

    return read_one


text = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
int32, int64 = st.integers(-(2**31), 2**31 - 1), st.integers(-(2**63), 2**63 - 1)
uint32, uint64 = st.integers(0, 2**32 - 1), st.integers(0, 2**64 - 1)
colour = st.sampled_from([0, 1, 2])
# Years 1 to 9999.
instant = st.fixed_dictionaries(
    {"seconds": st.integers(-62135596800, 253402300799), "nanos": st.sampled_from([0, 10**6, 1000, 1, 999999999])}
)
span = st.builds(
    lambda sign, seconds, nanos: {"seconds": sign * seconds, "nanos": sign * nanos},
    st.sampled_from([1, -1]),
    st.integers(0, 315576000000),
    st.sampled_from([0, 10**6, 1000, 1]),
)
box = st.fixed_dictionaries({}, optional={"label": text, "weight": int32})
plain: dict[str, Any] = {
    "text": text,
    "yes": st.booleans(),
    "small": int32,
    "wide": int64,
    "natural": uint32,
    "wide_natural": uint64,
    "zigzag": int32,
    "fixed_wide": uint64,
    "single": st.floats(width=32),
    "precise": st.floats(),
    "blob": st.binary(max_size=7),
    "colour": colour,
    "at": instant,
    "lasts": span,
    "box": box,
    "texts": st.lists(text, max_size=3),
    "wides": st.lists(int64, max_size=3),
    "colours": st.lists(colour, max_size=3),
    "boxes": st.lists(box, max_size=3),
    "times": st.lists(instant, max_size=2),
    "names": st.dictionaries(text, text, max_size=2),
    "by_number": st.dictionaries(int64, box, max_size=2),
    "by_truth": st.dictionaries(st.booleans(), colour),
    "maybe_text": text,
    "maybe_small": int32,
    "doubles": st.lists(st.floats(allow_nan=False), max_size=3),
    "times_by_name": st.dictionaries(text, instant, max_size=2),
}
choice: st.SearchStrategy[Any] = st.one_of(
    st.just({}),
    st.fixed_dictionaries({"choice_text": text}),
    st.fixed_dictionaries({"choice_wide": int64}),
    st.fixed_dictionaries({"choice_box": box}),
)
flat = st.builds(lambda a, b: {**a, **b}, st.fixed_dictionaries({}, optional=plain), choice)
fields = st.builds(lambda outer, inner: {**outer, **({"inner": inner} if inner else {})}, flat, flat)


def same(ours: Any, theirs: Any) -> bool:
    """Equal JSON; numbers as numbers."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return ours.keys() == theirs.keys() and all(same(ours[key], theirs[key]) for key in ours)
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(same(a, b) for a, b in zip(ours, theirs, strict=True))
    return bool(ours == theirs)


@quick
@given(fields)
def test_out_is_what_json_format_writes(
    contract: Contract, everything: Make, write: Callable[[Any], Any], given: Any
) -> None:
    message = everything(**given)
    theirs = json_format.MessageToJson(
        message, always_print_fields_with_no_presence=True, descriptor_pool=contract.pool
    )
    assert same(write(message), json.loads(theirs))


@quick
@given(fields, st.sampled_from([{}, {"preserving_proto_field_name": True}, {"use_integers_for_enums": True}]))
def test_in_is_what_json_format_reads(everything: Make, read: Callable[[Any], Any], given: Any, style: Any) -> None:
    message = everything(**given)
    value = json_format.MessageToDict(message, **style)
    assert str(read(value)) == str(message)


garbage = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**63), 2**64 - 1),
        st.floats(allow_nan=False, allow_infinity=False),
        text,
        st.sampled_from(
            ["RED", "1", "-0", "1e3", "NaN", "2025-01-01T00:00:00Z", "2025-02-30T00:00:00Z", "1.5s", "aGk=", "a"]
        ),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from([*plain, "choiceText", "choiceWide", "byNumber", "1", "true", "label"]), inner, max_size=4
        ),
    ),
    max_leaves=12,
)


@settings(quick, max_examples=600)
@given(
    st.dictionaries(st.sampled_from([*plain, "wrapped", "free_form", "choiceText", "choice_wide"]), garbage, max_size=5)
)
def test_whatever_is_taken_means_the_same_to_json_format(
    contract: Contract, everything: Make, read: Callable[[Any], Any], value: Any
) -> None:
    """INVARIANT: nothing is taken that protobuf's own reader refuses or understands otherwise."""
    ours = read(value)
    if isinstance(ours, dict):
        return
    theirs = json_format.ParseDict(value, everything(), descriptor_pool=contract.pool)
    assert str(ours) == str(theirs)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("text", "ok", None),
        ("text", None, None),
        ("text", 1, "wrong-type"),
        ("yes", 1, "wrong-type"),
        ("yes", "true", "wrong-type"),
        ("small", True, "wrong-type"),
        ("small", "7", None),
        ("small", 7.0, None),
        ("small", 7.5, "wrong-type"),
        ("small", " 7", "wrong-type"),
        ("small", "٧", "wrong-type"),
        ("small", 2**31, "out-of-range"),
        ("wide", "9223372036854775808", "out-of-range"),
        ("natural", -1, "out-of-range"),
        ("single", 1e39, "out-of-range"),
        ("precise", "1e999", "out-of-range"),
        ("precise", "0x10", "wrong-type"),
        ("blob", "aGk", None),
        ("blob", "a-_/", None),
        ("blob", "a", "wrong-type"),
        ("blob", "ä===", "wrong-type"),
        ("colour", "GREEN", None),
        ("colour", 7, "unknown-value"),
        ("colour", True, "unknown-value"),
        ("colour", "green", "unknown-value"),
        ("at", "2024-02-29T23:59:59.123456789-08:00", None),
        ("at", "2025-02-29T00:00:00Z", "wrong-type"),
        ("at", "2025-01-01T00:00:00", "wrong-type"),
        ("at", "2025-01-01", "wrong-type"),
        ("at", "0001-01-01T00:00:00+01:00", "wrong-type"),
        ("lasts", "-0.000000001s", None),
        ("lasts", "5", "wrong-type"),
        ("lasts", "315576000001s", "wrong-type"),
        ("wrapped", "text", None),
        ("wrapped", 5, "wrong-type"),
        ("freeForm", {"a": [1, None, {"b": True}]}, None),
        ("freeForm", [], "wrong-type"),
        ("texts", "a", "wrong-type"),
        ("boxes", {}, "wrong-type"),
        ("names", [], "not-an-object"),
        ("box", "b", "not-an-object"),
    ],
)
def test_single_values(read: Callable[[Any], Any], field: str, value: Any, code: str | None) -> None:
    found = read({field: value})
    if code is None:
        assert not isinstance(found, dict), found
    else:
        assert found == {field: f"gateway.{code}"}


def test_both_names_of_a_field_at_once(read: Callable[[Any], Any]) -> None:
    assert read({"maybeText": "a", "maybe_text": "b"}) == {"maybeText": "gateway.given-twice"}


def test_what_is_not_set(everything: Make, write: Callable[[Any], Any]) -> None:
    empty = write(everything())
    assert empty["text"] == ""
    assert empty["wide"] == "0"
    assert empty["colour"] == "COLOUR_UNSPECIFIED"
    assert (empty["yes"], empty["boxes"], empty["names"]) == (False, [], {})
    for absent in ("at", "box", "inner", "maybeText", "choiceText", "choiceBox", "wrapped", "lasts"):
        assert absent not in empty
    assert write(everything(maybe_text="", choice_wide=0)) | {"maybeText": "", "choiceWide": "0"} == write(
        everything(maybe_text="", choice_wide=0)
    )


def test_numbers_that_json_cannot_write(everything: Make, write: Callable[[Any], Any]) -> None:
    found = write(everything(single=math.nan, precise=-math.inf, doubles=[math.inf, 0.1]))
    assert (found["single"], found["precise"], found["doubles"]) == ("NaN", "-Infinity", ["Infinity", 0.1])
    assert write(everything(single=0.1))["single"] == 0.1


def test_a_value_of_an_enum_from_the_future(everything: Make, write: Callable[[Any], Any]) -> None:
    assert write(everything(colour=9))["colour"] == 9


def test_json_in_a_string(contract: Contract) -> None:
    person = contract.message_class(contract.pool.FindMessageTypeByName("civic.testbed.v1.Person"))
    encoder = Encoders(contract).of_message(person.DESCRIPTOR, masked=False)
    found = encoder.write(person(settings='{"a": {"甲": [1, null]}}'))
    assert found["settings"] == {"a": {"甲": [1, None]}}
    assert found["form"] is None
