"""The panel at the right: tabs above, one page at a time below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.look import Look
from ui.painting import draw_words, fill, sans, stand_on

MARGIN, HEIGHT, GAP, NARROWEST = 22, 49, 16, 6


@dataclass
class Page:
    """make: builds the page when it is first looked at."""

    name: str
    title: str
    make: Callable[[], QWidget]
    widget: QWidget | None = None
    count: int = 0


class Tabs(QTabBar):
    """Words in a row; the one chosen is bold and underlined in the accent colour."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setDrawBase(False)
        self.setAccessibleName("Pages of the side panel")
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def tabSizeHint(self, index: int) -> QSize:
        last = index == self.count() - 1
        return QSize(round(self._text_width(index)) + (0 if last else self._gap()), HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        for index in range(self.count()):
            box = self.tabRect(index)
            chosen = index == self.currentIndex()
            painter.setFont(sans(14, bold=chosen))
            painter.setPen(QColor(theme.ink if chosen else theme.quiet))
            draw_words(painter, QRectF(box), self.tabText(index))
            if chosen:
                width = round(QFontMetricsF(painter.font()).horizontalAdvance(self.tabText(index)))
                colour = QColor(theme.accent)
                fill(painter, QRect(box.left(), HEIGHT - 2, width, 2), colour)
                if self.hasFocus():
                    painter.setPen(QPen(colour, 2))
                    painter.drawRoundedRect(box.adjusted(-1, 10, width - box.width() + 3, -10), 4, 4)

    def _text_width(self, index: int) -> float:
        return _width(self.tabText(index))

    def fits(self, texts: Sequence[str]) -> bool:
        return sum(map(_width, texts)) + NARROWEST * (len(texts) - 1) <= self._room()

    def _room(self) -> int:
        panel = self.parentWidget()
        return panel.width() - 2 * MARGIN if panel else 0

    def _gap(self) -> int:
        """As wide as the picture has it, and narrower when the counts grow."""
        needed = sum(self._text_width(i) for i in range(self.count()))
        return max(NARROWEST, min(GAP, int((self._room() - needed) / max(1, self.count() - 1))))


@lru_cache
def _width(text: str) -> float:
    return QFontMetricsF(sans(14, bold=True)).horizontalAdvance(text) + 1


class Side(QWidget):
    """Pages are added by name and built when they are first shown. `turned` names the page."""

    turned = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("side")
        stand_on(self, QPalette.ColorRole.AlternateBase)
        self.setMinimumWidth(372)
        self._pages: list[Page] = []
        self._stack = QStackedWidget()
        self.tabs = Tabs(look)
        self.tabs.setParent(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 0, MARGIN, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._on_current_changed)
        look.changed.connect(self.tabs.update)

    def add(self, name: str, title: str, make: Callable[[], QWidget]) -> None:
        self._pages.append(Page(name, title, make))
        self.tabs.addTab(title)

    def set_count(self, name: str, count: int) -> None:
        self._pages[self._index(name)].count = count
        self._name_tabs()

    def _name_tabs(self) -> None:
        """With the counts where there is room for them."""
        full = [f"{page.title} {page.count:,}" if page.count else page.title for page in self._pages]
        texts = full if self.tabs.fits(full) else [page.title for page in self._pages]
        for at, (text, spoken) in enumerate(zip(texts, full, strict=True)):
            if text != self.tabs.tabText(at):  # for each that is set, Qt places all of them anew
                self.tabs.setTabText(at, text)
            self.tabs.setAccessibleTabName(at, spoken)

    def show_page(self, name: str) -> None:
        """A name that is not known (from another Hedgerow's settings) changes nothing."""
        if name in (page.name for page in self._pages):
            self.tabs.setCurrentIndex(self._index(name))
            self._on_current_changed(self._index(name))

    @property
    def shown_page(self) -> str:
        return self._pages[self.tabs.currentIndex()].name

    def page(self, name: str) -> QWidget:
        """The page, built now if it has not been."""
        page = self._pages[self._index(name)]
        if page.widget is None:
            page.widget = page.make()
            self._stack.addWidget(page.widget)
        return page.widget

    def built(self, name: str) -> QWidget | None:
        """The page if it has been looked at, else None."""
        return self._pages[self._index(name)].widget

    def resizeEvent(self, event: object) -> None:
        # The room for counts depends on the width of the panel; the gaps follow with the tabs' own width.
        self._name_tabs()

    def _on_current_changed(self, index: int) -> None:
        if 0 <= index < len(self._pages) and self.isVisible():
            self._stack.setCurrentWidget(self.page(self._pages[index].name))
            self.turned.emit(self._pages[index].name)

    def showEvent(self, event: object) -> None:
        self._on_current_changed(self.tabs.currentIndex())

    def _index(self, name: str) -> int:
        return next(i for i, page in enumerate(self._pages) if page.name == name)
