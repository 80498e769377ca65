"""Keys that change: the newest signs, the old ones verify what was signed while they were good."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from chassis import keys
from chassis.auth import Actor, Keyring, make_keys
from chassis.errors import NotSignedIn

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime.now(UTC)
DAY = timedelta(days=1)
ME = Actor("health", "service", department="health")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_keys(tmp_path, ("health", "registry"))
    return tmp_path


def test_the_newest_key_signs_and_the_old_one_verifies(folder: Path) -> None:
    """INVARIANT: changing a key loses nothing that was signed before."""
    old = Keyring(folder, "health")
    said, signature, token = b"what was said", old.private.sign(b"what was said"), old.sign(ME)
    secret = old.secret("marks")
    assert keys.rotate(folder, "health", NOW, DAY) == "health.2"
    assert keys.rotate(folder, "health", NOW, DAY) == "health.3"
    new, other = Keyring(folder, "health"), Keyring(folder, "registry")
    assert (old.key_id, new.key_id) == ("health", "health.3")
    signer = other.who_signed("health", signature, said, NOW)
    assert signer is not None
    assert signer.id == "health"
    newer = other.who_signed("health", new.private.sign(said), said, NOW)
    assert newer is not None
    assert newer.id == "health.3"
    assert other.verify(token).subject == other.verify(new.sign(ME)).subject == "health"
    assert (new.secrets("marks")[-1], new.secrets("marks")[0]) == (secret, new.secret("marks"))
    assert len({one.id for one in other.publics("health")}) == 3


def test_an_old_key_signs_nothing_new(folder: Path) -> None:
    """INVARIANT: after its end a key that was stolen vouches for nothing later; before it, what it signed stands."""
    old = Keyring(folder, "health")
    keys.rotate(folder, "health", NOW - DAY, timedelta(hours=1))
    other = Keyring(folder, "registry")
    signature = old.private.sign(b"x")
    assert other.who_signed("health", signature, b"x", NOW - 2 * DAY) is not None
    assert other.who_signed("health", signature, b"x", NOW) is None
    with pytest.raises(NotSignedIn, match="old-key"):
        other.verify(old.sign(ME))
    new = Keyring(folder, "health")
    assert other.who_signed("health", new.private.sign(b"x"), b"x", NOW - 2 * DAY) is None


def test_a_key_made_while_others_run_is_found(folder: Path) -> None:
    other = Keyring(folder, "registry")
    old = Keyring(folder, "health")
    assert other.who_signed("health", old.private.sign(b"x"), b"x", NOW) is not None
    keys.rotate(folder, "health", NOW - timedelta(seconds=1), DAY)
    assert other.verify(Keyring(folder, "health").sign(ME)).department == "health"
    assert other.who_signed("health", Keyring(folder, "health").private.sign(b"y"), b"y", NOW) is not None


@pytest.mark.parametrize("key_id", ["nobody", "health.9", "health.x", "../registry", "health.-1", "", "health."])
def test_a_key_that_is_not_there(folder: Path, key_id: str) -> None:
    assert keys.read_public(folder, key_id) is None
    with pytest.raises(NotSignedIn):
        Keyring(folder, "registry").public(key_id)


def test_the_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert keys.main(["rotate", "health", "--keys", str(folder), "--overlap-hours", "0"]) == 0
    assert "health.2" in capsys.readouterr().out
    assert keys.main(["list", "health", "--keys", str(folder)]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("health.2\t20")
    assert second.startswith("health\t-\t20")
    assert keys.main(["rotate", "nobody", "--keys", str(folder)]) == 1
    assert "nobody" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        keys.main(["rotate", "health", "--keys", str(folder), "--overlap-hours", "-1"])
    assert oct((folder / "health.2.key").stat().st_mode)[-3:] == "600"
