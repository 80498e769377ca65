"""Catalogue entries of the tests' own, offered beside the real ones while a test runs."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from services.onething.catalogue import Entry, load, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def offered(folder: Path, text: str) -> Iterator[Entry]:
    """The entry in `text`, read and checked as any other."""
    path = folder / "own-entry.yaml"
    path.write_text(text, encoding="utf-8")
    entry = read(path)
    catalogue = load()
    catalogue.versions[entry.id, entry.version] = entry  # type: ignore[index] # a mapping for everybody else
    catalogue.__dict__.pop("newest", None)
    try:
        yield entry
    finally:
        del catalogue.versions[entry.id, entry.version]  # type: ignore[attr-defined]
        catalogue.__dict__.pop("newest", None)


HEAD = """
version: 1
lead: employment
title: {zh: 试验一件事, en: A trial}
sources: [test]
situations: [{id: any, title: {zh: 任何情形, en: Any}}]
form:
  type: object
  required: [idNumber]
  properties:
    idNumber: {type: string, title: 身份证号码, format: resident-id, sensitive: ID_NUMBER, description: 18 位}
owners: [person.residentId]
shares:
  - id: person
    title: {zh: 户籍信息, en: Person}
    department: registry
    task: share-person
    needs: [form.idNumber]
    gives: [residentId]
"""
# An officer recognises, which is shown for five days; then two items, one of which can do without the other.
SHOWN = f"""
id: shown
{HEAD}
items:
  - id: recognised
    title: {{zh: 困难认定, en: Recognised}}
    department: employment
    task: recognise
    needs: [person.residentId]
    gives: [recognitionNo]
    decides: officer
    publicity: 5
    compensable: true
    limit: {{legal: 20, promised: 10, source: 《就业促进法》, status: unconfirmed}}
  - id: paid
    title: {{zh: 补贴发放, en: Paid}}
    department: employment
    task: pay
    needs: [person.residentId, recognised.recognitionNo]
    gives: [paymentNo]
    limit: {{legal: 10, promised: 5, source: 指南, status: unconfirmed}}
"""
# `last` is refused for good, and what was granted for its sake is undone.
COMPENSATED = f"""
id: compensated
{HEAD}
items:
  - id: made
    title: {{zh: 登记, en: Made}}
    department: employment
    task: make
    needs: [person.residentId]
    gives: [madeNo]
    compensable: true
    limit: {{legal: 20, promised: 4, source: 指南, status: unconfirmed}}
  - id: beside
    title: {{zh: 备案, en: Beside}}
    department: health
    task: beside
    needs: [person.residentId]
    gives: [besideNo]
    limit: {{legal: 20, promised: 20, source: 指南, status: unconfirmed}}
  - id: last
    title: {{zh: 发证, en: Last}}
    department: employment
    task: last
    needs: [made.madeNo, 'beside.besideNo?']
    gives: [lastNo]
    decides: officer
    refused: compensate
    limit: {{legal: 20, promised: 6, source: 指南, status: unconfirmed}}
"""
FORM = {"idNumber": "330802199503071227"}
OUTPUTS = {
    "share-person": {"residentId": "r1"},
    "recognise": {"recognitionNo": "n1"},
    "pay": {"paymentNo": "p1"},
    "make": {"madeNo": "m1"},
    "beside": {"besideNo": "b1"},
    "last": {"lastNo": "l1"},
}
