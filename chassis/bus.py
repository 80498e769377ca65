"""The bus: Apache Kafka, or the same promises inside one process.

Both deliver at least once and keep the order of one key; the inbox makes redelivery harmless. The in-process bus
keeps nothing: the sender's outbox row stays until every department that listens has committed, so a crash loses
nothing either.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from typing import TYPE_CHECKING, Any, Protocol

from crc32c import crc32c
from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer
from kafka.admin import NewTopic
from kafka.errors import KafkaError, TopicAlreadyExistsError
from kafka.structs import OffsetAndMetadata, TopicPartition

from chassis.events import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from chassis.settings import Settings

log = logging.getLogger(__name__)
POLL_RECORDS = 500
OFFSETS_EVERY = 1.0


class BusDown(Exception):
    """The broker took nothing or not everything; what was not acknowledged stays in the outbox."""


class Subscription(Protocol):
    """What one department hears. Used by one thread."""

    def poll(self, seconds: float) -> list[Record]:
        """The next records in order, or none after `seconds`."""
        ...

    def commit(self) -> None:
        """All records of the last poll are done with."""
        ...

    def close(self) -> None:
        """Stops listening; what was not committed comes again."""
        ...


class Tail(Protocol):
    """A listener that only wants to know what passes from now on."""

    def close(self) -> None:
        """Stops it."""
        ...


class Bus(Protocol):
    """What the chassis asks of a bus."""

    def create_topics(self, topics: Iterable[str]) -> None:
        """Makes the topics that are missing. Raises BusDown."""
        ...

    def publish(self, records: Sequence[Record], acked: Callable[[Sequence[int]], None]) -> None:
        """Sends in order; `acked` gets the `seq` of what is safe. Raises BusDown after acking what was."""
        ...

    def subscribe(self, group: str, topics: Sequence[str]) -> Subscription:
        """Everything on the topics that `group` has not committed yet, from the earliest."""
        ...

    def tail(self, topics: Sequence[str], on_record: Callable[[Record], None]) -> Tail:
        """Calls `on_record`, from another thread, with what passes from now on."""
        ...

    def ready(self) -> bool:
        """Whether it answers; takes at most two seconds."""
        ...

    def close(self) -> None:
        """Gives everything back."""
        ...


def open_bus(settings: Settings) -> Bus:
    """The bus that the settings name."""
    if settings.bus_url == "memory:":
        return MemoryBus()
    scheme, _, servers = settings.bus_url.partition(":")
    if scheme != "kafka" or not servers:
        msg = f"CIVIC_BUS_URL must be memory: or kafka:HOST:PORT, not {settings.bus_url!r}"
        raise ValueError(msg)
    return KafkaBus(servers.split(","), settings.bus_partitions, settings.bus_replication)


class MemoryBus:
    """One process, all departments. Create the subscriptions before anything is published."""

    def __init__(self) -> None:
        """Empty."""
        self._groups: list[_MemorySubscription] = []
        self._tails: list[tuple[frozenset[str], Callable[[Record], None]]] = []

    def create_topics(self, topics: Iterable[str]) -> None:
        """Nothing to do."""

    def publish(self, records: Sequence[Record], acked: Callable[[Sequence[int]], None]) -> None:
        """Hands each record to every group that listens; acks when the last of them has committed."""
        for record in records:
            listeners = [group for group in self._groups if record.topic in group.topics]
            delivery = _Delivery(record, len(listeners), acked)
            for group in listeners:
                group.offer(delivery)
            if not listeners:
                acked([record.seq])
            for topics, on_record in list(self._tails):
                if record.topic in topics:
                    on_record(record)

    def subscribe(self, group: str, topics: Sequence[str]) -> Subscription:
        """Takes the place of an earlier subscription of the same group, with what it left uncommitted."""
        for known in self._groups:
            if known.group == group:
                known.topics = frozenset(topics)
                return known
        made = _MemorySubscription(group, topics)
        self._groups.append(made)
        return made

    def tail(self, topics: Sequence[str], on_record: Callable[[Record], None]) -> Tail:
        """See Bus."""
        entry = (frozenset(topics), on_record)
        self._tails.append(entry)
        return _MemoryTail(self._tails, entry)

    def ready(self) -> bool:
        """Always."""
        return True

    def close(self) -> None:
        """Nothing to give back."""


class _Delivery:
    """One record on its way to several groups."""

    def __init__(self, record: Record, waiting: int, acked: Callable[[Sequence[int]], None]) -> None:
        self.record, self._waiting, self._acked, self._lock = record, waiting, acked, threading.Lock()

    def done(self) -> None:
        with self._lock:
            self._waiting -= 1
            last = self._waiting == 0
        if last:
            self._acked([self.record.seq])


class _MemorySubscription:
    def __init__(self, group: str, topics: Sequence[str]) -> None:
        self.group, self.topics = group, frozenset(topics)
        self._waiting: deque[_Delivery] = deque()
        self._polled: list[_Delivery] = []
        self._news = threading.Condition()

    def offer(self, delivery: _Delivery) -> None:
        with self._news:
            self._waiting.append(delivery)
            self._news.notify()

    def poll(self, seconds: float) -> list[Record]:
        with self._news:
            if not self._waiting:
                self._news.wait(seconds)
            while self._waiting and len(self._polled) < POLL_RECORDS:
                self._polled.append(self._waiting.popleft())
            return [delivery.record for delivery in self._polled]

    def commit(self) -> None:
        done, self._polled = self._polled, []
        for delivery in done:
            delivery.done()

    def close(self) -> None:
        with self._news:
            self._waiting.extendleft(reversed(self._polled))
            self._polled = []


class _MemoryTail:
    def __init__(self, tails: list[Any], entry: Any) -> None:  # noqa: ANN401 - the bus's own entry
        self._tails, self._entry = tails, entry

    def close(self) -> None:
        self._tails.remove(self._entry)


class KafkaBus:
    """Apache Kafka through kafka-python: idempotent producer, acks=all, offsets committed after the database."""

    def __init__(self, servers: list[str], partitions: int, replication: int) -> None:
        """Connects on first use, so that a service starts while the broker is down."""
        self._servers, self._partitions, self._replication = servers, partitions, replication
        self._producer: KafkaProducer | None = None
        self._lock = threading.Lock()
        self._created: set[str] = set()

    def create_topics(self, topics: Iterable[str]) -> None:
        """See Bus. kafka-python waits a minute for a topic that does not exist: make them first."""
        wanted = set(topics) - self._created
        if not wanted:
            return
        try:
            admin = KafkaAdminClient(bootstrap_servers=self._servers, bootstrap_timeout_ms=2000)
            try:
                for topic in sorted(wanted - set(admin.list_topics())):
                    try:
                        admin.create_topics([NewTopic(topic, self._partitions, self._replication)])
                    except TopicAlreadyExistsError:
                        log.debug("topic %s was made by somebody else", topic)
            finally:
                admin.close()
        except KafkaError as error:
            raise BusDown(str(error)) from error
        self._created |= wanted

    def publish(self, records: Sequence[Record], acked: Callable[[Sequence[int]], None]) -> None:
        """See Bus. A key whose record failed gets no later record acked: its facts go again, in order."""
        failed: set[tuple[str, str]] = set()
        done: list[int] = []
        trouble: Exception | None = None
        try:
            topics = {record.topic for record in records}
            self.create_topics(topics)
            with self._lock:
                self._producer = self._producer or KafkaProducer(
                    bootstrap_servers=self._servers,
                    bootstrap_timeout_ms=2000,
                    acks="all",
                    enable_idempotence=True,
                    linger_ms=0,
                    batch_size=262_144,
                    max_block_ms=5000,
                    request_timeout_ms=10_000,
                    delivery_timeout_ms=15_000,
                )
            partitions = {topic: len(self._producer.partitions_for(topic)) for topic in topics}
            sent = [self._send(self._producer, record, partitions[record.topic]) for record in records]
            self._producer.flush()
        except KafkaError as error:
            self._drop_producer()
            raise BusDown(str(error)) from error
        for record, future in zip(records, sent, strict=True):
            place = (record.topic, record.key)
            if place not in failed and future.succeeded():
                done.append(record.seq)
            else:
                failed.add(place)
                trouble = trouble or future.exception
        acked(done)
        if failed:
            self._drop_producer()
            raise BusDown(f"{len(records) - len(done)} of {len(records)} records not acknowledged: {trouble}")

    def _send(self, producer: KafkaProducer, record: Record, partitions: int) -> Any:  # noqa: ANN401 - kafka-python's future
        key = record.key.encode()
        # By CRC-32C, in C; kafka-python's own choice (murmur2) is computed in Python.
        partition = crc32c(key) % partitions
        headers = [(name, value.encode()) for name, value in record.headers.items()]
        return producer.send(record.topic, record.data, key, headers, partition)

    def _drop_producer(self) -> None:
        """After a failure the next batch starts with a producer that remembers nothing of this one."""
        with self._lock:
            dropped, self._producer = self._producer, None
        if dropped:
            dropped.close(timeout=0)

    def subscribe(self, group: str, topics: Sequence[str]) -> Subscription:
        """See Bus."""
        self.create_topics(topics)
        return _KafkaSubscription(self._servers, group, topics)

    def tail(self, topics: Sequence[str], on_record: Callable[[Record], None]) -> Tail:
        """See Bus."""
        return _KafkaTail(self, self._servers, topics, on_record)

    def ready(self) -> bool:
        """See Bus."""
        try:
            admin = KafkaAdminClient(
                bootstrap_servers=self._servers, bootstrap_timeout_ms=1500, request_timeout_ms=1500
            )
        except KafkaError:
            return False
        admin.close()
        return True

    def close(self) -> None:
        """Sends what was handed over, then lets go."""
        if self._producer:
            self._producer.close(timeout=5)


class _KafkaSubscription:
    def __init__(self, servers: list[str], group: str, topics: Sequence[str]) -> None:
        self._consumer = KafkaConsumer(
            *topics,
            bootstrap_servers=servers,
            group_id=group,
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            max_poll_records=POLL_RECORDS,
            session_timeout_ms=10_000,
            heartbeat_interval_ms=1000,
        )

        # Next offset of each partition: as polled, and as committed to the database.
        self._polled: dict[TopicPartition, OffsetAndMetadata] = {}
        self._safe: dict[TopicPartition, OffsetAndMetadata] = {}
        self._told = time.monotonic()

    def poll(self, seconds: float) -> list[Record]:
        self._tell(OFFSETS_EVERY)
        found = self._consumer.poll(timeout_ms=int(seconds * 1000))
        self._polled = {place: OffsetAndMetadata(batch[-1].offset + 1, "", -1) for place, batch in found.items()}
        return [_record(raw) for batch in found.values() for raw in batch]

    def commit(self) -> None:
        # Offsets only say where to go on; what comes twice meets the inbox. So once a second is often enough.
        self._safe |= self._polled
        self._tell(OFFSETS_EVERY)

    def _tell(self, after: float) -> None:
        if self._safe and time.monotonic() - self._told >= after:
            self._consumer.commit_async(self._safe)
            self._safe, self._told = {}, time.monotonic()

    def close(self) -> None:
        self._tell(0.0)
        self._consumer.close(autocommit=False)


class _KafkaTail:
    def __init__(
        self, bus: KafkaBus, servers: list[str], topics: Sequence[str], on_record: Callable[[Record], None]
    ) -> None:
        self._bus, self._stopping = bus, threading.Event()
        self._args = (servers, topics, on_record)
        self._thread = threading.Thread(target=self._run, name="bus-tail", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        servers, topics, on_record = self._args
        while not self._stopping.is_set():
            try:
                self._bus.create_topics(topics)
                consumer = KafkaConsumer(*topics, bootstrap_servers=servers, group_id=None, auto_offset_reset="latest")
                while not self._stopping.is_set():
                    for batch in consumer.poll(timeout_ms=500).values():
                        for raw in batch:
                            on_record(_record(raw))
                consumer.close()
            except (BusDown, KafkaError) as error:
                log.warning("tail of %s: %s", topics, error)
                self._stopping.wait(1.0)

    def close(self) -> None:
        self._stopping.set()
        self._thread.join(timeout=2)


def _record(raw: Any) -> Record:  # noqa: ANN401 - kafka-python's record is untyped
    headers = {name: (value or b"").decode(errors="replace") for name, value in raw.headers or ()}
    return Record(raw.topic, (raw.key or b"").decode(errors="replace"), headers, raw.value or b"")
