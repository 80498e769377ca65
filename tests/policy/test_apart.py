"""Policy's engine is under another licence: nobody else imports it, and it always runs in a process of its own."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

from services.apart import APART, addressed
from tests.support import embedded

ROOT = Path(__file__).parents[2]


def test_only_policy_imports_openfisca() -> None:
    """INVARIANT: OpenFisca-core (AGPL-3.0) is imported in services/policy and nowhere else."""
    for package in ("chassis", "city", "gateway", "deploy", "demo", "scripts", "services", "tests"):
        for path in (ROOT / package).rglob("*.py"):
            if "policy" in path.relative_to(ROOT).parts[:2]:
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                assert not any(name.startswith("openfisca") for name in names), path


def test_the_process_of_everything_else_does_not_load_it() -> None:
    """INVARIANT: the process that starts everything holds no code of the engine."""
    code = (
        "import sys; from services.__main__ import DEPARTMENTS, services; from services.apart import APART;"
        "services([d for d in DEPARTMENTS if d not in APART]);"
        "assert not any(m.startswith('openfisca') for m in sys.modules)"
    )
    subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, env={"PYTHONPATH": f"{ROOT}:{ROOT / 'proto/gen'}"}
    )


def test_what_runs_apart_gets_an_address_of_its_own(tmp_path: Path) -> None:
    settings = addressed(embedded(tmp_path), APART)
    assert settings.address("policy") not in (settings.rpc_listen, settings.rpc_address)
    named = embedded(tmp_path, rpc_addresses={"policy": "127.0.0.1:4711"})
    assert addressed(named, APART).address("policy") == "127.0.0.1:4711"
