"""The base of transport's tables."""

from typing import Any

from chassis.db import tables

Base: Any = tables()
