"""Other values of parameters, to be tried before anything is changed."""

from __future__ import annotations

import copy
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_NEAR = 5


def near(name: str, known: Mapping[str, Any]) -> list[str]:
    """The parameters whose names are like this one, the nearest first."""
    alike = get_close_matches(name, known, n=_NEAR, cutoff=0.4)
    return alike or [one for one in known if any(word and word in one for word in name.split("-"))][:_NEAR]


def changed(raw: Mapping[str, Any], changes: Mapping[str, int]) -> dict[str, Any]:
    """The dated parameters with these values for every day. Nothing else is touched."""
    told = copy.deepcopy(dict(raw))
    for name, value in changes.items():
        for dated in told[name]["values"]:
            dated["value"] = value
    return told
