"""A printed page as the window shows it. By itself, so that the window need not import a loader for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PagePicture:
    """pixels: four bytes each (blue, green, red, unused), rows from the top without gaps. number: from 1."""

    number: int
    pages: int
    width: int
    height: int
    pixels: bytes
