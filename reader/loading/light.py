"""What is read in a moment, so that the window does it itself and does not wait for the worker."""

from __future__ import annotations

from pathlib import Path

LIGHT = 1_000_000
"""Bytes or characters."""
HARMLESS = 40_000
"""Of these even a thicket of marks is read in a moment."""
MARKS = 2_000
"""Brackets, hashes and tags: beyond that a Markdown or HTML reader may take its time, which is the worker's then."""
KINDS = (".txt", ".text", ".md", ".markdown")


def is_light(path: str) -> bool:
    """Plain text of bearable size. A file that cannot be looked at is left to the worker to explain."""
    file = Path(path)
    try:
        if file.suffix.lower() not in KINDS or file.stat().st_size > LIGHT:
            return False
        return is_light_text(file.read_bytes())
    except (OSError, ValueError):
        return False


def is_light_text(text: str | bytes) -> bool:
    """Of bearable size, and not made of marks."""
    if isinstance(text, str):
        text = text.encode("utf-8", "surrogatepass")
    few = sum(text.count(mark) for mark in (b"[", b"#", b"<")) <= MARKS
    return len(text) <= HARMLESS or (len(text) <= LIGHT and few)
