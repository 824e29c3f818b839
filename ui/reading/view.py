"""The reading view: a marked page in the reader's hands, by mouse, keys, wheel and pinch."""

from __future__ import annotations

from PySide6.QtCore import QAbstractAnimation, QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from reader.article import Article
from reader.finding import Span
from ui.reading.margin import LetterHit, NoteHit
from ui.reading.marked_canvas import MarkedCanvas
from ui.reading.typography import Typography
from ui.theme import Theme

ZOOMS = (50, 300)
NOTCH = 120
"""Of a wheel, in Qt's eighths of a degree; touchpads send parts of it."""
SETTLE = 60
"""Milliseconds without scrolling until the margin is set in order."""
FIRST = 12
"""Among so many blocks the first paragraph is looked for, below title, byline and headings."""
CARET_WIDTH = 2
"""The caret shows once a key moves it: who reads with the mouse or steps with N has no use for one."""


class ReadingView(MarkedCanvas):
    """Read-only, with a caret for the keyboard. All spans and offsets are the article's.

    finding_activated: what stands under a click or the caret, the shortest first, and the offset there.
    selection_changed: a Span, or None when nothing is selected.
    note_activated: the id of the note whose mark was clicked; of several behind one mark, the next at each click.
    zoomed: per cent.
    """

    finding_activated = Signal(list, int)
    selection_changed = Signal(object)
    note_activated = Signal(int)
    scrolled = Signal()
    zoomed = Signal(int)

    def __init__(self, theme: Theme, typography: Typography, parent: QWidget | None = None) -> None:
        super().__init__(theme, typography, parent)
        self._zoom_due = QTimer(self, singleShot=True, interval=30)
        self._zoom_due.timeout.connect(self._apply_zoom)
        self._pending_zoom = float(typography.zoom)
        self._opened = 0
        self._settle_due = QTimer(self, singleShot=True, interval=SETTLE)
        self._settle_due.timeout.connect(self._settle_margin)
        self._set_up()
        self.set_article(Article("", ()))

    def _set_up(self) -> None:
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName("Article")
        self.setAccessibleDescription("The text of the article. Arrow keys move the caret.")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        copy = self.addAction("Copy", self.copy)
        copy.setEnabled(False)
        self.copyAvailable.connect(copy.setEnabled)
        self.selectionChanged.connect(lambda: self.selection_changed.emit(self.selection()))
        self._strip.valueChanged.connect(self._on_scrolled)
        self._glide.finished.connect(self._bring_focus)

    # How it is set

    def set_typography(self, typography: Typography) -> None:
        """The text at the top of the screen stays there."""
        if typography == self._typography:
            return
        top = self.visible_span()[0]
        zoomed = typography.zoom != self._typography.zoom
        refocused = self._typography._replace(focus=typography.focus, numbered=typography.numbered)
        if typography.focus is not self._typography.focus:
            self._emphasis.focus = self._place_of_reading()
        self._typography = typography
        self._pending_zoom = typography.zoom
        if refocused == typography:
            self._on_column_placed()
            return
        self._page.restyle(typography)
        self._on_layout_lost()
        self._place_column()
        self.scroll_to(top)
        if zoomed:
            self.zoomed.emit(typography.zoom)

    @property
    def typography(self) -> Typography:
        return self._typography

    @property
    def zoom(self) -> int:
        """Per cent."""
        return self._typography.zoom

    def set_zoom(self, percent: float) -> None:
        """A pinch comes in steps of less than one per cent, which add up."""
        self._pending_zoom = max(ZOOMS[0], min(ZOOMS[1], percent))
        self._zoom_due.start()

    # Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setCursorWidth(0)
        hit = self._margin_hit(event.position())
        if event.button() is Qt.MouseButton.LeftButton and hit:
            self._on_margin_clicked(hit)
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self._refocus()
            self._activate(self._offset_under(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() is Qt.MouseButton.NoButton:
            self._hover(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_hovered(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtGui import QKeySequence  # here: the first picture does without its list of keys

        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        before = self.textCursor().position()
        super().keyPressEvent(event)
        cursor = self.textCursor()
        if cursor.position() != before:
            self.setCursorWidth(CARET_WIDTH)
        if cursor.position() != before and not cursor.hasSelection():
            self._refocus()
            self._activate(self._page.offset(cursor.position()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming back by keyboard does not scroll the page to the caret."""
        value = self._strip.value()
        super().focusInEvent(event)
        self._strip.setValue(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._glide.stop()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._pending_zoom + event.angleDelta().y() / NOTCH * 10)
            event.accept()
            return
        super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.set_zoom(self._pending_zoom * (1 + event.value()))
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.set_zoom(self._pending_zoom * pinch.scaleFactor())
                return True
        return super().viewportEvent(event)

    # Inside

    def _apply_zoom(self) -> None:
        self.set_typography(self._typography._replace(zoom=round(self._pending_zoom)))

    def _activate(self, offset: int | None) -> None:
        found = self.findings_at(offset) if offset is not None else []
        if found and offset is not None:
            self.finding_activated.emit(found, offset)

    def _hover(self, point: QPointF) -> None:
        hit = self._margin_hit(point)
        offset = None if hit else self._offset_under(point)
        found = self.findings_at(offset) if offset is not None else []
        self._set_hovered(found[0] if found else None)
        shape = Qt.CursorShape.PointingHandCursor if hit or found else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def _margin_hit(self, point: QPointF) -> LetterHit | NoteHit | None:
        place = point + QPointF(0, self._strip.value())
        return self._surface.hit(place, self._rows_on_screen(), self._clip())

    def _on_margin_clicked(self, hit: LetterHit | NoteHit) -> None:
        if isinstance(hit, NoteHit):
            after = hit.notes.index(self._opened) + 1 if self._opened in hit.notes else 0
            self._opened = hit.notes[after % len(hit.notes)]
            self.note_activated.emit(self._opened)
            return
        finding = self._highlights.next_in(hit.findings, self._emphasis.current)
        if finding:
            self.finding_activated.emit([finding], finding.start)

    def _on_scrolled(self) -> None:
        self._settle_due.start()
        if self._glide.state() is not QAbstractAnimation.State.Running:
            self._bring_focus()
        self.scrolled.emit()

    def _bring_focus(self) -> None:
        """What stays in ink comes along, else the whole screen would be dimmed.

        Not on the way to a finding, which is out of sight until the page has got there.
        """
        focus = self._surface.focused
        if focus and not _meet(focus, self.visible_span()):
            self._emphasis.focus = self._place_of_reading()
            self.viewport().update()

    def _place_of_reading(self) -> int:
        """The finding that is looked at, the caret, or the first paragraph; else a third down the screen."""
        top, bottom = self.visible_span()
        places = [self._emphasis.current.start] if self._emphasis.current else []
        # Before anybody has put it somewhere the caret stands on the title.
        places += [self.caret()] if self.caret() else []
        places += [piece.start for piece in self._page.pieces[:FIRST] if piece.number][:1]
        for offset in places:
            if top <= offset < bottom:
                return offset
        third = self.cursorForPosition(QPoint(self._left + 4, self.viewport().height() // 3))
        return self._page.offset(third.position()) or 0

    def _settle_margin(self) -> None:
        """The letters of the paragraph at the top go to its first line that is in sight."""
        self.viewport().update(0, 0, self._left, self.viewport().height())


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
