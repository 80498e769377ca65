"""Signing keys that change: ``python -m chassis.keys rotate NAME`` makes a new one, what the old one signed stays good.

A process signs with its newest key. The first is `<name>.key` and `<name>.pub`, the next `<name>.2.key` and
`<name>.2.pub`, and so on; the file's name without its end is the key's id, which tokens and proofs carry. When a key is
good stands in its public file, before the key itself: ``Valid-From: …`` and ``Valid-Until: …`` (RFC 7468 lets text
stand there). An old key is good until a week after the change, so that what is on its way and a
process that still runs with it are believed; what was signed before that moment stays verifiable for ever.
"""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

if TYPE_CHECKING:
    from collections.abc import Sequence

# As long as Kafka keeps what was signed before; none after a key was stolen.
OVERLAP_HOURS = 168.0
_FROM, _UNTIL = "Valid-From: ", "Valid-Until: "


@dataclass(frozen=True)
class PublicKey:
    """A public key and when it is good; None: from ever, for ever."""

    id: str
    key: Ed25519PublicKey
    since: datetime | None = None
    until: datetime | None = None

    def good(self, at: datetime) -> bool:
        """Whether something signed at that moment may be signed with it."""
        return (self.since is None or self.since <= at) and (self.until is None or at <= self.until)

    def signed(self, signature: bytes, said: bytes) -> bool:
        """Whether it signed this."""
        try:
            self.key.verify(signature, said)
        except InvalidSignature:
            return False
        return True


def name_of(key_id: str) -> str:
    """Whose key it is."""
    return key_id.partition(".")[0]


def key_id(name: str, number: int) -> str:
    """The id of the n-th key of a name."""
    return name if number == 1 else f"{name}.{number}"


def numbers(directory: Path, name: str, suffix: str) -> list[int]:
    """The numbers of the keys of a name that are there, the newest first; none for what is no name."""
    if not name.isidentifier():
        return []
    found = [1] if (directory / f"{name}.{suffix}").is_file() else []
    for path in directory.glob(f"{name}.*.{suffix}"):
        number = path.name[len(name) + 1 : -len(suffix) - 1]
        if number.isascii() and number.isdigit() and number == str(int(number)) and int(number) > 1:
            found.append(int(number))
    return sorted(found, reverse=True)


def read_public(directory: Path, of: str) -> PublicKey | None:
    """A public key by its id; None if there is none. Raises ValueError if the file holds something else."""
    name, _, number = of.partition(".")
    known = number == "" or (number.isascii() and number.isdigit())
    path = directory / f"{of}.pub"
    if not name.isidentifier() or not known or not path.is_file():
        return None
    content = path.read_bytes()
    key = serialization.load_pem_public_key(content[content.index(b"-----BEGIN") :])
    if not isinstance(key, Ed25519PublicKey):
        raise TypeError(f"{path.name} is not an Ed25519 key")
    said = content.decode("ascii").splitlines()
    return PublicKey(of, key, _moment(said, _FROM), _moment(said, _UNTIL))


def _moment(said: list[str], what: str) -> datetime | None:
    found = [line.removeprefix(what) for line in said if line.startswith(what)]
    return datetime.fromisoformat(found[0]) if found else None


def read_publics(directory: Path, name: str) -> tuple[PublicKey, ...]:
    """All public keys of a name, the newest first."""
    read = (read_public(directory, key_id(name, number)) for number in numbers(directory, name, "pub"))
    return tuple(one for one in read if one)


def read_private(directory: Path, of: str) -> Ed25519PrivateKey:
    """A private key by its id. Raises FileNotFoundError naming the file, TypeError if it is another kind of key."""
    private = serialization.load_pem_private_key((directory / f"{of}.key").read_bytes(), password=None)
    if not isinstance(private, Ed25519PrivateKey):
        msg = f"{of}.key is not an Ed25519 key"
        raise TypeError(msg)
    return private


def rotate(directory: Path, name: str, now: datetime, overlap: timedelta) -> str:
    """Makes the next key of a name and ends the ones before after `overlap`; returns its id.

    Raises FileNotFoundError if the name has no key, FileExistsError if somebody else makes the same one.
    """
    there = numbers(directory, name, "key")
    if not there:
        msg = f"{name} has no key in {directory}"
        raise FileNotFoundError(msg)
    new = key_id(name, there[0] + 1)
    key = Ed25519PrivateKey.generate()
    pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    public = key.public_key().public_bytes(pem, serialization.PublicFormat.SubjectPublicKeyInfo)
    # The public one first: nobody signs with what nobody can check.
    _write(directory / f"{new}.pub", f"{_FROM}{now.isoformat()}\n".encode() + public, new=True)
    _write(directory / f"{new}.key", key.private_bytes(pem, pkcs8, serialization.NoEncryption()), new=True)
    for number in there:
        old = directory / f"{key_id(name, number)}.pub"
        content = old.read_bytes()
        if _UNTIL.encode() not in content:
            _write(old, f"{_UNTIL}{(now + overlap).isoformat()}\n".encode() + content, new=False)
    return new


def _write(path: Path, content: bytes, *, new: bool) -> None:
    """Whole or not at all, readable by its owner alone."""
    target = path if new else path.with_suffix(".new")
    flags = os.O_WRONLY | os.O_CREAT | (os.O_EXCL if new else os.O_TRUNC)
    with os.fdopen(os.open(target, flags, 0o600), "wb") as file:
        file.write(content)
    if not new:
        target.replace(path)


def main(arguments: Sequence[str] | None = None) -> int:
    """Rotates or lists keys; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m chassis.keys", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for command, help_text in (("rotate", "换新密钥 / make a new key"), ("list", "列出公钥 / list public keys")):
        one = commands.add_parser(command, help=help_text)
        one.add_argument("name", help="部门名称 / name of the department")
        one.add_argument("--keys", type=Path, default=Path("var/keys"), help="密钥目录 / directory of the keys")
        if command == "rotate":
            one.add_argument("--overlap-hours", type=float, default=OVERLAP_HOURS, help="旧密钥继续有效的小时数")
    told = parser.parse_args(arguments)
    if told.command == "list":
        for key in read_publics(told.keys, told.name):
            sys.stdout.write(f"{key.id}\t{key.since or '-'}\t{key.until or '-'}\n")
        return 0
    if told.overlap_hours < 0:
        parser.error("--overlap-hours 不能为负 / must not be negative")
    try:
        made = rotate(told.keys, told.name, datetime.now(UTC), timedelta(hours=told.overlap_hours))
    except OSError as error:
        sys.stderr.write(f"未能换密钥：{error}\nno key was made: {error}\n")
        return 1
    sys.stdout.write(
        f"新密钥 {made}，重启 {told.name} 后启用。\nThe new key is {made}; restart {told.name} to sign with it.\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
