"""The limits of papers: those of the format, and the dated parameters."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from chassis.parameters import Parameters

MOST_BYTES = 10 << 20
# Characters.
MOST_NAME, MOST_PURPOSE = 200, 200
PDF, PNG, JPEG, OFD = "application/pdf", "image/png", "image/jpeg", "application/ofd"
# Media types by the names that the catalogue uses.
TYPES = {"pdf": PDF, "png": PNG, "jpeg": JPEG, "ofd": OFD}


@cache
def law() -> Parameters:
    """The parameters of papers, notices and promises."""
    return Parameters(Path(__file__).parents[1] / "paper_parameters.yaml")
