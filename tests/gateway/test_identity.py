"""Tokens that hold and tokens that do not."""

from __future__ import annotations

import base64
import http.server
import json
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from chassis.auth import Actor, Keyring
from chassis.bus import MemoryBus
from chassis.settings import Settings
from gateway.contract import Contract
from gateway.token import issue
from tests.gateway.conftest import Departments, Gateway, free_port, running

if TYPE_CHECKING:
    from collections.abc import Iterator

ISSUER = "https://id.test"
PATH = "/v1/testbed/people/p1"


class Issuer:
    """Publishes keys over HTTP and signs what it is told to."""

    def __init__(self) -> None:
        self.keys: dict[str, tuple[str, Any]] = {
            "rsa": ("RS256", rsa.generate_private_key(65537, 2048)),
            "ec": ("ES256", ec.generate_private_key(ec.SECP256R1())),
            "ed": ("EdDSA", Ed25519PrivateKey.generate()),
        }
        self.published = {"rsa", "ec", "ed"}
        self.asked = 0
        self.down = False

    def jwks(self) -> bytes:
        made = []
        for kid in self.published:
            algorithm, key = self.keys[kid]
            shown = jwt.get_algorithm_by_name(algorithm).to_jwk(key.public_key(), as_dict=True)
            made.append({**shown, "kid": kid, "use": "sig", "alg": algorithm})
        return json.dumps({"keys": made}).encode()

    def token(self, kid: str = "rsa", **changes: Any) -> str:
        algorithm, key = self.keys[kid]
        claims = {"sub": "w1", "role": "window", "iss": ISSUER, "aud": "onething", "exp": int(time.time()) + 60}
        claims = {k: v for k, v in {**claims, **changes}.items() if v is not None}
        return jwt.encode(claims, key, algorithm=algorithm, headers={"kid": kid})


@pytest.fixture(scope="module")
def issuer() -> Issuer:
    return Issuer()


@pytest.fixture(scope="module")
def production(contract: Contract, departments: Departments, keys: Path, issuer: Issuer) -> Iterator[Gateway]:
    """A gateway that knows the issuer by its published keys and no development issuer."""

    class Publish(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            issuer.asked += 1
            self.send_response(503 if issuer.down else 200)
            self.end_headers()
            self.wfile.write(issuer.jwks())

        def log_message(self, *_: Any) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Publish)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings: dict[str, Any] = {
        "keys": keys,
        "rpc_address": f"127.0.0.1:{departments.port}",
        "jwks_url": f"http://127.0.0.1:{server.server_port}/jwks",
        "token_issuer": ISSUER,
        "rate": 0,
    }
    with running(contract, MemoryBus(), **settings) as made:
        yield made
    server.shutdown()


@pytest.fixture(autouse=True)
def person(departments: Departments) -> None:
    departments.testbed("GetPerson", lambda *_: departments.make("testbed.v1.Person", person_id="p1"))


@pytest.mark.parametrize("kid", ["rsa", "ec", "ed"])
def test_the_issuers_algorithms(production: Gateway, issuer: Issuer, kid: str) -> None:
    assert production.ask("GET", PATH, token=issuer.token(kid)).status == 200


def unsigned() -> str:
    def part(value: dict[str, Any]) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

    claims = {"sub": "w1", "role": "window", "iss": ISSUER, "aud": "onething", "exp": int(time.time()) + 60}
    return f"{part({'alg': 'none', 'kid': 'rsa'})}.{part(claims)}."


def stranger(issuer: Issuer, kid: str, algorithm: str, key: Any) -> str:
    claims = jwt.decode(issuer.token(), options={"verify_signature": False})
    return jwt.encode(claims, key, algorithm=algorithm, headers={"kid": kid})


def test_tokens_that_do_not_hold(production: Gateway, issuer: Issuer) -> None:
    public = issuer.jwks()
    expired = issuer.token(exp=int(time.time()) - 60)
    bad = {
        "expired": expired,
        "no expiry": issuer.token(exp=None),
        "another issuer": issuer.token(iss="https://elsewhere.test"),
        "another audience": issuer.token(aud="bank"),
        "no subject": issuer.token(sub=None),
        "no role": issuer.token(role=None),
        "an unknown role": issuer.token(role="emperor"),
        "a department's role": issuer.token(role="service"),
        "a role that is no string": issuer.token(role=["window"]),
        "alg none": unsigned(),
        "a secret made of the public key": stranger(issuer, "rsa", "HS256", public + b"x" * 40),
        "another's key under a known id": stranger(issuer, "ed", "EdDSA", Ed25519PrivateKey.generate()),
        "an unknown key id": stranger(issuer, "who", "EdDSA", Ed25519PrivateKey.generate()),
        "another algorithm than the key is for": stranger(issuer, "rsa", "EdDSA", issuer.keys["ed"][1]),
        "the development issuer": issue(production.settings, "w1", "window"),
        "no token at all": "abc",
        "too long": "x" * 9000,
    }
    for why, token in bad.items():
        answer = production.ask("GET", PATH, token=token)
        assert answer.status == 401, why
        assert answer.json["code"] == "gateway.not-signed-in"
        assert answer.headers["www-authenticate"].startswith('Bearer realm="onething"'), why
    assert production.ask("GET", PATH, token=expired).json["title"] == "登录凭证已过期"
    assert production.ask("GET", PATH, authorization="Basic dzE6eA==").status == 401


