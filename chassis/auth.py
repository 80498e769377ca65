"""Who acts, and how one process knows that another may be believed.

Inside the platform every call carries a short-lived token signed (Ed25519) by the process that makes it; no plain
header is trusted. Work on its way to one department is sealed for it alone (SM4-GCM, GB/T 32907).
"""

from __future__ import annotations

import hashlib
import hmac
import os
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import jwt
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from chassis import keys
from chassis.errors import NotSignedIn
from chassis.signing import ALGORITHM, digest

if TYPE_CHECKING:
    from pathlib import Path

ROLES = frozenset({"resident", "window", "officer", "supervisor", "operator", "service"})
TOKEN_SECONDS = 60
_AUDIENCE = "civic.internal"
_CACHE_SIZE = 4096


@dataclass(frozen=True)
class Actor:
    """Who asks: a person with a role, or a department acting on its own.

    `subject` is the resident id for residents, the account for staff, the department for services. Staff of a county
    have its code (six digits), staff of a town (乡镇、街道) the town's as well (nine).
    `via` is the process that vouches for the call, `purpose` why it reads, `case_id` in which case; `token` is what
    the gateway signed for a person, so that a department can show on whose behalf it asks another.
    """

    subject: str
    role: str
    county: str = ""
    department: str = ""
    via: str = ""
    purpose: str = ""
    case_id: str = ""
    token: str = field(default="", repr=False, compare=False)
    town: str = ""

    def claims(self) -> dict[str, str]:
        """The token's claims; empty ones stay out."""
        named = {"sub": self.subject, "role": self.role, "county": self.county, "department": self.department}
        more = {"town": self.town, "purpose": self.purpose, "case": self.case_id}
        return {k: v for k, v in {**named, **more}.items() if v}


