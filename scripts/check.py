"""`make check`: format, lint, types, contract. Every part runs, and all that fail are named at the end."""

from __future__ import annotations

import filecmp
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from scripts import asyncapi
from scripts.generate import GENERATED, ROOT, generate

if TYPE_CHECKING:
    from collections.abc import Callable

BIN = Path(sys.executable).parent
CODE = ["chassis", "city", "services", "gateway", "deploy", "demo", "bench", "scripts", "tests"]


def run(*command: str) -> bool:
    """One tool; its own output says what is wrong."""
    return subprocess.run([str(BIN / command[0]), *command[1:]], cwd=ROOT, check=False).returncode == 0  # noqa: S603


def generated_code_is_fresh() -> bool:
    """`make proto` would leave no diff."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "gen"
        generate(fresh)
        names = {str(path.relative_to(fresh)) for path in fresh.rglob("*") if path.is_file()}
        found = {
            str(path.relative_to(GENERATED))
            for path in GENERATED.rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        _, differ, missing = filecmp.cmpfiles(fresh, GENERATED, sorted(names | found), shallow=False)
    for name in [*differ, *missing]:
        sys.stdout.write(f"proto/gen/{name} is stale: make proto\n")
    return not differ and not missing


def asyncapi_is_fresh() -> bool:
    """docs/asyncapi.json says what the contract and the reactions say."""
    fresh = asyncapi.TARGET.exists() and asyncapi.TARGET.read_text(encoding="utf-8") == asyncapi.text()
    if not fresh:
        sys.stdout.write("docs/asyncapi.json is stale: make proto\n")
    return fresh


def main() -> None:
    """Exits 1 if any part failed."""
    contract, config = "proto/gen/contract.binpb", "proto/buf.yaml"
    parts: dict[str, Callable[[], bool]] = {
        "format": lambda: run("ruff", "format", "--check", "--quiet", *CODE),
        "lint": lambda: run("ruff", "check", "--quiet", *CODE),
        "types": lambda: run("mypy", *[name for name in CODE if name != "tests"]),
        "generated code": generated_code_is_fresh,
        "events document": asyncapi_is_fresh,
        "buf lint": lambda: run("buf", "lint", contract, "--config", config),
        "buf breaking": lambda: run(
            "buf", "breaking", contract, "--against", "proto/released.binpb", "--config", config
        ),
    }
    failed = [name for name, part in parts.items() if not part()]
    sys.stdout.write(f"check: {'failed: ' + ', '.join(failed) if failed else 'all good'}\n")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
