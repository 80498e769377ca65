"""The house keeps its own rules: these tests say what was forgotten."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from civic import options_pb2
from google.api import annotations_pb2
from google.protobuf import descriptor_pb2

from chassis import db
from services.__main__ import DEPARTMENTS, services

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from google.protobuf.descriptor_pb2 import FileDescriptorProto

    from chassis.settings import Settings

ROOT = Path(__file__).parents[2]
PACKAGES = ("chassis", "city", "services", "gateway", "deploy", "demo", "bench")
# Who may import whom among our own packages.
ALLOWED = {
    "city": set(),
    "chassis": set(),
    "services": {"chassis", "city"},
    "gateway": {"chassis"},
}
# The chassis' own contracts: its options, and what it answers to an operator.
CHASSIS_CONTRACTS = {"civic", "civic.operations.v1"}


def modules(package: str) -> Iterator[Path]:
    return (path for path in (ROOT / package).rglob("*.py") if "__pycache__" not in path.parts)


def imports(path: Path) -> Iterator[tuple[str, list[str]]]:
    """(module, names) of every import, wherever it stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, []) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or "", [alias.name for alias in node.names]


def contract() -> Iterator[FileDescriptorProto]:
    files = descriptor_pb2.FileDescriptorSet.FromString((ROOT / "proto/gen/contract.binpb").read_bytes())
    return (file for file in files.file if file.package.startswith("civic."))


@pytest.mark.parametrize("package", ALLOWED)
def test_imports_go_one_way(package: str) -> None:
    for path in modules(package):
        if path == ROOT / "services/__main__.py":
            continue  # the host of one process: it holds everything by design
        for module, _ in imports(path):
            top = module.split(".")[0]
            if top in PACKAGES and top != package:
                assert top in ALLOWED[package], f"{path.relative_to(ROOT)} imports {module}"


def test_the_chassis_knows_no_department() -> None:
    for path in modules("chassis"):
        for module, _ in imports(path):
            if module.split(".")[0] == "civic":
                assert module in CHASSIS_CONTRACTS, f"{path.relative_to(ROOT)} imports {module}"


@pytest.mark.parametrize("name", DEPARTMENTS)
def test_a_department_imports_no_other(name: str) -> None:
    for path in modules(f"services/{name}"):
        for module, _ in imports(path):
            parts = module.split(".")
            if parts[0] == "services":
                assert parts[1] == name, f"{path.relative_to(ROOT)} imports {module}"


@pytest.mark.parametrize("name", DEPARTMENTS)
def test_layers_of_a_department(name: str) -> None:
    """rpc, reactions → actions → rules, models; never back."""
    above = {
        "rules": {"actions", "reactions", "rpc", "main", "models"},
        "models": {"actions", "reactions", "rpc", "main"},
    }
    above["actions"] = {"reactions", "rpc", "main"}
    for layer, forbidden in above.items():
        folder = ROOT / "services" / name
        for path in [folder / f"{layer}.py", *(folder / layer).rglob("*.py")]:
            if path.exists():
                for module, names in imports(path):
                    parts = module.split(".")
                    used = (
                        set(names)
                        if parts == ["services", name]
                        else set(parts[2:3])
                        if parts[:2] == ["services", name]
                        else set()
                    )
                    assert not used & forbidden, f"{path.relative_to(ROOT)} imports {module} {names}"


@pytest.mark.parametrize("name", DEPARTMENTS)
def test_rules_are_pure(name: str) -> None:
    """Facts and a date in, a decision out: no database, no contract, no clock, no file."""
    folder = ROOT / "services" / name
    paths = [path for path in [folder / "rules.py", *(folder / "rules").rglob("*.py")] if path.exists()]
    assert paths, f"{name} has no rules"
    for path in paths:
        for module, _ in imports(path):
            top = module.split(".")[0]
            impure = {
                "sqlalchemy",
                "sqlmodel",
                "civic",
                "google",
                "os",
                "io",
                "time",
                "random",
                "pathlib",
                "yaml",
                "grpc",
            }
            assert top not in impure, f"{path.relative_to(ROOT)} imports {module}"
            if top == "chassis":
                assert module in {"chassis.decisions", "chassis.parameters", "chassis.errors"}, f"{path}: {module}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                assert node.attr not in {"now", "today", "utcnow"}, (
                    f"{path.relative_to(ROOT)}:{node.lineno} reads a clock"
                )


