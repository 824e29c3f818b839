"""A viewport of our own, under a widget that scrolls."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def put_viewport(area: QAbstractScrollArea) -> QWidget:
    """Whoever asks for Qt's own viewport has PySide make Python's classes of all widgets there are, to find out what
    it is. One made here is known; it has no ground of its own.
    """
    viewport = QWidget(area)
    area.setViewport(viewport)
    return viewport
