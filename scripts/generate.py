"""Generates proto/gen: Python modules, and contract.binpb, the whole contract with its comments."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import google.api
from grpc_tools import protoc

ROOT = Path(__file__).parents[1]
PROTO, GENERATED = ROOT / "proto", ROOT / "proto" / "gen"


def generate(into: Path = GENERATED) -> None:
    """Writes everything anew. Raises SystemExit with protoc's own message if a proto is wrong."""
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(parents=True)
    (annotations,) = [Path(place).parents[1] for place in google.api.__path__]
    files = sorted(str(path.relative_to(PROTO)) for path in PROTO.glob("civic/**/*.proto"))
    out = [f"--python_out={into}", f"--pyi_out={into}", f"--descriptor_set_out={into / 'contract.binpb'}"]
    include = [f"-I{PROTO}", f"-I{annotations}", f"-I{Path(protoc.__file__).parent / '_proto'}"]
    if protoc.main(["protoc", *include, *out, "--include_imports", "--include_source_info", *files]):
        raise SystemExit("protoc refused the contract")


if __name__ == "__main__":
    generate()
    sys.stdout.write(f"{GENERATED.relative_to(ROOT)} is new\n")
