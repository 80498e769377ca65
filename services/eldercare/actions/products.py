"""The catalogue of smart-care products and services (智慧健康养老产品及服务推广目录): a data file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import yaml

from services.eldercare.law import HERE
from services.eldercare.rules.sos import KINDS


@dataclass(frozen=True)
class Product:
    """A kind of product or service; `device` is the kind of device with which it calls for help here, or empty."""

    id: str
    zh: str
    en: str
    category: str
    purpose: str
    device: str
    standard: str
    grades: tuple[int, ...]


@cache
def catalogue() -> tuple[Product, ...]:
    """The products of `products.yaml`. Raises ValueError if one names a kind of device that nobody knows."""
    rows = yaml.safe_load((HERE / "products.yaml").read_text(encoding="utf-8"))
    found = tuple(Product(**{**row, "grades": tuple(row["grades"])}) for row in rows)
    if wrong := [one.id for one in found if one.device not in ("", *KINDS)]:
        msg = f"products.yaml: unknown kind of device: {', '.join(wrong)}"
        raise ValueError(msg)
    return found


def find_products(query: str) -> list[Product]:
    """Those in which every word of the query stands; all without one."""
    words = query.casefold().split()
    return [
        one
        for one in catalogue()
        if all(word in f"{one.zh} {one.en} {one.category} {one.purpose} {one.device}".casefold() for word in words)
    ]
