"""The headings of an article, or the chapters of an e-book, to go to."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reader.article import Article, BlockKind
from reader.finding import Span
from ui.rows import Rows
from ui.widgets import label

NO_HEADINGS = "This article has no headings to go to."
WIDTH, ROW, MOST_ROWS = 420, 32, 18
INDENT = "\u2003"


class Contents(QFrame):
    """A list that closes when something else is clicked. `chosen` brings where the heading stands."""

    chosen = Signal(int)

    def __init__(self, article: Article, here: Span, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popover")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName("Contents")
        self.list = QListWidget()
        self.list.setAccessibleName("Headings")
        self.list.setItemDelegate(Rows(self.list))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for start, text in headings(article):
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, start)
            self.list.addItem(item)
            if start <= here[0] or self.list.count() == 1:
                self.list.setCurrentItem(item)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self.setFixedSize(WIDTH, 60 + ROW * min(self.list.count(), MOST_ROWS))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(label("Contents", "kind"))
        column.addWidget(self.list, 1)

    def show_over(self, page: QWidget) -> None:
        self.move(page.mapToGlobal(QPoint(20, 16)))
        self.show()
        self.list.setFocus()

    def _choose(self, item: QListWidgetItem) -> None:
        self.close()
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


def headings(article: Article) -> Iterator[tuple[int, str]]:
    """Where each heading stands, and its words, indented by its level below the highest."""
    found = [block for block in article.blocks if block.kind is BlockKind.HEADING]
    highest = min((block.level for block in found), default=1)
    for block in found:
        yield block.start, INDENT * (block.level - highest) + " ".join(article.block_text(block).split())
