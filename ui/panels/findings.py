"""Every finding in a list: filtered by words, grouped as the reader likes, walked with the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from reader.finding import Finding
from ui.desk import Desk
from ui.look import Look
from ui.painting import draw_letter, sans
from ui.panels.findings_model import GROUPINGS, FindingsModel, Grouping
from ui.panels.struck_out import StruckOut
from ui.panels.unshown import why_nothing_is_shown
from ui.remarks import may_be_english
from ui.rows import draw_focus
from ui.rulebook import Rulebook
from ui.session import Session
from ui.settings import Settings
from ui.widgets import Choice, FilterField, label, set_prose

EMPTY = "What Hedgerow finds in the article is listed here. Open one to begin."
SEARCHING = "Findings are listed here as they come in."
NOT_ENGLISH = (
    "This text does not seem to be in English, and the rules know only English: nothing is coloured in it."
)
NONE = "Nothing is coloured in this article."
ALL_OFF = "All that was found is switched off in the row of colours above. Press 0 to see everything."
NO_MATCH = "No finding has these words. Clear the box to see all of them."
WAIT = 120
"""Milliseconds in which findings that come in are gathered before they are listed."""


class FindingDelegate(QStyledItemDelegate):
    """Two lines: the words, and below, quietly, what they are and where."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, 48 if index.data(FindingsModel.FINDING) else 38)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect
        self._draw_ground(painter, option, box)
        finding = index.data(FindingsModel.FINDING)
        text, detail = str(index.data()), str(index.data(FindingsModel.DETAIL))
        if finding is None:
            open_now = bool(option.state & QStyle.StateFlag.State_Open)
            self._draw_group(painter, box, f"{'▾' if open_now else '▸'} {text}", detail)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._draw_finding(painter, box, finding, (text, detail), chosen)
        draw_focus(painter, box, self.parent(), index)
        painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        state: QStyle.StateFlag = option.state
        theme = self._look.theme
        colour = theme.selection if state & QStyle.StateFlag.State_Selected else theme.chip
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(box.adjusted(0, 1, -2, -1), 7, 7)

    def _draw_group(self, painter: QPainter, box: QRect, text: str, detail: str) -> None:
        theme = self._look.theme
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(sans(14, bold=True))
        painter.setPen(QColor(theme.ink))
        metrics = QFontMetrics(painter.font())
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() - 60)
        painter.drawText(box.adjusted(8, 4, 0, 0), middle, text)
        left = 8 + metrics.horizontalAdvance(text) + 8
        painter.setFont(sans(14))
        painter.setPen(QColor(theme.quiet))
        painter.drawText(box.adjusted(left, 4, 0, 0), middle, detail)

    def _draw_finding(
        self, painter: QPainter, box: QRect, finding: Finding, words: tuple[str, str], chosen: bool
    ) -> None:
        theme, (text, detail) = self._look.theme, words
        letter = QRectF(box.left() + 8, box.top() + 7, 18, 18)
        draw_letter(painter, letter, theme.marks[finding.category], theme)
        room = box.adjusted(36, 5, -12, -5)
        elide = Qt.TextElideMode.ElideRight
        painter.setFont(sans(14))
        painter.setPen(QColor(theme.ink))
        painter.drawText(
            room,
            Qt.AlignmentFlag.AlignTop,
            QFontMetrics(painter.font()).elidedText(text, elide, room.width()),
        )
        painter.setFont(sans(13))
        painter.setPen(QColor(theme.ink if chosen else theme.quiet))
        detail = QFontMetrics(painter.font()).elidedText(detail, elide, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom, detail)


