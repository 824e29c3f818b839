"""Progress on a terminal, for what takes more than a second; silent in pipes."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
PATIENCE = 1.0
"""Seconds before the first word."""
INTERVAL = 0.2


def with_progress(items: Iterable[Item], noun: str, total: int | None = None) -> Iterator[Item]:
    """The items; meanwhile one line on stderr counts them, and is wiped at the end."""
    started = shown = time.monotonic()
    visible = False
    on_terminal = sys.stderr.isatty()
    for counted, item in enumerate(items, 1):
        yield item
        now = time.monotonic()
        if on_terminal and now - started > PATIENCE and now - shown > INTERVAL:
            of = f" of {total}" if total else ""
            print(f"\r{counted}{of} {noun}…", end="", file=sys.stderr, flush=True)
            shown, visible = now, True
    if visible:
        print("\r\033[K", end="", file=sys.stderr, flush=True)
