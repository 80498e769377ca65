"""Amounts, thresholds and deadlines as dated data with their source: a wrong one is an edit and not a release."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Parameter:
    """One value of a parameter: from `since` on, as `source` says; `status` is confirmed or unconfirmed."""

    name: str
    value: Any
    since: date
    source: str
    status: str

    def cited(self, value: object = None) -> dict[str, str]:
        """How a Reason names this parameter; `value` is the part of a table that decided."""
        told = str(self.value if value is None else value)
        return {"parameter": self.name, "parameter_value": told, "parameter_from": self.since.isoformat()}


class Parameters:
    """A department's `parameters.yaml`. Raises ValueError naming file and entry if one is incomplete."""

    def __init__(self, path: Path) -> None:
        """Reads and checks the file."""
        self._entries: dict[str, list[Parameter]] = {}
        for name, entry in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            try:
                dated = [Parameter(name, v["value"], v["from"], v["source"], v["status"]) for v in entry["values"]]
            except (KeyError, TypeError) as error:
                msg = f"{path}: {name}: missing {error}"
                raise ValueError(msg) from error
            for one in dated:
                if not isinstance(one.since, date) or one.status not in {"confirmed", "unconfirmed"}:
                    msg = f"{path}: {name}: from must be a date and status confirmed or unconfirmed"
                    raise ValueError(msg)
            self._entries[name] = sorted(dated, key=lambda one: one.since)

    def at(self, name: str, day: date) -> Parameter:
        """The value in force on `day`. Raises KeyError for an unknown name, ValueError before its first day."""
        in_force = [one for one in self._entries[name] if one.since <= day]
        if not in_force:
            msg = f"{name} has no value on {day}"
            raise ValueError(msg)
        return in_force[-1]
