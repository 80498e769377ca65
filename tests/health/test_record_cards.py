"""Virtual health cards: one a person, codes that serve once, checked with and without a connection."""

from __future__ import annotations

import base64
import threading
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import jwt
import pytest
from civic.health.v1 import health_pb2 as pb
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlmodel import select

from chassis.edge import system
from chassis.errors import NotAllowed, NotFound, Unavailable
from services.health.record import cards
from services.health.record.models import CardUse, HealthCard
from tests.health import record_making as making
from tests.health.record_making import ADULT, CHILD, DOCTOR, MOTHER, STRANGER, consent, resident, usage

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.health.record_making import Asked
    from tests.support import Stage


@pytest.fixture
def both(fresh: Callable[..., Settings]) -> tuple[Stage, Asked]:
    return making.make_stage(fresh)


@pytest.fixture
def on(both: tuple[Stage, Asked]) -> Stage:
    return both[0]


def issue(on: Stage, person: str = MOTHER, actor: str = "") -> pb.CardToken:
    request = pb.IssueCardTokenRequest(resident_id=person)
    made: pb.CardToken = on.call("health", "IssueCardToken", request, resident(actor or person))
    return made


def verify(on: Stage, token: str, actor: Any = DOCTOR) -> pb.VerifyCardResponse:
    told: pb.VerifyCardResponse = on.call("health", "VerifyCard", pb.VerifyCardRequest(token=token), actor)
    return told


def count(on: Stage, table: Any) -> int:
    with on.host.departments["health"].db.transaction(write=False) as session:
        return len(session.exec(select(table)).all())


def test_a_code_says_whose_card_it_is_once(on: Stage) -> None:
    """INVARIANT: a code that was photographed over somebody's shoulder opens nothing a second time."""
    code = issue(on).token
    told = verify(on, code)
    assert (told.valid, told.resident_id, told.shown_by, told.problem) == (True, MOTHER, "self", "")
    assert usage(on, MOTHER)[0][:2] == ("health/officer", "health-card")
    again = verify(on, code)
    assert (again.valid, again.problem, again.resident_id) == (False, "REPLAYED", "")
    assert verify(on, issue(on).token).valid
    with pytest.raises(NotAllowed):
        verify(on, issue(on).token, replace(DOCTOR, department="childcare"))


def test_one_card_a_person_however_many_ask(on: Stage) -> None:
    """INVARIANT: one active card a person, under any concurrency."""
    numbers: list[str] = []
    threads = [threading.Thread(target=lambda: numbers.append(issue(on).card_no)) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(numbers), len(set(numbers)), count(on, HealthCard)) == (12, 1, 1)


