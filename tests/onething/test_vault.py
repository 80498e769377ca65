"""Where contents are kept: on disk and in a real S3-compatible storage; whole or not at all, whoever dies."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
from civic.onething.v1 import onething_pb2 as pb
from google.api.httpbody_pb2 import HttpBody
from hypothesis import given, settings
from hypothesis import strategies as st

from chassis.auth import Keyring, make_keys
from chassis.errors import Conflict, NotFound, Unavailable
from chassis.settings import Settings
from chassis.signing import digest
from deploy.local.storage import Storage, make_bucket, storage
from services.onething.actions import uploading
from services.onething.main import SERVICE
from services.onething.papers.vault import Disk, Vault, open_vault
from tests.onething import papers as make
from tests.onething.test_papers import files, run
from tests.support import KEYS, stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.support import Stage

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Storage]:
    """A real S3-compatible storage (SeaweedFS)."""
    server = storage(tmp_path_factory.mktemp("s3"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys")
    make_keys(folder, KEYS)
    return folder


@pytest.fixture(params=["disk", pytest.param("s3", marks=pytest.mark.live)])
def vault(request: pytest.FixtureRequest, tmp_path: Path, keys: Path) -> Vault:
    url = f"disk:{tmp_path}/materials"
    if request.param == "s3":
        server: Storage = request.getfixturevalue("s3")
        url = make_bucket(server, f"t{time.monotonic_ns()}") + "/papers"
    return open_vault(Settings(data=tmp_path, materials_url=url), Keyring(keys, "onething"))


def test_a_content_comes_back(vault: Vault) -> None:
    data = make.make_pdf("x") * 100
    name = vault.put(data)
    assert vault.get(digest(data)) == data
    assert vault.put(data) == name
    assert vault.get(digest(data)) == data
    with pytest.raises(Conflict) as lost:
        vault.get(digest(b"something else"))
    assert lost.value.code == "onething.material-lost"
    vault.storage.remove(name)
    vault.storage.remove(name)
    with pytest.raises(Conflict):
        vault.get(digest(data))


def test_a_shard_lists_what_is_old(vault: Vault) -> None:
    names = {vault.put(str(number).encode()) for number in range(20)}
    later, earlier = datetime.now(UTC) + timedelta(minutes=1), datetime.now(UTC) - timedelta(minutes=1)
    found = {name for shard in range(256) for name in vault.storage.older(f"{shard:02x}", later)}
    assert found == names
    assert not any(list(vault.storage.older(name[:2], earlier)) for name in names)


def test_one_content_under_anothers_name_is_not_taken_for_it(vault: Vault) -> None:
    """INVARIANT: whoever can write to the storage cannot exchange one paper for another."""
    mine, other = b"mine", b"other"
    vault.put(mine)
    vault.put(other)
    sealed = vault.storage.get(vault.name(digest(other)))
    assert sealed is not None
    vault.storage.put(vault.name(digest(mine)), sealed)
    with pytest.raises(Conflict) as altered:
        vault.get(digest(mine))
    assert altered.value.code == "onething.material-altered"


@given(data=st.binary(max_size=3000), place=st.integers(0, 10_000), bit=st.integers(0, 7), cut=st.booleans())
@settings(max_examples=60, deadline=None)
def test_any_change_of_what_is_kept_is_found(
    tmp_path_factory: pytest.TempPathFactory, keys: Path, data: bytes, place: int, bit: int, *, cut: bool
) -> None:
    """INVARIANT: a content that differs in one bit, or is cut short, is never handed out."""
    folder = tmp_path_factory.mktemp("vault")
    vault = Vault(Disk(folder), Keyring(keys, "onething"))
    path = folder / (name := vault.put(data))[:2] / name
    sealed = bytearray(path.read_bytes())
    if cut:
        sealed = sealed[: place % len(sealed)]
    else:
        sealed[place % len(sealed)] ^= 1 << bit
    path.write_bytes(bytes(sealed))
    with pytest.raises(Conflict):
        vault.get(digest(data))


@pytest.mark.live
def test_a_storage_that_is_down_is_an_open_question(s3: Storage, tmp_path: Path, keys: Path) -> None:
    vault = open_vault(Settings(data=tmp_path, materials_url=make_bucket(s3, "down")), Keyring(keys, "onething"))
    vault.put(b"a")
    s3.kill()
    try:
        for ask in (lambda: vault.put(b"b"), lambda: vault.get(digest(b"a"))):
            with pytest.raises(Unavailable):
                ask()
    finally:
        s3.restart()
    assert vault.get(digest(b"a")) == b"a"


@pytest.mark.live
def test_a_department_keeps_its_papers_in_s3(s3: Storage, fresh: Callable[..., Settings]) -> None:
    url = make_bucket(s3, f"d{time.monotonic_ns()}")
    desk = stage(fresh("onething", materials_url=url), [SERVICE])
    found = make.upload(desk, make.make_pdf("s3"))
    assert make.download(desk, found.upload_id) == make.make_pdf("s3")
    assert files(desk) == []


@pytest.mark.parametrize("url", ["ftp:x", "s3+http://host", "s3+https://", ""])
def test_a_setting_that_names_no_storage_stops_the_start(url: str, tmp_path: Path, keys: Path) -> None:
    with pytest.raises(ValueError, match="materials_url"):
        open_vault(Settings(data=tmp_path, materials_url=url), Keyring(keys, "onething"))


WRITER = """
import sys
from pathlib import Path
from chassis.auth import Keyring
from services.onething.papers.vault import Disk, Vault
vault = Vault(Disk(Path(sys.argv[1])), Keyring(Path(sys.argv[2]), "onething"))
print("ready", flush=True)
number = 0
while True:
    vault.put(number.to_bytes(8, "big") * 200_000)
    number += 1
