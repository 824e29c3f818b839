"""What takes the middle of the window: the text, or the welcome where there is none, the library or its trash."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from ui.focus import focus_first

TEXT, WELCOME, LIBRARY, TRASH = "text", "welcome", "library", "trash"
ALONE = (LIBRARY, TRASH)
"""Pages that have the window to themselves."""


class Pages(QStackedWidget):
    """Pages are added by name and built when they are first turned to. `turned` names the page.

    shown, before: the page that is in sight, and the one from which it was turned to.
    """

    turned = Signal(str)

    def __init__(self, text: QWidget) -> None:
        super().__init__()
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._built = {TEXT: text}
        self.shown = self.before = TEXT
        self.addWidget(text)

    def add(self, name: str, make: Callable[[], QWidget]) -> None:
        self._makers[name] = make

    def page(self, name: str) -> QWidget:
        """The page, built now if it has not been."""
        if name not in self._built:
            self._built[name] = self._makers[name]()
            self.addWidget(self._built[name])
        return self._built[name]

    def take_keyboard(self) -> None:
        """To where the page that is shown begins."""
        focus_first(self.page(self.shown))

    def turn_to(self, name: str) -> None:
        page = self.page(name)
        if name != self.shown:
            self.before, self.shown = self.shown, name
        for each in self._built.values():
            # A page that is out of sight takes no room from the others.
            policy = QSizePolicy.Policy.Preferred if each is page else QSizePolicy.Policy.Ignored
            each.setSizePolicy(policy, policy)
        self.setCurrentWidget(page)
        self.take_keyboard()
        self.turned.emit(name)
