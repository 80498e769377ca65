"""The subjects of health's operations keep the layers of a department, each in a folder of its own."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

HEALTH = Path(__file__).parents[2] / "services/health"
SUBJECTS = ("network", "surveillance", "appointments", "family", "referrals", "supervision")
IMPURE = {"sqlalchemy", "sqlmodel", "civic", "google", "os", "io", "time", "random", "pathlib", "yaml", "grpc"}
ABOVE = {
    "rules": {"actions", "rpc", "models", "law", "demonstration"},
    "models": {"actions", "rpc", "law", "demonstration"},
    "actions": {"rpc", "demonstration"},
}


def modules(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            found += [base, *[f"{base}.{alias.name}" for alias in node.names]]
    return found


def files(subject: str, layer: str) -> list[Path]:
    folder = HEALTH / subject
    return [path for path in (folder / f"{layer}.py", *(folder / layer).glob("*.py")) if path.exists()]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_rules_are_pure_and_imports_go_one_way(subject: str) -> None:
    """INVARIANT: rules know no database, contract, clock or file; nothing imports what stands above it."""
    for layer, forbidden in ABOVE.items():
        for path in files(subject, layer):
            for module in modules(path):
                parts = module.split(".")
                if parts[:2] == ["services", "health"] and len(parts) > 3 and parts[2] in SUBJECTS:
                    assert parts[3] not in forbidden, f"{path.name} imports {module}"
                if layer == "rules":
                    assert parts[0] not in IMPURE, f"{path.name} imports {module}"
    for path in files(subject, "rules"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                assert node.attr not in {"today", "utcnow"}, f"{path.name}:{node.lineno} reads a clock"


def test_every_subject_has_its_parameters_with_a_source() -> None:
    for subject in set(SUBJECTS) - {"network"}:
        assert (HEALTH / subject / "parameters.yaml").exists(), subject
