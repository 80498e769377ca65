"""Where the content of papers is kept: sealed, under a name that only we can make, on disk or in S3-compatible storage.

The name is a keyed digest of the content: one content is kept once, and nobody who sees the storage can tell whether a
paper they know is in it. Every content has a key of its own (SM4-GCM, GB/T 32907). On each read the seal and the digest
are checked. All of that derives from the orchestrator's key; the name tells from which of those it has had. Writing the
same content again replaces it by itself: who uploads what is there already waits as long as who uploads something new,
and learns nothing.
"""

from __future__ import annotations

import hmac
import logging
import os
import secrets
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from chassis.errors import Conflict, Unavailable
from chassis.signing import digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from chassis.auth import Keyring
    from chassis.settings import Settings

log = logging.getLogger(__name__)
SHARDS = 256
_VERSION = b"\x01"
_NONCE, _TAG, _KEY = 12, 16, 16


class Storage(Protocol):
    """Keeps bytes under names. `shard` is the first two characters of a name, 00 to ff."""

    def put(self, name: str, sealed: bytes) -> None:
        """Whole or not at all."""
        ...

    def get(self, name: str) -> bytes | None:
        """What was put; None if there is nothing under the name."""
        ...

    def remove(self, name: str) -> None:
        """Harmless if there is nothing."""
        ...

    def older(self, shard: str, than: datetime) -> Iterator[str]:
        """Names in a shard that were put before a moment."""
        ...


class Vault:
    """Contents of papers by their digest."""

    def __init__(self, storage: Storage, keyring: Keyring) -> None:
        """The keys come from those the orchestrator has had: without them nothing that is kept can be read."""
        self.storage = storage
        # The newest first: it names and seals what is new, the others open what they sealed.
        self._keys = tuple(zip(keyring.secrets("paper-names"), keyring.secrets("paper-contents"), strict=True))

    def names(self, said: str) -> tuple[str, ...]:
        """Names under which the content with a digest may be kept, that of the newest key first."""
        return tuple(hmac.digest(naming, said.encode(), "sha256").hex() for naming, _ in self._keys)

    def name(self, said: str) -> str:
        """Name that the content with a digest gets when it is new."""
        return self.names(said)[0]

    def put(self, content: bytes, name: str = "") -> str:
        """Keeps a content under one of its names, else the newest; returns that. Raises Unavailable."""
        names, nonce = self.names(digest(content)), secrets.token_bytes(_NONCE)
        name = name or names[0]
        encryptor = self._cipher(names.index(name), name, modes.GCM(nonce)).encryptor()
        encryptor.authenticate_additional_data(_VERSION + name.encode())
        sealed = encryptor.update(content) + encryptor.finalize()
        self.storage.put(name, _VERSION + nonce + sealed + encryptor.tag)
        return name

    def get(self, said: str) -> bytes:
        """The content with a digest. Raises Conflict if it is not there or not what it was, Unavailable."""
        kept = ((number, name, self.storage.get(name)) for number, name in enumerate(self.names(said)))
        number, name, sealed = next((one for one in kept if one[2] is not None), (0, self.name(said), None))
        if sealed is None:
            log.error("paper content %s is missing", name)
            raise Conflict("onething.material-lost", "材料内容缺失，请联系窗口", "the content of this paper is missing")
        nonce, body, tag = sealed[1 : 1 + _NONCE], sealed[1 + _NONCE : -_TAG], sealed[-_TAG:]
        try:
            decryptor = self._cipher(number, name, modes.GCM(nonce, tag)).decryptor()
            decryptor.authenticate_additional_data(sealed[:1] + name.encode())
            content = decryptor.update(body) + decryptor.finalize()
        except (InvalidTag, ValueError):
            content = None
        # The algorithm that made the digest stands in it.
        if content is None or digest(content, said.partition(":")[0]) != said:
            log.error("paper content %s was altered", name)
            raise Conflict("onething.material-altered", "材料内容已被改动", "the content of this paper was altered")
        return content

    def _cipher(self, number: int, name: str, mode: modes.GCM) -> Cipher[modes.GCM]:
        _, sealing = self._keys[number]
        return Cipher(algorithms.SM4(hmac.digest(sealing, name.encode(), "sha256")[:_KEY]), mode)


