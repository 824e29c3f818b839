"""What the reader has struck out, behind one button: a choice in its menu is shown again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton

from reader.notes.records import Dismissal, Scope
from ui.desk import Desk
from ui.places import shortened
from ui.rulebook import Rulebook

LONGEST = 48


class StruckOut(QPushButton):
    """Hidden while nothing is struck out."""

    def __init__(self, desk: Desk, rulebook: Rulebook) -> None:
        super().__init__()
        self._desk, self._rulebook = desk, rulebook
        self.setProperty("flat", True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("What you do not want to see. Choose one to see it again.")
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self.refresh()

    def refresh(self) -> None:
        count = len(self._desk.struck_out)
        self.setText(f"{count} struck out ▾")
        self.setAccessibleName(f"{count} struck out. Choose one to see it again")
        self.setVisible(count > 0 and self.parentWidget() is not None)

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        menu.addAction("Show again:").setEnabled(False)
        for dismissal in self._desk.struck_out:
            menu.addAction(self._words(dismissal), partial(self._desk.show_again, dismissal))

    def _words(self, dismissal: Dismissal) -> str:
        match dismissal.scope:
            case Scope.WORD:
                return f"“{shortened(dismissal.word, LONGEST)}”, in every article"
            case Scope.RULE:
                return f"{self._rulebook.label(dismissal.rule)}, in every article"
        passage = dismissal.anchor.exact if dismissal.anchor else self._rulebook.label(dismissal.rule)
        return f"“{shortened(passage, LONGEST)}”, here"
