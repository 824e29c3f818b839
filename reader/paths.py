"""Where things are: the shipped resources, and the reader's library. The same from source and frozen."""

from __future__ import annotations

import sys
from pathlib import Path


def resources_path() -> Path:
    """The folder of shipped data: beside the packages from source, inside the bundle when frozen."""
    frozen = getattr(sys, "_MEIPASS", None)
    return (Path(frozen) if frozen else Path(__file__).parent.parent) / "resources"


def default_library_path() -> Path:
    """The library file when `--library` does not name another one."""
    from platformdirs import user_data_path  # here: the first picture needs no library

    return user_data_path("hedgerow", appauthor=False) / "library.db"
