"""The department's own tables."""

from typing import Any

from chassis.db import tables

Base: Any = tables()
