"""Pages of the city as the registry and assistance give them, as the rules' columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from chassis.errors import Unavailable
from services.policy.rules.facts import FACTS, RELATIONS, Facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# What the census says; everything else is unknown until somebody has verified it.
_KNOWN = {"birth", "died"}


@dataclass(frozen=True, eq=False)
class Page:
    """Households and persons of one page, with ids."""

    facts: Facts
    household_ids: Sequence[str]
    resident_ids: Sequence[str]
    towns: Sequence[str]
    town: NDArray[np.int64]


def rows(raw: bytes, names: list[str]) -> list[dict[str, Any]]:
    """The named columns of an Arrow IPC stream, row by row. Raises Unavailable if it is garbage."""
    found: list[dict[str, Any]] = _table(raw, names).to_pylist()
    return found


def _table(raw: bytes, names: list[str]) -> Any:  # noqa: ANN401 - pyarrow is not typed
    try:
        with pa.ipc.open_stream(raw) as reader:
            return reader.read_all().select(names)
    except (pa.ArrowException, KeyError, OSError) as error:
        raise Unavailable(f"the page is none: {type(error).__name__}") from error


def read_page(raw: bytes) -> Page:
    """The registry's page. Raises Unavailable if it is garbage: no answer, and never an empty one."""
    read = _table(raw, ["household_id", "resident_id", "relation", "birth", "village"])
    village, told = (read[name].cast(pa.string()) for name in ("village", "relation"))
    encoded = pc.dictionary_encode(read["household_id"]).combine_chunks()
    towns = pc.dictionary_encode(pc.utf8_slice_codeunits(village, 0, 9)).combine_chunks()
    household = encoded.indices.to_numpy().astype(np.int64)
    relation = pc.index_in(told, pa.array(RELATIONS)).combine_chunks().to_numpy().astype(np.int8)
    first = np.unique(household, return_index=True)[1]
    count = len(encoded.dictionary)
    facts = Facts(household, relation, count, {"birth": read["birth"].to_numpy().astype("M8[D]")})
    for name, fact in FACTS.items():
        if name not in _KNOWN:
            facts.unknown[name] = np.ones(len(household) if fact.of == "person" else count, bool)
    town = towns.indices.to_numpy().astype(np.int64)[first]
    return Page(
        facts,
        encoded.dictionary.to_pylist(),
        read["resident_id"].to_pylist(),
        towns.dictionary.to_pylist(),
        town,
    )