def test_only_the_edge_commits() -> None:
    """INVARIANT: a commit anywhere else would part an effect from its event."""
    for package in ("services", "chassis", "gateway"):
        for path in modules(package):
            if path == ROOT / "chassis/db.py":
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                    what = ast.unparse(node.func)
                    commits = node.func.attr in {"commit", "rollback"} and "subscription" not in what
                    assert not commits, f"{path.relative_to(ROOT)}:{node.lineno} calls {what}"


def test_settings_are_read_in_main_only() -> None:
    for package in ("services", "chassis", "gateway"):
        for path in modules(package):
            for module, _ in imports(path):
                assert module != "os.environ", path
            source = path.read_text(encoding="utf-8")
            assert "os.environ" not in source, f"{path.relative_to(ROOT)} reads the environment"
            assert "getenv" not in source, f"{path.relative_to(ROOT)} reads the environment"


def test_every_method_says_who_may_call_it_and_where() -> None:
    for file in contract():
        for service in file.service:
            for method in service.method:
                access = method.options.Extensions[options_pb2.access]
                where = f"{file.package}.{service.name}.{method.name}"
                assert access.public or access.roles, f"{where} has no (civic.access)"
                assert set(access.roles) <= {"resident", "window", "officer", "supervisor", "operator", "service"}, (
                    where
                )
                assert (
                    "resident" not in access.roles or access.own or method.name.startswith(("Find", "List", "Check"))
                ), where
                http = method.options.Extensions[annotations_pb2.http]
                assert http.WhichOneof("pattern"), f"{where} has no path"


def test_events_hold_no_personal_data() -> None:
    """INVARIANT: events carry ids; a name in one would be copied to every consumer and kept by the broker."""
    personal = {
        "name",
        "id_number",
        "phone",
        "address",
        "birth_date",
        "born_at",
        "bank_account",
        "amount_fen",
        "weight_grams",
    }
    for file in contract():
        if file.name.endswith("/events.proto"):
            for message in file.message_type:
                for field in message.field:
                    where = f"{file.package}.{message.name}.{field.name}"
                    assert not field.options.Extensions[options_pb2.sensitive], where
                    assert not (set(field.name.split("_")) & {"idnumber"}), where
                    assert field.name not in personal, where


@pytest.mark.parametrize("name", DEPARTMENTS)
def test_a_department_is_wired(name: str) -> None:
    (service,) = services([name])
    assert service.name == name
    service.check()


@pytest.mark.parametrize("name", DEPARTMENTS)
def test_migrations_make_what_the_models_say(name: str, fresh: Callable[..., Settings]) -> None:
    (service,) = services([name])
    settings = fresh(name)
    settings.data.mkdir(parents=True, exist_ok=True)
    database = db.Database(settings.database(name))
    db.migrate(database.engine, str(service.folder / "migrations"))
    for metadata in (service.tables, db.own):
        with database.engine.connect() as connection:
            found = compare_metadata(
                MigrationContext.configure(
                    connection,
                    opts={
                        "include_object": lambda obj, label, kind, *_rest, m=metadata: (
                            kind != "table" or label in m.tables
                        )
                    },
                ),
                metadata,
            )
        assert found == []
    database.engine.dispose()


def test_every_department_has_its_folder_and_its_proto() -> None:
    folders = {path.parent.name for path in (ROOT / "services").glob("*/main.py")}
    protos = {file.package.split(".")[1] for file in contract() if file.service} - {"operations"}
    assert folders == set(DEPARTMENTS) == protos


def test_nothing_happens_on_import() -> None:
    """Every department can be imported in one process, without a file, a port or a thread."""
    import threading  # noqa: PLC0415

    before = threading.active_count()
    for name in DEPARTMENTS:
        importlib.import_module(f"services.{name}.main")
    assert threading.active_count() == before
