"""Renews the lock files: hashes, no addresses."""

import subprocess
import sys

FLAGS = (
    "--generate-hashes --no-emit-index-url --no-emit-find-links --universal --python-version 3.11 --no-header --quiet"
)


def main() -> None:
    """Both files, from pyproject.toml."""
    for name, group in (
        ("requirements.lock", ["--group", "policy"]),
        ("requirements-dev.lock", ["--group", "policy", "--group", "dev"]),
    ):
        command = [
            sys.executable,
            "-m",
            "uv",
            "pip",
            "compile",
            "pyproject.toml",
            *group,
            *FLAGS.split(),
            "--output-file",
            name,
        ]
        subprocess.run([*command, *sys.argv[1:]], check=True)  # noqa: S603 - our own arguments


if __name__ == "__main__":
    main()
