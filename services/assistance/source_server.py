"""The demonstration city's sources of an economic verification: invented figures, the same for the same seed.

`python -m services.assistance.source_server --listen 127.0.0.1:8095 --seed 2025` serves them as a process of its own.
"""

from __future__ import annotations

import argparse
import json
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from typing import Any

_PATH_PARTS = 5
_SHARES = {
    "bank": 0.9,
    "securities": 0.1,
    "vehicles": 0.3,
    "property": 0.5,
    "tax": 0.45,
    "pension": 0.2,
    "business": 0.05,
}


def figures(source: str, resident_id: str, seed: int) -> list[dict[str, Any]]:
    """What a source of the city says of a resident."""
    draw = Random(f"sources/{seed}/{source}/{resident_id}")  # noqa: S311 - reproducible, nothing secret
    if draw.random() > _SHARES[source]:
        return []
    key = f"{source}-{resident_id}"
    match source:
        case "bank":
            return [_one("ASSET", "CASH", draw.randrange(5_000_000), key)]
        case "securities":
            return [_one("ASSET", "SECURITIES", draw.randrange(8_000_000), key)]
        case "vehicles":
            return [_one("ASSET", "VEHICLE", draw.randrange(1_000_000, 15_000_000), key)]
        case "property":
            return [_one("ASSET", "HOUSE", draw.randrange(20_000_000, 150_000_000), key)]
        case "tax":
            return [_one("INCOME", "WAGE", draw.randrange(150_000, 1_200_000), key)]
        case "pension":
            return [_one("INCOME", "PENSION", draw.randrange(20_000, 500_000), key)]
        case _:
            return [
                _one("ASSET", "BUSINESS", draw.randrange(1_000_000, 20_000_000), key),
                _one("INCOME", "BUSINESS", draw.randrange(100_000, 800_000), key + "-i"),
            ]


def _one(group: str, code: str, amount: int, key: str) -> dict[str, Any]:
    return {"group": group, "code": code, "amountFen": amount, "key": key}


class SourceServer:
    """Listens at once; serves in a thread of its own until closed."""

    def __init__(self, host: str, port: int, seed: int) -> None:
        """Port 0: any that is free."""

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = self.path.split("/")
                known = len(parts) == _PATH_PARTS and parts[:3] == ["", "v1", "sources"] and parts[3] in _SHARES
                if not known or not self.headers.get("Authorization", "").startswith("Bearer "):
                    self.send_error(404 if not known else 401)
                    return
                as_of = (datetime.now(UTC) - timedelta(days=3)).date().isoformat()
                body = json.dumps({"asOf": as_of, "figures": figures(parts[3], parts[4], seed)}).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Nothing: whose data was asked for does not belong in a log."""

        self._server = ThreadingHTTPServer((host, port), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, name="city-sources", daemon=True).start()

    @property
    def address(self) -> str:
        """HOST:PORT."""
        host, port = self._server.server_address[:2]
        return f"{host!s}:{port}"

    def close(self) -> None:
        """Serves no more."""
        self._server.shutdown()
        self._server.server_close()


def main() -> None:
    """Serves until it is stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--listen", default="127.0.0.1:8095")
    parser.add_argument("--seed", type=int, default=2025)
    options = parser.parse_args()
    host, port = options.listen.rsplit(":", 1)
    server = SourceServer(host, int(port), options.seed)
    print(f"sources of the demonstration city: http://{server.address}/v1/sources/bank/r00000007", flush=True)  # noqa: T201 - the command's own word
    threading.Event().wait()


if __name__ == "__main__":
    main()