def test_of_many_readers_of_one_code_one_succeeds(on: Stage) -> None:
    """INVARIANT: the replay check holds against readers at the same moment too."""
    code, valid = issue(on).token, []
    threads = [threading.Thread(target=lambda: valid.append(verify(on, code).valid)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(valid) == [False] * 7 + [True]


def test_a_reader_without_a_connection_needs_the_public_key_alone(on: Stage) -> None:
    """INVARIANT: what the documentation says of the code suffices to check it; the code names nobody."""
    key = on.call("health", "GetCardKey", pb.GetCardKeyRequest())
    raw = base64.urlsafe_b64decode(key.x + "=" * (-len(key.x) % 4))
    public, code = Ed25519PublicKey.from_public_bytes(raw), issue(on).token
    head, _, signature = code.rpartition(".")
    public.verify(base64.urlsafe_b64decode(signature + "=" * (-len(signature) % 4)), head.encode())
    assert jwt.get_unverified_header(code) == {"alg": key.alg, "kid": key.kid, "typ": key.typ}
    claims = jwt.decode(code, key.pem, algorithms=[key.alg])
    assert set(claims) == {"iss", "sub", "jti", "iat", "exp", "agt"}
    assert MOTHER not in str(claims)
    assert claims["exp"] - claims["iat"] == 300


def test_codes_that_do_not_hold(on: Stage) -> None:
    good = issue(on).token
    claims = jwt.decode(good, options={"verify_signature": False})
    private = on.host.departments["health"].keyring.private
    now = claims["iat"]

    def made(key: Any = private, typ: str = cards.TYPE, **changes: Any) -> str:
        return jwt.encode({**claims, **changes}, key, algorithm="EdDSA", headers={"kid": "health", "typ": typ})

    for code, problem in (
        ("", "FORGED"),
        ("a.b.c", "FORGED"),
        (good[:-6] + "AAAAAA", "FORGED"),
        (made(Ed25519PrivateKey.generate()), "FORGED"),
        (made(typ="JWT"), "FORGED"),
        (made(iss="gateway"), "FORGED"),
        (made(sub=7), "FORGED"),
        (made(exp=now - cards.LEEWAY - 1), "EXPIRED"),
        (made(iat=now + 3600, exp=now + 3900), "NOT_YET"),
        (made(sub="H0"), "REVOKED"),
    ):
        assert verify(on, code).problem == problem, code
    # Clocks differ a little, in either direction.
    assert verify(on, made(iat=now + cards.LEEWAY - 5, jti="j1")).valid
    assert verify(on, made(exp=now - 5, jti="j2")).valid


def test_revoking(on: Stage) -> None:
    """INVARIANT: from its revocation on no code of a card holds, however fresh it is."""
    code = issue(on)
    asked = pb.RevokeCardRequest(resident_id=MOTHER)
    assert on.call("health", "RevokeCard", asked, resident(MOTHER)).revoked_at
    assert verify(on, code.token).problem == "REVOKED"
    with pytest.raises(NotFound):
        on.call("health", "RevokeCard", asked, resident(MOTHER))
    new = issue(on)
    assert new.card_no != code.card_no
    assert verify(on, new.token).valid


def test_family_agents(on: Stage) -> None:
    """Parents for children, others by consent for the card itself."""
    told = verify(on, issue(on, CHILD, MOTHER).token)
    assert (told.resident_id, told.shown_by) == (CHILD, "parent")
    for other in (ADULT, STRANGER):
        with pytest.raises(NotFound):
            issue(on, other, MOTHER)
    consent(on, resident(ADULT), grantee_kind="RESIDENT", grantee=MOTHER)
    with pytest.raises(NotFound):
        issue(on, ADULT, MOTHER)
    consent(on, resident(ADULT), grantee_kind="RESIDENT", grantee=MOTHER, categories=["CARD"])
    told = verify(on, issue(on, ADULT, MOTHER).token)
    assert (told.resident_id, told.shown_by) == (ADULT, "family-agent")


def test_pictures(on: Stage) -> None:
    request = pb.DrawCardTokenRequest(resident_id=MOTHER)
    with pytest.raises(NotFound):
        on.call("health", "DrawCardToken", request, resident(MOTHER))
    issue(on)
    svg = on.call("health", "DrawCardToken", request, resident(MOTHER))
    assert svg.content_type == "image/svg+xml"
    assert b"<svg" in svg.data
    png = on.call("health", "DrawCardToken", pb.DrawCardTokenRequest(resident_id=MOTHER, form="png"), resident(MOTHER))
    assert (png.content_type, png.data[:8]) == ("image/png", b"\x89PNG\r\n\x1a\n")


def test_what_cannot_be_logged_is_not_told(both: tuple[Stage, Asked]) -> None:
    """INVARIANT: and the code still serves afterwards, since nothing happened."""
    on, asked = both
    code = issue(on).token
    asked.down = True
    with pytest.raises(Unavailable):
        verify(on, code)
    asked.down = False
    assert verify(on, code).valid


def test_used_codes_are_forgotten_when_they_have_run_out(on: Stage) -> None:
    verify(on, issue(on).token)
    edge = on.host.departments["health"].edge
    edge.perform(cards.forget_uses, system("health"))
    assert count(on, CardUse) == 1

    def later(tx: Any) -> None:
        tx.session.exec(select(CardUse)).one().until = tx.now - timedelta(seconds=1)

    edge.perform(later, system("health"))
    edge.perform(cards.forget_uses, system("health"))
    assert count(on, CardUse) == 0
