"""What a benefit is, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Benefit:
    """One row of benefits.yaml; `of` is household or person, `variable` its amount in the rules."""

    name: str
    variable: str
    of: str
    zh: str
    en: str
    reference: str
    next: str
    # The benefit of the same household or person that rules this one out by its own definition.
    unless: str = ""

    @property
    def entitled(self) -> str:
        """The variable that says whether it may be had."""
        return f"{self.variable}_entitled"
