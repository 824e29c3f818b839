"""A printed page as the window shows it. By itself, so that the window need not import a loader for it."""

from __future__ import annotations

from typing import NamedTuple


class PagePicture(NamedTuple):
    """pixels: four bytes each (blue, green, red, unused), rows from the top without gaps. number: from 1."""

    number: int
    pages: int
    width: int
    height: int
    pixels: bytes
