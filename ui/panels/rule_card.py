"""The card "Why": what was found under the caret, what it does to a reader, and one question."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from reader.finding import Finding
from reader.notes.records import Note
from reader.voice import in_sentence
from ui.look import Look
from ui.painting import draw_line, fill, sans
from ui.panels.note_card import NoteCard
from ui.panels.unshown import why_nothing_is_shown
from ui.places import quoted
from ui.remarks import NOT_ENGLISH, may_be_english
from ui.rulebook import Rulebook
from ui.session import Session
from ui.widgets import Pressable, button, clear, hairline, label, scrolling, set_prose

EMPTY = "Click a coloured passage, or press N for the next one. Here you will read why it is coloured."
NO_ARTICLE = "Once an article is open, this is where each coloured passage is explained."
SEARCHING = "Hedgerow is still looking through the article. Colours appear as they are found."
NOTHING_FOUND = (
    "Nothing is coloured in this article. It is plainly written, or it uses words that no rule knows yet."
)


class Quote(QLabel):
    """The passage, in the article's own type, with its category's colour at its side."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "quote")
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContentsMargins(15, 0, 0, 0)
        self.colour = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        fill(QPainter(self), QRect(0, 0, 3, self.height()), QColor(self.colour))


class AlsoHere(Pressable):
    """Another finding at the same place: its words as they are marked, and what it is."""

    def __init__(self, words: str, what: str, category: str, look: Look) -> None:
        super().__init__()
        self._words, self._what, self._look = words, what, look
        self._category = category
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{words}: {what}")
        self.setToolTip("Show this one")

    def sizeHint(self) -> QSize:
        return QSize(200, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._look.theme
        mark = theme.marks[self._category]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sans(14))
        metrics = QFontMetricsF(painter.font())
        words = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, self.width() * 0.6)
        width = metrics.horizontalAdvance(words) + 8
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mark.ground))
        painter.drawRoundedRect(QRectF(0, 3, width, 20), 3, 3)
        draw_line(painter, QPointF(0, 24), width, mark)
        painter.setPen(QColor(theme.ink))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(4, 2, width, 20), middle, words)
        rest = metrics.elidedText(self._what, Qt.TextElideMode.ElideRight, self.width() - width - 8)
        painter.drawText(QRectF(width + 8, 2, self.width(), 20), middle, rest)
        if self.hasFocus():
            painter.setPen(QColor(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


class RuleCard(QWidget):
    """Follows the session's current finding. `show_notes` tells it the notes at that place."""

    note_wanted = Signal()
    note_opened = Signal(int)
    dismissed = Signal(str)
    finding_chosen = Signal(object)
    glossary_wanted = Signal()

    def __init__(self, session: Session, rulebook: Rulebook, look: Look) -> None:
        super().__init__()
        self._session, self._rulebook, self._look = session, rulebook, look
        self._here: Sequence[Finding] = ()
        self._build()
        session.current_changed.connect(self.show_current)
        session.shown_changed.connect(self.show_current)
        session.findings_added.connect(self._on_added)
        look.changed.connect(self.show_current)
        self.show_current()

    def set_here(self, findings: Sequence[Finding]) -> None:
        """All findings at the place of the current one, itself included."""
        self._here = findings
        self._show_also()

    def show_notes(self, title: str, notes: Sequence[Note]) -> None:
        clear(self._notes)
        if notes:
            self._notes.addSpacing(20)
            self._notes.addWidget(hairline())
            self._notes.addSpacing(8)
            self._notes.addWidget(label(title, "small"))
        for note in notes:
            card = NoteCard(note, self._look.theme)
            card.clicked.connect(lambda _checked, number=note.id: self.note_opened.emit(number))
            self._notes.addWidget(card)

    def show_current(self, _finding: object = None) -> None:
        finding = self._session.current
        self._card.setVisible(finding is not None)
        self._empty.setVisible(finding is None)
        if finding is None:
            set_prose(self._empty, self._nothing())
            self.show_notes("", ())
        else:
            self._explain(finding)
        self._show_also()

    def _nothing(self) -> str:
        session = self._session
        if not session.is_open:
            return NO_ARTICLE
        if session.shown:
            return EMPTY
        if not may_be_english(session.article):
            return NOT_ENGLISH
        if hidden := why_nothing_is_shown(session):
            return hidden
        return NOTHING_FOUND if session.complete else SEARCHING

    def _explain(self, finding: Finding) -> None:
        words = self._rulebook.explain(finding)
        set_prose(self._title, words.label)
        self._tell_place(finding)
        self._quote.setText(quoted(self._session.article, finding))
        self._quote.colour = self._look.theme.marks[finding.category].line
        set_prose(self._why, words.why)
        set_prose(self._ask, words.ask)
        because = f"Matched because: {finding.because}" if finding.because else ""
        set_prose(self._because, f"{because} {words.agreement}".strip())
        set_prose(self._rule, f"Rule {finding.rule}" + (f". After {words.source}" if words.source else ""))

    def _tell_place(self, finding: Finding) -> None:
        name = self._rulebook.category(finding.category).name
        number, total = self._session.place_in_category(finding)
        set_prose(self._kind, f"{name} · {number} of {total} in this article{_voice(finding)}")

    def _on_added(self, _added: object) -> None:
        """More of them: the one that is looked at stays, its number may be another."""
        if self._session.current is None:
            self.show_current()
        else:
            self._tell_place(self._session.current)

    def _show_also(self) -> None:
        clear(self._also)
        current = self._session.current
        others = [f for f in self._here if f != current] if current else []
        if others:
            self._also.addSpacing(20)
            self._also.addWidget(hairline())
            self._also.addSpacing(8)
            self._also.addWidget(label("Also here", "small"))
        for finding in others:
            what = self._rulebook.explain(finding).label
            row = AlsoHere(quoted(self._session.article, finding), what, finding.category, self._look)
            row.clicked.connect(lambda _checked, chosen=finding: self.finding_chosen.emit(chosen))
            self._also.addWidget(row)

    def _build(self) -> None:
        self._title, self._kind = label(role="title"), label(role="kind")
        self._quote = Quote()
        self._why, self._ask = label(), label(role="ask")
        self._because, self._rule = label(role="small"), label(role="small")
        self._empty = label(role="empty")
        self._card = QWidget()
        column = QVBoxLayout(self._card)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(0)
        spaces = (2, 10, 14, 10, 9, 4, 12)
        parts = (self._title, self._kind, self._quote, self._why, self._ask, self._because, self._rule)
        for part, space in zip(parts, spaces, strict=True):
            column.addWidget(part)
            column.addSpacing(space)
        column.addLayout(self._buttons())
        self._also, self._notes = _section(column), _section(column)
        sheet = QWidget()
        outer = QVBoxLayout(sheet)
        outer.setContentsMargins(0, 0, 0, 20)
        outer.addWidget(self._card)
        outer.addSpacing(14)
        outer.addWidget(self._empty)
        outer.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(sheet))

    def _buttons(self) -> QHBoxLayout:
        self.add_note = button("Add note", self.note_wanted.emit, primary=True)
        self.not_this = button("Not this one", lambda: self.dismissed.emit("finding"))
        self.more = button("…", lambda: None)
        self.more.setProperty("role", "more")
        self.more.setAccessibleName("More: the glossary, and other ways to strike this out")
        menu = QMenu(self.more)
        menu.addAction("What this is: the glossary", self.glossary_wanted.emit)
        menu.addSeparator()
        menu.addAction("Not this rule, anywhere", lambda: self.dismissed.emit("rule"))
        menu.addAction("Not this word, anywhere", lambda: self.dismissed.emit("word"))
        self.more.setMenu(menu)
        row = QHBoxLayout()
        row.setSpacing(8)
        for each in (self.add_note, self.not_this, self.more):
            row.addWidget(each)
        row.addStretch(1)
        return row


def _section(column: QVBoxLayout) -> QVBoxLayout:
    section = QVBoxLayout()
    section.setSpacing(6)
    column.addLayout(section)
    return section


def _voice(finding: Finding) -> str:
    """Who says it, where that is not the writer."""
    if not finding.in_quotation:
        return ""
    return f" · in the words of {in_sentence(finding.speaker)}" if finding.speaker else " · in a quotation"
