"""What a signature or a digest covers, byte for byte the same wherever it is made or checked."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# SM3 (GB/T 32905) is what the city's rules ask for; some builds of OpenSSL come without it.
ALGORITHM = "sm3" if "sm3" in hashlib.algorithms_available else "sha256"


def canonical(value: object) -> bytes:
    """JSON in UTF-8 with sorted keys and no spaces. Raises TypeError for what is no JSON of ours."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def digest(content: bytes, algorithm: str = ALGORITHM) -> str:
    """Reads ``algorithm:hex``, so that a digest says itself how it was made."""
    return f"{algorithm}:{hashlib.new(algorithm, content).hexdigest()}"


def filled(message: Any) -> dict[str, str]:  # noqa: ANN401 - any protobuf message of strings
    """The fields of a message of strings that are not empty."""
    return {field.name: value for field, value in message.ListFields()}


def statement(  # noqa: PLR0913 - one parameter for each thing that is signed
    *,
    department: str,
    item_id: str,
    attempt: int,
    outcome: str,
    reasons: Sequence[Mapping[str, str]],
    products: Sequence[Mapping[str, str]],
    inputs: str,
    outputs: str,
    rules: str,
) -> bytes:
    """What a department signs when it answers: itself, what it decided and why, on which inputs, by which rules.

    `inputs` and `outputs` are digests: the statement holds no personal data.
    """
    said = {
        "statement": "civic.onething.v1.ItemAnswered",
        "department": department,
        "item": item_id,
        "attempt": attempt,
        "outcome": outcome,
        "reasons": reasons,
        "products": products,
        "inputs": inputs,
        "outputs": outputs,
        "rules": rules,
    }
    return canonical(said)
