"""Everything that can be set from outside, read once in `main`: environment variables with the prefix CIVIC_."""

from __future__ import annotations

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Defaults are the one-machine default: SQLite files, the in-process bus, loopback."""

    model_config = SettingsConfigDict(env_prefix="CIVIC_", frozen=True, extra="ignore")

    data: Path = Path("var")
    # {service} stands for the department: a database and a login for each.
    database_url: str = "sqlite:///{data}/{service}.sqlite"
    # Either memory: or kafka: with brokers, HOST:PORT and commas between.
    bus_url: str = "memory:"
    bus_partitions: int = 4
    bus_replication: int = 1
    keys: Path = Path("var/keys")
    # Where handed-in papers are kept: disk:FOLDER, or s3+https://KEY:SECRET@HOST/BUCKET (s3+http:// likewise).
    materials_url: str = "disk:{data}/materials"
    # Address to listen on and address to call; {service} as above. One address serves all departments of a process.
    rpc_listen: str = "127.0.0.1:50051"
    rpc_address: str = "127.0.0.1:50051"
    # Departments that are called elsewhere, as a JSON object: {"health": "HOST:PORT"}.
    rpc_addresses: dict[str, str] = {}
    rpc_threads: int = 16
    # Seconds that another department has to answer.
    ask_deadline: float = 3.0
    # A department's own ways in, as a JSON object: {"transport.terminals": "HOST:PORT"}; closed unless named.
    doors: dict[str, str] = {}
    # OTLP collector, HOST:PORT; empty means that nothing is exported.
    otlp_endpoint: str = ""
    otlp_sample: float = 1.0
    log_level: str = "INFO"
    # Gateway.
    http_listen: str = "127.0.0.1:8080"
    # Where people reach the gateway from outside: what is printed on receipts points there.
    public_url: str = "http://127.0.0.1:8080"
    # Where bearer tokens' keys are published, and what they must say.
    jwks_url: str = ""
    token_issuer: str = ""
    token_audience: str = "onething"  # noqa: S105 - a name
    # A development issuer whose tokens `make token` prints; never set it where real people are served.
    dev_issuer: bool = False
    # Requests a second and burst that one caller may have at the gateway.
    rate: float = 200.0
    burst: int = 400
    # Residents of the demonstration city to be loaded when the registry is empty; 0 loads none.
    demo_residents: int = 0
    demo_seed: int = 2025

    def database(self, service: str) -> str:
        """Database URL of a department."""
        return self.database_url.format(data=self.data, service=service)

    def address(self, service: str) -> str:
        """Where a department is called."""
        return self.rpc_addresses.get(service) or self.rpc_address.format(service=service)