class Keyring:
    """The keys of one process in a directory: `<name>.key` is private, `<name>.pub` anybody's, `<name>.seal` shared.

    A seal key is known to the orchestrator and to the one department it is for. A name may have had several signing
    keys (`chassis.keys`): the newest signs, each verifies what was signed while it was good.
    """

    def __init__(self, directory: Path, name: str) -> None:
        """Reads the keys of `name`; raises FileNotFoundError naming the missing file."""
        self.name, self._directory = name, directory
        # Without any key the first one's file is the one that is named as missing.
        ids = [keys.key_id(name, number) for number in keys.numbers(directory, name, "key")] or [name]
        self._privates = [keys.read_private(directory, one) for one in ids]
        self._private, self.key_id = self._privates[0], ids[0]
        self._public: dict[str, keys.PublicKey] = {}
        self._seals: dict[str, algorithms.SM4] = {}
        self._secrets: dict[str, tuple[bytes, ...]] = {}
        self._verified: dict[str, tuple[float, Actor]] = {}

    @property
    def private(self) -> Ed25519PrivateKey:
        """For documents that this process signs in its own name."""
        return self._private

    def public(self, key_id: str) -> keys.PublicKey:
        """A public key of any process by its id; raises NotSignedIn if there is none."""
        if key_id not in self._public:
            found = keys.read_public(self._directory, key_id)
            if found is None:
                raise NotSignedIn("auth.unknown-signer", "不认识的签发方", "no such signer")
            self._public[key_id] = found
        return self._public[key_id]

    def publics(self, name: str) -> tuple[keys.PublicKey, ...]:
        """All public keys that a name has had, the newest first."""
        return keys.read_publics(self._directory, name)

    def who_signed(self, name: str, signature: bytes, said: bytes, at: datetime) -> keys.PublicKey | None:
        """The key of `name` that signed this and was good at that moment; None if there is none.

        A key that was made since this process last looked is found; one whose end was set since, when it starts again.
        """
        tried = [key for key in self._public.values() if keys.name_of(key.id) == name]
        for key in sorted(tried, key=lambda one: one.id, reverse=True):
            if key.good(at) and key.signed(signature, said):
                return key
        for key in self.publics(name):
            self._public[key.id] = key
            if key.good(at) and key.signed(signature, said):
                return key
        return None

    def sign(self, actor: Actor, on_behalf_of: str = "") -> str:
        """A token with which this process vouches for `actor` during TOKEN_SECONDS."""
        now = int(time.time())
        claims: dict[str, Any] = {**actor.claims(), "aud": _AUDIENCE, "iat": now, "exp": now + TOKEN_SECONDS}
        if on_behalf_of:
            claims["obo"] = on_behalf_of
        return jwt.encode(claims, self._private, algorithm="EdDSA", headers={"kid": self.key_id})

    def ask_as(self, actor: Actor, purpose: str, case_id: str) -> str:
        """A token with which this department asks another: as itself, and on behalf of the person who asked it.

        Raises NotSignedIn for a person whose token is not at hand: the department must not ask in its own name then.
        """
        if actor.role != "service" and not actor.token:
            raise NotSignedIn("auth.no-token", "缺少本人的登录凭证", "the person's own token is not at hand")
        mine = Actor(self.name, "service", department=self.name, purpose=purpose, case_id=case_id or actor.case_id)
        return self.sign(mine, on_behalf_of=actor.token)

    def verify(self, token: str) -> Actor:
        """The actor a token speaks for; raises NotSignedIn.

        Only the gateway vouches for people. A department vouches for itself, and shows the gateway's token of the
        person it asks for.
        """
        known = self._verified.get(token)
        if known and known[0] > time.time():
            return known[1]
        try:
            used = self.public(jwt.get_unverified_header(token).get("kid", ""))
            claims = jwt.decode(token, used.key, algorithms=["EdDSA"], audience=_AUDIENCE, leeway=5)
        except jwt.PyJWTError as error:
            raise NotSignedIn("auth.bad-token", "登录凭证无效或已过期", f"token does not hold: {error}") from error
        if not used.good(datetime.now(UTC)):
            raise NotSignedIn("auth.old-key", "签发密钥已停用", f"the key {used.id} is not good any more")
        signer = keys.name_of(used.id)
        purpose, case_id = claims.get("purpose", ""), claims.get("case", "")
        if claims["role"] == "service" and claims.get("department") != signer:
            raise NotSignedIn("auth.wrong-signer", "签发方无权代表该部门", "a department vouches only for itself")
        if claims["role"] != "service" and signer != "gateway":
            raise NotSignedIn("auth.wrong-signer", "签发方无权代表个人", "only the gateway vouches for people")
        if claims.get("obo"):
            actor = replace(self.verify(claims["obo"]), via=signer, purpose=purpose, case_id=case_id)
        else:
            county, department, town = (claims.get(name, "") for name in ("county", "department", "town"))
            actor = Actor(claims["sub"], claims["role"], county, department, signer, purpose, case_id, token, town)
        if len(self._verified) >= _CACHE_SIZE:
            self._verified.clear()
        self._verified[token] = (float(claims["exp"]), actor)
        return actor

    def _seal_key(self, name: str) -> algorithms.SM4:
        if name not in self._seals:
            key = bytes.fromhex((self._directory / f"{name}.seal").read_text().strip())
            self._seals[name] = algorithms.SM4(key)
        return self._seals[name]

    def seal(self, department: str, plain: bytes) -> bytes:
        """Encrypts for one department: length of key id, key id, 12-byte nonce, ciphertext, 16-byte tag."""
        nonce, kid = os.urandom(12), department.encode()
        encryptor = Cipher(self._seal_key(department), modes.GCM(nonce)).encryptor()
        encryptor.authenticate_additional_data(kid)
        sealed = encryptor.update(plain) + encryptor.finalize()
        return bytes([len(kid)]) + kid + nonce + sealed + encryptor.tag

    def commit_to(self, department: str, label: str, content: bytes) -> str:
        """Digest of inputs or outputs of a department, salted with what only it and the orchestrator know.

        A plain digest of a name or an ID number could be guessed. Whoever is to be shown the content later is given
        the salt, which is good for this `label` alone.
        """
        return digest(hmac.digest(self._seal_key(department).key, label.encode(), ALGORITHM) + content)

    def secret(self, purpose: str) -> bytes:
        """A key that this process alone can make, another for each purpose: for marks that only it checks."""
        return self.secrets(purpose)[0]

    def secrets(self, purpose: str) -> tuple[bytes, ...]:
        """What `secret` gives, then what it gave with each earlier key: marks of that time are still checked."""
        if purpose not in self._secrets:
            raw = [private.private_bytes_raw() for private in self._privates]
            self._secrets[purpose] = tuple(hmac.digest(key, purpose.encode(), hashlib.sha256) for key in raw)
        return self._secrets[purpose]

    def unseal(self, sealed: bytes) -> bytes:
        """Opens what was sealed; raises NotSignedIn if it was altered or the key is not ours."""
        end = 1 + sealed[0]
        kid, nonce, body, tag = sealed[1:end], sealed[end : end + 12], sealed[end + 12 : -16], sealed[-16:]
        decryptor = Cipher(self._seal_key(kid.decode()), modes.GCM(nonce, tag)).decryptor()
        decryptor.authenticate_additional_data(kid)
        try:
            return decryptor.update(body) + decryptor.finalize()
        except InvalidTag as error:
            raise NotSignedIn("auth.broken-seal", "密封内容被改动", "the seal is broken") from error


def make_keys(directory: Path, names: tuple[str, ...]) -> None:
    """Makes the keys that are missing, readable by their owner alone."""
    directory.mkdir(parents=True, exist_ok=True)
    directory.chmod(0o700)
    for name in names:
        if (directory / f"{name}.seal").exists():
            continue
        key = Ed25519PrivateKey.generate()
        pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
        private = key.private_bytes(pem, pkcs8, serialization.NoEncryption())
        public = key.public_key().public_bytes(pem, serialization.PublicFormat.SubjectPublicKeyInfo)
        for suffix, content in (("key", private), ("pub", public), ("seal", os.urandom(16).hex().encode())):
            path = directory / f"{name}.{suffix}"
            path.touch(mode=0o600)
            path.write_bytes(content)
