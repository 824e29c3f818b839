"""From database rows to records, so that one bad row never hides the others."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

T = TypeVar("T")


def read_rows(rows: Iterable[sqlite3.Row], make: Callable[[sqlite3.Row], T], problems: list[str]) -> list[T]:
    """Every record that can be read; one sentence in `problems` for each that cannot."""
    made = []
    for row in rows:
        try:
            made.append(make(row))
        except (ValueError, TypeError, KeyError) as error:
            problem = f"One entry of the library cannot be read and is left out ({error})."
            if problem not in problems:
                problems.append(problem)
    return made


def tags_of(column: str) -> str:
    """SQL for a table of the tags in a JSON column, which is empty where the JSON is damaged."""
    return f"json_each(CASE WHEN json_valid({column}) THEN {column} ELSE '[]' END)"


def time_or_none(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
