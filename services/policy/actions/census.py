"""Pages of the city as the registry and assistance give them, as the rules' columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

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


def table(raw: bytes) -> Any:  # noqa: ANN401 - pyarrow is not typed
    """An Arrow IPC stream as a table."""
    with pa.ipc.open_stream(raw) as reader:
        return reader.read_all()


def read_page(raw: bytes) -> Page:
    """The registry's page. Raises pyarrow.ArrowInvalid if it is none."""
    read = table(raw)
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