class FindingsPanel(QWidget):
    """Follows the session; tells which finding was chosen, and of which the card is wanted (Return)."""

    finding_chosen = Signal(object)
    card_wanted = Signal()

    def __init__(
        self, session: Session, desk: Desk, rulebook: Rulebook, look: Look, settings: Settings
    ) -> None:
        super().__init__()
        self._session, self._settings = session, settings
        self._struck_out = StruckOut(desk, rulebook)
        self.model = FindingsModel(rulebook, self)
        self._build(look)
        self._gather = QTimer(self, singleShot=True, interval=WAIT)
        self._gather.timeout.connect(self.refresh)
        session.findings_added.connect(lambda _added: self._gather.start())
        session.shown_changed.connect(self._gather.start)
        session.visible_changed.connect(self._gather.start)
        session.current_changed.connect(self._follow)
        settings.changed.connect(self._on_setting_changed)
        look.changed.connect(self.view.viewport().update)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the filter the arrow goes to what is left of the list."""
        if event.key() == Qt.Key.Key_Down and self.filter.hasFocus() and self.view.isVisible():
            self.view.setFocus()
        else:
            super().keyPressEvent(event)

    @property
    def begin_at(self) -> QWidget | None:
        return next((each for each in (self.view, self.filter) if each.isVisible()), None)

    def refresh(self) -> None:
        """List anew what is switched on."""
        self.model.show(self._session.article, self._session.reachable, self.grouping, self.filter.text())
        grouped = self.grouping is not Grouping.TEXT
        # A list of thousands is not asked for the height of each; below groups they differ.
        self.view.setUniformRowHeights(not grouped)
        self.view.setRootIsDecorated(False)
        if grouped:
            self.view.expandAll()
        listed = self.model.rowCount() > 0
        self.view.setVisible(listed)
        for each in (self.filter, self._order):
            each.setVisible(bool(self._session.reachable or self.filter.text()))
        set_prose(self._empty, "" if listed else self._nothing())
        self._count.setText(self._counted())
        self._struck_out.refresh()
        self._follow(self._session.current)

    @property
    def grouping(self) -> Grouping:
        order = self._settings.get("findings/order")
        return Grouping(order) if order in list(Grouping) else Grouping.TEXT

    def _on_setting_changed(self, key: str) -> None:
        if key == "findings/order":
            self._order.show_choice(list(Grouping).index(self.grouping))
            self.refresh()

    def _counted(self) -> str:
        listed, all_there = self.model.listed, len(self._session.reachable)
        return f"{listed} of {all_there}" if listed != all_there else ""

    def _nothing(self) -> str:
        session = self._session
        if not session.is_open:
            return EMPTY
        if not may_be_english(session.article):
            return NOT_ENGLISH
        if self.filter.text() and session.reachable:
            return NO_MATCH
        if session.shown:
            return ALL_OFF
        if hidden := why_nothing_is_shown(session):
            return hidden
        return NONE if session.complete else SEARCHING

    def _follow(self, finding: Finding | None) -> None:
        if finding is None or self.view.currentIndex().data(FindingsModel.FINDING) == finding:
            return
        index = self.model.index_of(finding)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def _build(self, look: Look) -> None:
        self.filter = FilterField("Only those with the words …", "Filter the findings by words")
        self.filter.textChanged.connect(self.refresh)
        self._order = Choice([GROUPINGS[g] for g in Grouping], "Order of the findings")
        self._order.show_choice(list(Grouping).index(self.grouping))
        self._order.chosen.connect(lambda at: self._settings.set("findings/order", list(Grouping)[at].value))
        self.view = QTreeView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(FindingDelegate(look, self.view))
        self.view.setHeaderHidden(True)
        self.view.setIndentation(0)
        self.view.setAnimated(False)
        self.view.setMouseTracking(True)
        self.view.setAccessibleName("Findings")
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.selectionModel().currentChanged.connect(lambda index, _old: self._choose(index))
        self.view.clicked.connect(self._on_clicked)
        self.view.activated.connect(self._on_activated)
        self._empty, self._count = label(role="empty"), QLabel()
        self._count.setProperty("quiet", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.filter)
        column.addLayout(self._line_below())
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)
        column.addStretch(0)

    def _line_below(self) -> QHBoxLayout:
        """Below the filter: the order, and what is not in the list."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._order)
        row.addStretch(1)
        row.addWidget(self._count)
        row.addWidget(self._struck_out)
        return row

    def _on_clicked(self, index: QModelIndex) -> None:
        """A click on a group closes or opens it."""
        if index.data(FindingsModel.FINDING) is None:
            self.view.setExpanded(index, not self.view.isExpanded(index))
        else:
            self._choose(index)

    def _on_activated(self, index: QModelIndex) -> None:
        if index.data(FindingsModel.FINDING) is not None:
            self._choose(index)
            self.card_wanted.emit()

    def _choose(self, index: QModelIndex) -> None:
        finding = index.data(FindingsModel.FINDING)
        if finding is not None and finding != self._session.current:
            self.finding_chosen.emit(finding)
