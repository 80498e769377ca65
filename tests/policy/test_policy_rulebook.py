"""The rule book, and what holds for all of it."""

from __future__ import annotations

import pytest

from services.policy.rulebook.book import Example, examples

BOOK = list(examples())


@pytest.mark.parametrize("example", BOOK, ids=lambda one: f"{one.month}-{one.title}")
def test_the_rules_say_what_the_book_says(example: Example) -> None:
    assert example.found() == example.expected
