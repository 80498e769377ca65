"""Resident identity numbers (公民身份号码) by GB 11643-1999.

Eighteen characters: six digits of the place of first registration, eight of the birth date (YYYYMMDD), three of a
sequence (odd for men, even for women) and a check character by ISO 7064 MOD 11-2. Of the place only the province is
checked: numbers are kept for life while codes change, so that 330821 (衢县, abolished in 2001) stands on living
people's cards.

Numbers are judged as written: pass what a person typed through `normalise` first.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Sex = Literal["MALE", "FEMALE"]

LENGTH = 18
EARLIEST_BIRTH = date(1900, 1, 1)

# ISO 7064 MOD 11-2: 2 to the power of the place from the right, modulo 11; remainder 0…10 gives the character.
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"

# GB/T 2260, with 83 for the residence permits of Taiwan residents (港澳台居民居住证, 2018).
PROVINCES = frozenset(
    region + number
    for region, numbers in {
        "1": "12345",
        "2": "123",
        "3": "1234567",
        "4": "123456",
        "5": "01234",
        "6": "12345",
        "7": "1",
        "8": "123",
    }.items()
    for number in numbers
)

_BODY = slice(0, 17)
_PROVINCE = slice(0, 2)
_BIRTH = slice(6, 14)
_SEQUENCE_LAST = 16

# Chinese input methods produce full-width digits and letters (U+FF10 …); people type blanks between the groups.
_TYPED = str.maketrans(
    {
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        **dict.fromkeys(("x", "\uff38", "\uff58"), "X"),
        **dict.fromkeys((" ", "\t", "\r", "\n", "\u00a0", "\u3000")),
    }
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with an identity number.

    Attributes:
        code: stable code, `resident_id.<reason>`.
        zh: what to tell the person, in Chinese.
        en: the same in English.
    """

    code: str
    zh: str
    en: str


BAD_LENGTH = Fault("resident_id.length", "身份证号应为18位", "An identity number has 18 characters")
BAD_CHARACTERS = Fault(
    "resident_id.characters",
    "身份证号前17位应为数字，末位应为数字或大写X",
    "The first 17 characters must be digits, the last a digit or a capital X",
)
BIRTH_IMPOSSIBLE = Fault(
    "resident_id.birth_date_impossible", "身份证号中的出生日期不存在", "The birth date in the number does not exist"
)
BIRTH_IN_FUTURE = Fault(
    "resident_id.birth_date_in_future", "身份证号中的出生日期晚于今天", "The birth date in the number is in the future"
)
BIRTH_TOO_EARLY = Fault(
    "resident_id.birth_date_before_1900",
    "身份证号中的出生日期早于1900年",
    "The birth date in the number is before 1900",
)
BAD_CHECK_CHARACTER = Fault(
    "resident_id.check_character",
    "身份证号校验码不符，请核对是否输错",
    "The last character does not fit the rest: please compare the number with the card",
)
BAD_PROVINCE = Fault(
    "resident_id.province", "身份证号前两位不是有效的省级代码", "The first two digits are not the code of a province"
)


def normalise(typed: str) -> str:
    """Return the number as a person typed it in the form the standard writes.

    Takes out blanks, turns full-width digits into plain ones and a small x into X. Does not check anything.
    """
    return typed.translate(_TYPED)


def check_character(first17: str) -> str:
    """Return the check character ("0"…"9" or "X") for the first 17 digits of a number.

    Raises:
        ValueError: not exactly 17 plain digits.
    """
    if len(first17) != len(WEIGHTS) or not _all_digits(first17):
        message = "a check character is computed from exactly 17 digits"
        raise ValueError(message)
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, first17, strict=True))
    return CHECK_CHARACTERS[total % 11]


def faults(id_number: str, today: date) -> list[Fault]:
    """Name every fault of a number at once, as seen on the day `today`; an empty list means it is well formed.

    Of a number of the wrong length only the length, the characters and the province are judged: which digit is
    missing is unknown, so that naming a wrong birth date would send the person looking in the wrong place.
    """
    found: list[Fault] = []
    right_length = len(id_number) == LENGTH
    if not right_length:
        found.append(BAD_LENGTH)
    if not _all_digits(id_number[:-1]) or id_number[-1:] not in set(CHECK_CHARACTERS):
        found.append(BAD_CHARACTERS)
    if right_length:
        found += _birth_faults(id_number[_BIRTH], today)
        body, last = id_number[_BODY], id_number[-1]
        if _all_digits(body) and last in CHECK_CHARACTERS and check_character(body) != last:
            found.append(BAD_CHECK_CHARACTER)
    province = id_number[_PROVINCE]
    if _all_digits(province) and province not in PROVINCES:
        found.append(BAD_PROVINCE)
    return found


def is_valid(id_number: str, today: date) -> bool:
    """Tell whether a number has no fault as seen on the day `today`."""
    return not faults(id_number, today)


def birth_date(id_number: str) -> date:
    """Return the birth date written in a number of 18 characters.

    Raises:
        ValueError: the number is not 18 characters long or its date does not exist.
    """
    born = _date(id_number[_BIRTH]) if len(id_number) == LENGTH else None
    if born is None:
        message = "the number holds no birth date"
        raise ValueError(message)
    return born


def sex(id_number: str) -> Sex:
    """Return the sex written in the parity of the 17th digit of a number: odd is male.

    Raises:
        ValueError: the number is not 18 characters long or its 17th character is no digit.
    """
    if len(id_number) != LENGTH or not _all_digits(id_number[_SEQUENCE_LAST]):
        message = "the number holds no sequence digit"
        raise ValueError(message)
    return "MALE" if int(id_number[_SEQUENCE_LAST]) % 2 else "FEMALE"


def _all_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _birth_faults(digits: str, today: date) -> list[Fault]:
    if not _all_digits(digits):
        return []
    born = _date(digits)
    if born is None:
        return [BIRTH_IMPOSSIBLE]
    if born > today:
        return [BIRTH_IN_FUTURE]
    return [BIRTH_TOO_EARLY] if born < EARLIEST_BIRTH else []


def _date(digits: str) -> date | None:
    if not _all_digits(digits):
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