class Disk:
    """A folder of 256 folders. A content comes into being by a rename, after it has reached the disk."""

    def __init__(self, folder: Path) -> None:
        """Makes nothing yet."""
        self._folder = folder

    def put(self, name: str, sealed: bytes) -> None:
        """See `Storage`."""
        final = self._path(name)
        final.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = final.with_name(f"{name}.{secrets.token_hex(8)}.part")
        try:
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(sealed)
                file.flush()
                os.fsync(file.fileno())
            part.rename(final)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        # The names, too, must survive a loss of power.
        for folder in (final.parent, self._folder):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def get(self, name: str) -> bytes | None:
        """See `Storage`."""
        try:
            return self._path(name).read_bytes()
        except FileNotFoundError:
            return None

    def remove(self, name: str) -> None:
        """See `Storage`."""
        self._path(name).unlink(missing_ok=True)

    def older(self, shard: str, than: datetime) -> Iterator[str]:
        """See `Storage`; takes away what writers that died left half written."""
        folder = self._folder / shard
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            try:
                young = path.stat().st_mtime >= than.timestamp()
            except FileNotFoundError:
                # A writer has just given it its name.
                continue
            if young:
                continue
            if path.suffix == ".part":
                path.unlink(missing_ok=True)
            else:
                yield path.name

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name


class Bucket:
    """A bucket of S3-compatible storage, which itself writes whole objects or none."""

    def __init__(self, url: str) -> None:
        """Connects to nothing yet. Raises ValueError for a URL that names no bucket."""
        parts = urlsplit(url)
        bucket, _, prefix = parts.path.strip("/").partition("/")
        if not parts.hostname or not bucket:
            raise ValueError("materials_url must read s3+https://KEY:SECRET@HOST/BUCKET?region=REGION")
        self._host = parts.netloc.rpartition("@")[2]
        self._secure = parts.scheme.endswith("https")
        self._keys = unquote(parts.username or ""), unquote(parts.password or "")
        self._bucket, self._prefix = bucket, f"{prefix}/" if prefix else ""
        self._region = parse_qs(parts.query).get("region", ["us-east-1"])[0]
        self._client: Any = None

    def put(self, name: str, sealed: bytes) -> None:
        """See `Storage`."""
        import io  # noqa: PLC0415

        with self._asking() as client:
            client.put_object(self._bucket, self._key(name), io.BytesIO(sealed), len(sealed))

    def get(self, name: str) -> bytes | None:
        """See `Storage`."""
        from minio.error import S3Error  # noqa: PLC0415

        with self._asking() as client:
            try:
                answer = client.get_object(self._bucket, self._key(name))
            except S3Error as error:
                if error.code == "NoSuchKey":
                    return None
                raise
            try:
                return bytes(answer.read())
            finally:
                answer.close()
                answer.release_conn()

    def remove(self, name: str) -> None:
        """See `Storage`."""
        with self._asking() as client:
            client.remove_object(self._bucket, self._key(name))

    def older(self, shard: str, than: datetime) -> Iterator[str]:
        """See `Storage`."""
        with self._asking() as client:
            for one in client.list_objects(self._bucket, prefix=f"{self._prefix}{shard}/"):
                if one.last_modified is not None and one.last_modified < than:
                    yield one.object_name.rpartition("/")[2]

    def _key(self, name: str) -> str:
        return f"{self._prefix}{name[:2]}/{name}"

    @contextmanager
    def _asking(self) -> Iterator[Any]:
        """The client; whatever keeps the storage from answering is told as Unavailable."""
        import urllib3  # noqa: PLC0415 - only where there is such a storage
        from minio import Minio  # noqa: PLC0415
        from minio.error import MinioException  # noqa: PLC0415

        if self._client is None:
            # Shorter than anybody waits for an answer.
            patience = urllib3.Timeout(connect=2.0, read=6.0)
            pool = urllib3.PoolManager(timeout=patience, retries=urllib3.Retry(1, backoff_factor=0.1), maxsize=16)
            access, secret = self._keys
            self._client = Minio(
                self._host,
                access_key=access,
                secret_key=secret,
                secure=self._secure,
                http_client=pool,
                region=self._region,
            )
        try:
            yield self._client
        except (MinioException, urllib3.exceptions.HTTPError, OSError) as error:
            raise Unavailable(
                f"the storage of papers did not answer: {getattr(error, 'code', type(error).__name__)}"
            ) from error


def open_vault(settings: Settings, keyring: Keyring) -> Vault:
    """The vault that the settings name. Raises ValueError if they name none."""
    scheme, _, rest = settings.materials_url.partition(":")
    if scheme == "disk":
        return Vault(Disk(Path(rest.format(data=settings.data))), keyring)
    if scheme in {"s3+http", "s3+https"}:
        return Vault(Bucket(settings.materials_url), keyring)
    raise ValueError("materials_url must begin with disk:, s3+http:// or s3+https://")
