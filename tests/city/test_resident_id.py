"""Identity numbers by GB 11643: known ones, every fault, and what the check character must notice."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from city import resident_id
from city.resident_id import PROVINCES, birth_date, check_character, faults, is_valid, normalise, sex

TODAY = date(2026, 11, 23)

# The two examples in annex A of GB 11643-1999.
EXAMPLE_WOMAN = "11010519491231002X"
EXAMPLE_MAN = "440524188001010014"


@st.composite
def id_numbers(draw: st.DrawFn) -> str:
    """Well-formed numbers of anybody living."""
    born = draw(st.dates(min_value=date(1900, 1, 1), max_value=TODAY))
    place = draw(st.sampled_from(sorted(PROVINCES))) + draw(st.from_regex(r"[0-9]{4}", fullmatch=True))
    body = f"{place}{born:%Y%m%d}{draw(st.integers(0, 999)):03}"
    return body + check_character(body)


def codes(id_number: str, today: date = TODAY) -> set[str]:
    return {fault.code.removeprefix("resident_id.") for fault in faults(id_number, today)}


def with_check(first17: str) -> str:
    return first17 + check_character(first17)


def test_the_standards_own_examples() -> None:
    assert check_character("11010519491231002") == "X"
    assert check_character("44052418800101001") == "4"
    assert faults(EXAMPLE_WOMAN, TODAY) == []
    assert (birth_date(EXAMPLE_WOMAN), sex(EXAMPLE_WOMAN)) == (date(1949, 12, 31), "FEMALE")
    assert (birth_date(EXAMPLE_MAN), sex(EXAMPLE_MAN)) == (date(1880, 1, 1), "MALE")
    assert codes(EXAMPLE_MAN) == {"birth_date_before_1900"}


def test_a_number_of_the_abolished_qu_county_is_valid() -> None:
    assert is_valid(with_check("33082119650312001"), TODAY)


@pytest.mark.parametrize(
    ("id_number", "expected"),
    [
        ("", {"length", "characters"}),
        ("330802", {"length"}),
        ("11010519491231002", {"length"}),
        ("11010519491231002XX", {"length", "characters"}),
        ("330802650312001", {"length"}),  # the old form of 15 digits, void since 2013
        ("11010519491231002x", {"characters"}),
        ("1101051949123100AX", {"characters"}),
        ("X1010519491231002X", {"characters"}),
        ("１１０１０５１９４９１２３１００２X", {"characters"}),
        ("11010519491231002٣", {"characters"}),
        ("110105194912310021", {"check_character"}),
        (with_check("11010519490231002"), {"birth_date_impossible"}),
        (with_check("11010519491301002"), {"birth_date_impossible"}),
        (with_check("11010500000101002"), {"birth_date_impossible"}),
        (with_check("11010519010229002"), {"birth_date_impossible"}),
        (with_check("11010518991231002"), {"birth_date_before_1900"}),
        (with_check("11010519000101002"), set()),
        (with_check("11010520261123002"), set()),
        (with_check("11010520261124002"), {"birth_date_in_future"}),
        (with_check("99010519491231002"), {"province"}),
        (with_check("83000019491231002"), set()),
        ("990105209902310020", {"province", "birth_date_impossible", "check_character"}),
        ("99010520991231002a", {"province", "birth_date_in_future", "characters"}),
        ("99", {"length", "province"}),
    ],
)
def test_every_fault_is_named_at_once(id_number: str, expected: set[str]) -> None:
    assert codes(id_number) == expected
    assert is_valid(id_number, TODAY) is (not expected)


def test_a_leap_day_exists_in_leap_years_only() -> None:
    assert codes(with_check("33080220000229001")) == set()
    assert codes(with_check("33080219000229001")) == {"birth_date_impossible"}


def test_a_child_born_today_is_in_the_future_yesterday() -> None:
    newborn = with_check("33080220261123001")

    assert is_valid(newborn, TODAY)
    assert codes(newborn, TODAY - timedelta(days=1)) == {"birth_date_in_future"}


def test_every_fault_speaks_chinese_and_english() -> None:
    known = [value for value in vars(resident_id).values() if isinstance(value, resident_id.Fault)]

    assert len({fault.code for fault in known}) == len(known) == 7
    for fault in known:
        assert not fault.zh.isascii()
        assert fault.en.isascii()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("11010519491231002x", EXAMPLE_WOMAN),
        (" 110105 19491231 002X\n", EXAMPLE_WOMAN),
        ("１１０１０５１９４９１２３１００２ｘ", EXAMPLE_WOMAN),
        ("１１０１０５　１９４９１２３１００２Ｘ", EXAMPLE_WOMAN),
        ("110105-19491231-002X", "110105-19491231-002X"),
    ],
)
def test_what_people_type_becomes_what_the_standard_writes(typed: str, meant: str) -> None:
    assert normalise(typed) == meant


@pytest.mark.parametrize("wrong", ["", "1101051949123100", "110105194912310020", "1101051949123100X", "１" * 17])
def test_a_check_character_needs_17_digits(wrong: str) -> None:
    with pytest.raises(ValueError, match="17 digits"):
        check_character(wrong)


@pytest.mark.parametrize("wrong", ["", EXAMPLE_WOMAN[:-1], "1101051949X231002X", "110105194902310020"])
def test_no_birth_date_is_invented(wrong: str) -> None:
    with pytest.raises(ValueError, match="no birth date"):
        birth_date(wrong)


@pytest.mark.parametrize("wrong", ["", EXAMPLE_WOMAN[:-1], "1101051949123100XX"])
def test_no_sex_is_invented(wrong: str) -> None:
    with pytest.raises(ValueError, match="no sequence digit"):
        sex(wrong)


@given(id_numbers())
def test_a_well_formed_number_has_no_fault(id_number: str) -> None:
    assert faults(id_number, TODAY) == []
    assert birth_date(id_number).strftime("%Y%m%d") == id_number[6:14]
    assert sex(id_number) == ("MALE" if id_number[16] in "13579" else "FEMALE")
    assert normalise(id_number.lower()) == id_number


@given(id_numbers(), st.integers(0, 17), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_always_noticed(id_number: str, place: int, digit: str) -> None:
    """INVARIANT: MOD 11-2 notices every single wrong digit; wrong weights would let some through."""
    typed = id_number[:place] + digit + id_number[place + 1 :]

    assert is_valid(typed, TODAY) is (typed == id_number)


@given(id_numbers(), st.integers(0, 15))
def test_two_neighbouring_digits_exchanged_are_always_noticed(id_number: str, place: int) -> None:
    """INVARIANT: MOD 11-2 notices every exchange of neighbours; equal neighbouring weights would hide it."""
    typed = id_number[:place] + id_number[place + 1] + id_number[place] + id_number[place + 2 :]

    assert is_valid(typed, TODAY) is (typed == id_number)


@given(st.text(max_size=20), st.dates())
def test_any_text_is_judged_without_an_error(text: str, today: date) -> None:
    found = faults(text, today)

    assert len(found) == len(set(found))
    assert is_valid(text, today) is (not found)


@given(st.text(alphabet="0123456789X", min_size=18, max_size=18))
def test_what_is_valid_holds_a_date_and_a_sex(text: str) -> None:
    if is_valid(text, TODAY):
        assert date(1900, 1, 1) <= birth_date(text) <= TODAY
        assert sex(text) in {"MALE", "FEMALE"}
