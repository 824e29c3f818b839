"""The samples in a menu, for the key that opens one: they are three, and of different kinds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from ui.samples import SAMPLES, Sample


class SampleMenu(QMenu):
    def __init__(self, window: QWidget, choose: Callable[[Sample], object]) -> None:
        super().__init__(window)
        self.setAccessibleName("Sample articles")
        for number, sample in enumerate(SAMPLES, 1):
            words = f"&{number}  {sample.genre.capitalize()}: {sample.title}"
            self.addAction(words, partial(choose, sample))

    def show_in(self, window: QWidget) -> None:
        """In the middle of the window, a little above."""
        room, size = window.size(), self.sizeHint()
        corner = QPoint((room.width() - size.width()) // 2, (room.height() - size.height()) // 3)
        self.setActiveAction(self.actions()[0])
        self.popup(window.mapToGlobal(corner))
