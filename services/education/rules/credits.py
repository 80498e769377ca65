"""Converting credits, and an achievement as an Open Badge 3.0 (1EdTech, 2024): pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CONTEXTS = ("https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json")
_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_ED25519 = b"\xed\x01"


def converted(table: Sequence[Mapping[str, Any]], from_kind: str, to_kind: str, credits_: int) -> int | None:
    """What so many credits become; None if the table has no such row or a part would be lost."""
    for row in table:
        if (row["from"], row["to"]) == (from_kind, to_kind):
            whole, rest = divmod(credits_ * row["get"], row["give"])
            return None if rest or not whole else int(whole)
    return None


def did_key(public: bytes) -> str:
    """A did:key of an Ed25519 key: multibase base58btc of the multicodec 0xed01 and the key's 32 bytes."""
    number, digits = int.from_bytes(_ED25519 + public), ""
    while number:
        number, rest = divmod(number, len(_ALPHABET))
        digits = _ALPHABET[rest] + digits
    return f"did:key:z{digits}"


def badge(  # noqa: PLR0913 - what a badge says
    issuer: str, credential_id: str, learner: str, title: str, institution: str, kind: str, credits_: int, at: str
) -> dict[str, Any]:
    """An OpenBadgeCredential; the learner stands in it by number, not by name."""
    return {
        "@context": list(CONTEXTS),
        "id": credential_id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": title,
        "issuer": {"id": issuer, "type": ["Profile"], "name": f"衢州市学分银行 · {institution}"},
        "validFrom": at,
        "credentialSubject": {
            "id": f"urn:civic:learner:{learner}",
            "type": ["AchievementSubject"],
            "creditsEarned": credits_,
            "achievement": {
                "id": f"{credential_id}#achievement",
                "type": ["Achievement"],
                "name": title,
                "description": f"{institution}：{title}（{kind}）",
                "criteria": {"narrative": f"{institution} 认定 / recognised by the institution"},
                "creditsAvailable": credits_,
            },
        },
    }
