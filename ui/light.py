"""Which files are read in a moment, so that the window does it itself and does not wait for the worker."""

from __future__ import annotations

from pathlib import Path

LIGHT = 1_000_000
"""Bytes or characters."""
KINDS = (".txt", ".text", ".md", ".markdown")


def is_light(path: str) -> bool:
    """Plain text of bearable size. A file that cannot be looked at is left to the worker to explain."""
    file = Path(path)
    try:
        return file.suffix.lower() in KINDS and file.stat().st_size <= LIGHT
    except (OSError, ValueError):
        return False
