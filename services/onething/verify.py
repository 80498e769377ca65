"""Checks an exported proof offline: ``python -m services.onething.verify FILE [--keys DIR]``.

Needs the file and the public keys (``<name>.pub``, ``<name>.2.pub`` …), and no platform. Exit status 0 if everything is
as it was written, 1 if not or if the file cannot be read; the first wrong link is named in Chinese and English.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from chassis.keys import read_public
from services.onething import proof

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chassis.keys import PublicKey


def keys_in(folder: Path) -> Callable[[str], PublicKey | None]:
    """The public keys in a directory, by id."""
    return partial(read_public, folder)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints what was found; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m services.onething.verify", description=__doc__)
    parser.add_argument("file", type=Path, help="办件证明文件 / the exported proof")
    parser.add_argument("--keys", type=Path, default=Path("var/keys"), help="公钥目录 / directory of the public keys")
    told = parser.parse_args(arguments)
    try:
        file = orjson.loads(told.file.read_bytes())
        public = keys_in(told.keys)
        # As the gateway answers it, the file is the one field of an object.
        if isinstance(file, dict) and set(file) == {"proof"}:
            file = file["proof"]
        wrong = proof.check(file, public)
    except (OSError, ValueError, TypeError) as error:
        sys.stdout.write(f"无法读取：{error}\ncannot be read: {error}\n")
        return 1
    if wrong:
        sys.stdout.write(f"不可信：{wrong.zh}。\nNot to be trusted: {wrong.en}.\n")
        return 1
    links, about = file["links"], file["about"]
    signed = sum(1 for one in links if one.get("signature"))
    zh = f"可信：办件 {about['receipt']} 共 {len(links)} 环，均与写入时一致；其中 {signed} 项答复有部门签名。"
    en = f"As it was written: case {about['receipt']}, {len(links)} links, {signed} answers signed by departments."
    sys.stdout.write(f"{zh}\n{en}\n")
    reads = about.get("reads") or {}
    if "entries" in reads:
        count = len(reads["entries"])
        sys.stdout.write(
            f"另有 {count} 条个人数据读取记录，经基础数据部门签名。\n{count} reads, signed by the registry.\n"
        )
    elif reads:
        why = reads["unanswered"]
        sys.stdout.write(f"读取记录未取得：{why}。\nThe registry did not answer for the reads: {why}.\n")
    if about["before"]:
        sys.stdout.write(
            f"另有 {about['before']} 条更早的记录不在链上。\n{about['before']} older entries stand outside.\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