def test_no_token(production: Gateway) -> None:
    answer = production.ask("GET", PATH)
    assert (answer.status, answer.json["code"]) == (401, "gateway.not-signed-in")
    assert answer.headers["www-authenticate"] == 'Bearer realm="onething"'


def test_a_role_that_may_not(production: Gateway, issuer: Issuer) -> None:
    answer = production.ask("GET", PATH, token=issuer.token(role="officer"))
    assert (answer.status, answer.json["code"]) == (403, "gateway.wrong-role")


def test_a_token_is_verified_once_and_ends_when_it_says(production: Gateway, issuer: Issuer) -> None:
    """INVARIANT: a cached token is believed no longer than its own expiry (and the leeway for clocks)."""
    token = issuer.token(exp=int(time.time()) - 3)
    identity = production.app.state.door._identity
    assert production.ask("GET", PATH, token=token).status == 200
    assert identity.known(f"Bearer {token}".encode()) is None


def test_a_new_key_is_found_and_strangers_cannot_make_us_look(
    production: Gateway, issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    jwks = production.app.state.door._identity._jwks
    assert production.ask("GET", PATH, token=issuer.token("ec", sub="before")).status == 200
    issuer.keys["new"] = ("EdDSA", Ed25519PrivateKey.generate())
    issuer.published.add("new")
    asked = issuer.asked
    for number in range(5):
        forged = stranger(issuer, f"who{number}", "EdDSA", Ed25519PrivateKey.generate())
        assert production.ask("GET", PATH, token=forged).status == 401
    assert issuer.asked == asked
    monkeypatch.setattr(jwks, "_pause", 0.0)
    assert production.ask("GET", PATH, token=issuer.token("new")).status == 200
    assert issuer.asked == asked + 1
    issuer.down = True
    assert production.ask("GET", PATH, token=issuer.token("new", sub="later")).status == 200
    assert production.ask("GET", PATH, token=stranger(issuer, "x", "EdDSA", issuer.keys["ed"][1])).status == 401
    issuer.down = False


def test_while_the_issuer_was_never_reached(contract: Contract, keys: Path, issuer: Issuer) -> None:
    url = f"http://127.0.0.1:{free_port()}/jwks"
    with running(contract, MemoryBus(), keys=keys, jwks_url=url, token_issuer=ISSUER) as alone:
        answer = alone.ask("GET", PATH, token=issuer.token())
        assert (answer.status, answer.json["code"]) == (503, "gateway.issuer-down")
        assert "retry-after" in answer.headers


def test_settings_that_contradict_themselves(contract: Contract, keys: Path) -> None:
    for settings in ({"jwks_url": "https://x/jwks"}, {"jwks_url": "file:///etc/passwd", "token_issuer": "x"}):
        with pytest.raises(ValueError, match="CIVIC_"), running(contract, MemoryBus(), keys=keys, **settings):
            pass


def test_the_development_issuer(gateway: Gateway) -> None:
    assert gateway.ask("GET", PATH, token=gateway.token("window")).status == 200
    other = Ed25519PrivateKey.generate()
    claims = {"sub": "x", "role": "window", "iss": "dev.onething", "aud": "onething", "exp": int(time.time()) + 60}
    forged = jwt.encode(claims, other, algorithm="EdDSA", headers={"kid": "dev-issuer"})
    assert gateway.ask("GET", PATH, token=forged).status == 401


def test_the_town_of_an_officer_reaches_the_department(gateway: Gateway, departments: Departments) -> None:
    seen: list[Actor] = []

    def reply(_request: Any, metadata: Any) -> Any:
        token = dict(metadata)["authorization"].removeprefix("Bearer ")
        seen.append(Keyring(gateway.settings.keys, "gateway").verify(token))
        return departments.make("testbed.v1.Person", person_id="p1")

    departments.testbed("GetPerson", reply)
    token = issue(gateway.settings, "o1", "window", "330802", town="330802005")
    assert gateway.ask("GET", PATH, token=token).status == 200
    assert (seen[0].subject, seen[0].county, seen[0].town) == ("o1", "330802", "330802005")
    told = jwt.decode(token, options={"verify_signature": False})
    forged = jwt.encode(
        {**told, "town": 5}, Keyring(gateway.settings.keys, "dev-issuer").private, "EdDSA", {"kid": "dev-issuer"}
    )
    assert gateway.ask("GET", PATH, token=forged).status == 401


def run_token(keys: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    import os  # noqa: PLC0415

    env = {**os.environ, "CIVIC_KEYS": str(keys), "PYTHONPATH": ".:proto/gen"}
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "gateway.token", *arguments]
    return subprocess.run(command, env=env, cwd=root, capture_output=True, text=True, check=False)


def test_the_command_prints_a_token_and_nothing_else(gateway: Gateway, tmp_path: Path) -> None:
    named = ["--role", "window", "--county", "330802", "--department", "health", "--subject", "X", "--town", ""]
    done = run_token(gateway.settings.keys, *named)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
    assert gateway.ask("GET", PATH, token=done.stdout.strip()).status == 200
    fresh = run_token(tmp_path / "keys", *named)
    assert fresh.returncode == 0
    assert (tmp_path / "keys" / "dev-issuer.key").stat().st_mode & 0o077 == 0
    for role in ("service", "emperor"):
        refused = run_token(tmp_path / "keys", "--role", role, "--subject", "X")
        assert (refused.returncode, refused.stdout) == (2, "")
    with pytest.raises(ValueError, match="role must be one of"):
        issue(Settings(keys=tmp_path), "X", "service")
