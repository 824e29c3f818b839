"""The page under the reading view: an article laid in a centred column, and scrolling over it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QPoint,
    QPointF,
    QPropertyAnimation,
    QRectF,
    QSignalBlocker,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextLine,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from reader.article import Article
from reader.finding import Span
from ui.reading.extents import is_laid_out
from ui.reading.geometry import LaidBlock
from ui.reading.margin import Margin
from ui.reading.overview import OverviewStrip
from ui.reading.page import Page, Piece
from ui.reading.typography import Typography
from ui.theme import Theme
from ui.viewport import put_viewport

GLIDE_MS = 140
_GUTTER_RIGHT = 64
_NARROWEST = 220


class Canvas(QTextEdit):
    """Shows a `Page` and knows where its characters stand and which are selected. Knows nothing of findings.

    Ink, selection and caret are those of the application's palette, all else the theme's.
    Offsets and spans are the article's; points and areas are the viewport's pixels.
    """

    def __init__(self, theme: Theme, typography: Typography, parent: QWidget | None) -> None:
        super().__init__(parent)
        viewport = put_viewport(self)
        viewport.setCursor(Qt.CursorShape.IBeamCursor)
        # The first document still measures itself by the viewport that is gone.
        self.document().documentLayout().setPaintDevice(viewport)
        self._theme = theme
        self._typography = typography
        self._own_document: QTextDocument | None = None
        self._strip = OverviewStrip(theme, self)
        self._glide = QPropertyAnimation(self._strip, b"value", self)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(self._strip)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._lay(Article("", ()))

    @property
    def article(self) -> Article:
        return self._page.article

    def address(self, offset: int) -> str:
        """ "4.2": paragraph and sentence."""
        return self._page.addresses.label(offset)

    def visible_span(self) -> Span:
        """From the first character on the screen to behind the last."""
        size = self.viewport().size()
        top = self._top().position()
        bottom = self._cursor_at(QPoint(size.width(), size.height())).position()
        return self._page.offset(top) or 0, self._page.offset(bottom) or 0

    def area_of(self, span: Span) -> QRectF:
        """The smallest rectangle around a span, in the viewport's pixels."""
        area = QRectF()
        layout = self.document().documentLayout()
        for piece in self._page.pieces_of(span):
            block = self.document().findBlockByNumber(piece.row)
            layout.blockBoundingRect(block)  # lays the document out as far as that
            for f in LaidBlock(block).fragments(*(self._page.units_in(piece, offset) for offset in span)):
                area |= QRectF(QPointF(f.left, f.line_top), QPointF(f.right, f.line_bottom))
        return area.translated(0, -self._strip.value())

    def scroll_to(self, offset: int) -> None:
        """At once, with the offset's line at the top."""
        self._glide.stop()
        cursor = self.textCursor()
        cursor.setPosition(self._page.position(offset))
        at_top = not self._page.pieces or offset <= self._page.pieces[0].start
        top = 0 if at_top else self._strip.value() + self.cursorRect(cursor).top()
        self._strip.setValue(top)

    def reveal(self, span: Span) -> None:
        """Scrolls only if the span is not comfortably in view, then in 150 ms at the most."""
        area = self.area_of(span)
        height = self.viewport().height()
        if height * 0.06 <= area.top() and area.bottom() <= height * 0.84:
            return
        target = round(self._strip.value() + area.top() - height * 0.3)
        target = max(0, min(self._strip.maximum(), target))
        self._glide.stop()
        if not self.isVisible() or not _moves(self):
            self._strip.setValue(target)
            return
        self._glide.setDuration(GLIDE_MS)
        self._glide.setStartValue(self._strip.value())
        self._glide.setEndValue(target)
        self._glide.start()

    def caret(self) -> int:
        """The caret's offset; 0 in title and byline."""
        return self._page.offset(self.textCursor().position()) or 0

    def selection(self) -> Span | None:
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start = self._page.offset(cursor.selectionStart()) or 0
        end = self._page.offset(cursor.selectionEnd()) or 0
        return (start, end) if end > start else None

    def select(self, span: Span) -> None:
        """Selects a span and brings it into view."""
        cursor = self.textCursor()
        cursor.setPosition(self._page.position(span[0]))
        cursor.setPosition(self._page.position(span[1]), QTextCursor.MoveMode.KeepAnchor)
        value = self._strip.value()
        self.setTextCursor(cursor)
        self._strip.setValue(value)
        self.reveal(span)

    def deselect(self) -> None:
        """The caret stays where it is."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def copy(self) -> None:
        """Plain text, as it stands in the article, without fonts and colours.

        By the clipboard's own setText: a QMimeData made in Python and left on the clipboard brings the
        process down at exit.
        """
        span = self.selection()
        if span:
            QGuiApplication.clipboard().setText(self._page.article.text[slice(*span)])

    def _offset_under(self, point: QPointF) -> int | None:
        """The character under a point of the viewport, None beside the text."""
        place = point + QPointF(0, self._strip.value())
        position = self.document().documentLayout().hitTest(place, Qt.HitTestAccuracy.ExactHit)
        block = self.document().findBlock(position) if position >= 0 else QTextBlock()
        if not block.isValid():
            return None
        line = block.layout().lineForTextPosition(position - block.position())
        if not line.isValid():
            return None
        x = place.x() - block.layout().position().x()
        written = line.naturalTextRect()
        if not written.left() <= x <= written.right():
            return None
        column = line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
        return self._page.offset(block.position() + column)

    def _top(self) -> QTextCursor:
        """What stands at the top of the screen.

        Above the first line Qt's hit test goes astray and lays out the whole text, so it is not asked there.
        """
        first = self.document().begin()
        top = self.document().documentLayout().blockBoundingRect(first).top()
        line = first.layout().lineAt(0)
        if self._strip.value() <= top + line.y() + line.height():
            return QTextCursor(first)
        return self._cursor_at(QPoint(0, 0))

    def _cursor_at(self, point: QPoint) -> QTextCursor:
        """While Qt lays the text out anew, its first answer is of the layout before, and brings on the new one."""
        if not is_laid_out(self.document()):
            self.cursorForPosition(point)
        return self.cursorForPosition(point)

    def _rows_on_screen(self) -> Sequence[tuple[QTextBlock, Piece]]:
        bottom = self._strip.value() + self.viewport().height()
        block = self._top().block()
        if block.previous().isValid():
            block = block.previous()
        layout = self.document().documentLayout()
        found = []
        while block.isValid() and layout.blockBoundingRect(block).top() <= bottom:
            piece = self._page.piece_in_row(block.blockNumber())
            if piece:
                found.append((block, piece))
            block = block.next()
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_column()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        # The paper to the left of the gutter is no part of the viewport; the wheel turns there too.
        if isinstance(event, QWheelEvent):
            self.wheelEvent(event)
            return True
        return super().event(event)

    def _lay(self, article: Article) -> None:
        """In a new document: emptying the old one would lay the new text out to its end."""
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        self._page = Page(article, document, self._typography)
        # Where the old text was read, the new one would be laid out to.
        with QSignalBlocker(self._strip):
            self._strip.setValue(0)
        self.setDocument(document)
        self._shade()
        if self._own_document:
            self._own_document.deleteLater()
        self._own_document = document

    def _shade(self) -> None:
        """Lesser words get their colour when they are painted: in the document, a change lays out all anew."""
        shades = []
        for row in self._page.quiet_rows():
            shade: Any = QTextEdit.ExtraSelection()
            shade.format.setForeground(QColor(self._theme.quiet))
            shade.cursor = QTextCursor(self.document().findBlockByNumber(row))
            end = QTextCursor.MoveOperation.EndOfBlock
            shade.cursor.movePosition(end, QTextCursor.MoveMode.KeepAnchor)
            shades.append(shade)
        self.setExtraSelections(shades)

    def _place_column(self) -> None:
        """Centres the column; its width, and with it the layout, changes only where it must."""
        scale = self._typography.pixels / 19
        room = self.width() - self._strip.sizeHint().width()
        beside = self._typography.beside
        gutter = Margin.width(beside)
        right = round(_GUTTER_RIGHT * beside)
        wanted = self._typography.column_width()
        if room < wanted + gutter + right:
            right = round(24 * beside)
        column = max(_NARROWEST, min(wanted, room - gutter - right))
        left = max(0, (room - column) // 2 - gutter)
        self.setViewportMargins(left, 0, 0, 0)
        self._left, self._column = gutter, column
        self._set_root_margins(gutter, right, scale)
        if self.lineWrapColumnOrWidth() != gutter + column + right:
            self.setLineWrapColumnOrWidth(gutter + column + right)
            self._on_layout_lost()
        self._on_column_placed()

    def _set_root_margins(self, left: int, right: int, scale: float) -> None:
        root = self.document().rootFrame()
        shape = root.frameFormat()
        wanted = (left, right, round(34 * scale), round(140 * scale))
        if wanted != (shape.leftMargin(), shape.rightMargin(), shape.topMargin(), shape.bottomMargin()):
            shape.setLeftMargin(wanted[0])
            shape.setRightMargin(wanted[1])
            shape.setTopMargin(wanted[2])
            shape.setBottomMargin(wanted[3])
            root.setFrameFormat(shape)
            self._on_layout_lost()

    def _on_column_placed(self) -> None:
        """After every change of the column's place or width."""

    def _on_layout_lost(self) -> None:
        """Qt is about to lay the text out anew."""


def _moves(widget: QWidget) -> bool:
    """Whether the desktop wants things to move at all."""
    # Qt's long lists of names take milliseconds to make: those that the first picture does not need come later.
    from PySide6.QtWidgets import QStyle

    return widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget) != 0
