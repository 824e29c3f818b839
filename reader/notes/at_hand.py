"""A look into the library before it is opened: may an article be expected to have its colours in there?"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

KEPT = """SELECT 1 FROM reading r JOIN analysis a ON a.article = r.article
    WHERE r.origin = ? AND r.removed IS NULL"""


def has_analysis_of(library: Path, origin: str) -> bool:
    """Whether an analysis is kept of what was last read from that path.

    An expectation: the file may have changed since. A library that cannot be read has nothing at hand; why, is
    told when it is opened.
    """
    if not library.exists():
        return False
    try:
        with closing(sqlite3.connect(f"{library.absolute().as_uri()}?mode=ro", uri=True, timeout=0)) as db:
            return db.execute(KEPT, (origin,)).fetchone() is not None
    except sqlite3.Error:
        return False
