"""Numbers for records that people read out: no counter that everybody waits for, and a digit that catches slips."""

from __future__ import annotations

import secrets

from stdnum import luhn


def draw(prefix: str, digits: int) -> str:
    """`prefix`, so many random digits, and their check digit (Luhn, ISO/IEC 7812-1 annex B).

    A unique constraint must stand behind it: who draws a number that is taken is undone and tries again.
    """
    drawn = f"{secrets.randbelow(10**digits):0{digits}}"
    return f"{prefix}{drawn}{luhn.calc_check_digit(drawn)}"
