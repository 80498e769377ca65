"""`python -m services.policy.rulebook`: works out the rule book and says where the rules and the book disagree."""

from __future__ import annotations

import sys

from services.policy.rulebook.book import examples


def main() -> None:
    """Exits 1 if any example comes out otherwise."""
    wrong = 0
    for example in examples():
        found = example.found()
        right = found == example.expected
        wrong += not right
        sys.stdout.write(f"{'✓' if right else '✗'} {example.book} {example.month} {example.title}\n")
        if not right:
            sys.stdout.write(f"    应为 expected {example.expected}\n    得出 found    {found}\n")
    sys.stdout.write(f"{wrong} 处不一致 disagreements\n")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
