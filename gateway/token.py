"""`python -m gateway.token --role window --county 330802 --department health --subject X`: a development token.

The gateway believes it only where CIVIC_DEV_ISSUER is set, which it never is where real people are served.
"""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING

import jwt

from chassis.auth import Keyring, make_keys
from chassis.settings import Settings
from gateway.identity import DEV_ISSUER, DEV_KEY, USER_ROLES

if TYPE_CHECKING:
    from collections.abc import Sequence

_HOUR = 3600


def issue(  # noqa: PLR0913 - one parameter a claim
    settings: Settings,
    subject: str,
    role: str,
    county: str = "",
    department: str = "",
    hours: float = 8.0,
    town: str = "",
) -> str:
    """A token of the development issuer, whose key pair is made if there is none. Raises ValueError: unknown role."""
    if role not in USER_ROLES:
        raise ValueError(f"role must be one of {', '.join(sorted(USER_ROLES))}, not {role!r}")
    make_keys(settings.keys, (DEV_KEY,))
    now = int(time.time())
    claims = {"iss": DEV_ISSUER, "aud": settings.token_audience, "iat": now, "exp": now + int(hours * _HOUR)}
    named = {"sub": subject, "role": role, "county": county, "department": department, "town": town}
    claims |= {name: value for name, value in named.items() if value}
    return jwt.encode(claims, Keyring(settings.keys, DEV_KEY).private, algorithm="EdDSA", headers={"kid": DEV_KEY})


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the token and nothing else."""
    parser = argparse.ArgumentParser(prog="python -m gateway.token", description="Prints a development token.")
    parser.add_argument("--role", required=True, choices=sorted(USER_ROLES))
    parser.add_argument("--subject", required=True, help="resident id, or the account of a member of staff")
    parser.add_argument("--county", default="", help="six digits; staff see their own county only")
    parser.add_argument("--department", default="")
    parser.add_argument("--town", default="", help="nine digits; for officers of a town (乡镇、街道)")
    parser.add_argument("--hours", type=float, default=8.0)
    wanted = parser.parse_args(arguments)
    named = {"county": wanted.county, "department": wanted.department, "town": wanted.town}
    print(issue(Settings(), wanted.subject, wanted.role, hours=wanted.hours, **named))


if __name__ == "__main__":
    main()
