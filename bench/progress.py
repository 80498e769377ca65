"""What a benchmark shows while it runs."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

console = Console()


@contextmanager
def shown(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """A progress bar."""
    with Progress(console=console, transient=True) as bars:
        bar = bars.add_task(what, total=total)
        yield lambda done: bars.update(bar, completed=done)