"""


def test_a_writer_that_is_killed_leaves_no_half_content(tmp_path: Path, keys: Path) -> None:
    """INVARIANT: what has a name in the vault is whole, whenever its writer was killed."""
    folder = tmp_path / "vault"
    env = {"PYTHONPATH": f"{ROOT}:{ROOT / 'proto' / 'gen'}"}
    for pause in (0.05, 0.11, 0.17, 0.23):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder), str(keys)], env=env, stdout=subprocess.PIPE, cwd=ROOT
        )
        assert writer.stdout
        writer.stdout.readline()
        time.sleep(pause)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    vault = Vault(Disk(folder), Keyring(keys, "onething"))
    whole = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".part"]
    assert whole
    wanted = {vault.name(digest(n.to_bytes(8, "big") * 200_000)): n for n in range(len(whole) + 1)}
    for path in whole:
        assert vault.get(digest(wanted[path.name].to_bytes(8, "big") * 200_000))
    later = datetime.now(UTC) + timedelta(minutes=1)
    assert {name for shard in range(256) for name in vault.storage.older(f"{shard:02x}", later)} == set(wanted) & {
        path.name for path in whole
    }
    assert not list(folder.rglob("*.part"))


UPLOADER = """
import sys
from pathlib import Path
from chassis.settings import Settings
from chassis.auth import Actor
from services.onething.main import SERVICE
from chassis.service import Host
from civic.onething.v1 import onething_pb2 as pb
from google.api.httpbody_pb2 import HttpBody
data, keys, url, content = sys.argv[1:]
host = Host(Settings(data=Path(data), keys=Path(keys), database_url=url), [SERVICE], roles=())
request = pb.UploadMaterialRequest(content=HttpBody(content_type="application/pdf", data=Path(content).read_bytes()))
edge = host.departments["onething"].edge
edge.perform(lambda tx: SERVICE.rpcs["UploadMaterial"](tx, request), Actor("r1", "resident", via="gateway"))
"""


@pytest.mark.live
def test_killed_between_write_and_commit(postgres_settings: Callable[..., Settings], tmp_path: Path) -> None:
    """INVARIANT: SIGKILL between writing a content and committing its record leaves nothing that counts."""
    chosen = postgres_settings("onething")
    desk: Stage = stage(chosen, [SERVICE])
    data = make.make_pdf("killed")
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(data)
    url = chosen.database("onething").replace("+psycopg", "")
    env = {"PYTHONPATH": f"{ROOT}:{ROOT / 'proto' / 'gen'}"}
    command = [sys.executable, "-c", UPLOADER, str(chosen.data), str(chosen.keys), chosen.database_url, str(paper)]
    with psycopg.connect(url, autocommit=True) as watch, psycopg.connect(url) as holder:
        holder.execute("LOCK TABLE papers IN EXCLUSIVE MODE")
        victim = subprocess.Popen(command, env=env, cwd=ROOT)
        end = time.monotonic() + 30
        waiting = (
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        while not watch.execute(waiting).fetchone()[0]:  # type: ignore[index]
            assert time.monotonic() < end, "the upload never came to its record"
            time.sleep(0.02)
        assert len(files(desk)) == 1, "the content is written before the record"
        victim.kill()
        victim.wait()
        holder.rollback()
    assert make.kept(desk, "papers") == make.kept(desk, "paper_contents") == []
    listed = desk.call("onething", "ListMyMaterials", pb.ListMyMaterialsRequest(), make.ANNE)
    assert list(listed.materials) == []
    (name,) = [path.name for path in files(desk)]
    later = datetime.now(UTC) + timedelta(minutes=1)
    assert run(desk, lambda tx: uploading.sweep_shard(tx, name[:2], later)) == 1
    assert files(desk) == []
    found = make.upload(desk, data)
    assert make.download(desk, found.upload_id) == data


def test_an_upload_whose_transaction_fails_counts_for_nothing(fresh: Callable[..., Settings]) -> None:
    desk = stage(fresh("onething"), [SERVICE])
    request = pb.UploadMaterialRequest(content=HttpBody(content_type=make.PDF, data=make.make_pdf()))
    edge = desk.host.departments["onething"].edge

    def fails(tx: object) -> None:
        SERVICE.rpcs["UploadMaterial"](tx, request)  # type: ignore[arg-type]
        raise RuntimeError("cut off")

    with pytest.raises(RuntimeError):
        edge.perform(fails, make.ANNE)
    assert make.kept(desk, "papers") == make.kept(desk, "paper_contents") == []
    with pytest.raises(NotFound):
        make.download(desk, "any")
