"""Who says so? Everybody who speaks in the article, with how much of it they get."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from reader.finding import Claim, Source, SourceKind
from reader.voice import at_head
from ui.look import Look
from ui.painting import sans
from ui.remarks import may_be_english
from ui.session import Session
from ui.widgets import Pressable, clear, hairline, label, scrolling, set_prose

NO_ARTICLE = "Everybody who is quoted or credited in the article is listed here. Open one to begin."
SEARCHING = "Who says what is known once the whole article has been read. That takes a moment."
NOT_ENGLISH = (
    "This text does not seem to be in English, so nobody who is quoted or credited in it can be found."
)
NONE = "Nobody is quoted or credited in this article: every claim is the writer’s own."
KINDS = {
    SourceKind.NAMED: "named",
    SourceKind.ROLE: "by office or role",
    SourceKind.DOCUMENT: "a document",
    SourceKind.VAGUE: "not named",
    SourceKind.ANONYMOUS: "asked not to be named",
    SourceKind.FACELESS: "studies or reports, not named",
    SourceKind.NONE: "no source is given",
}


class ShareBar(QWidget):
    """How many claims have somebody behind them, a vague somebody, or nobody."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shares: tuple[int, int, int] = (0, 0, 0)
        self.setFixedHeight(12)

    def set_shares(self, named: int, vague: int, none: int) -> None:
        self._shares = (named, vague, none)
        self.setAccessibleName(describe_shares(named, vague, none))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setClipPath(frame)
        total, left = sum(self._shares) or 1, 0.0
        colours = (theme.marks["attributed"].line, theme.marks["unattributed"].line, theme.quiet)
        for share, colour in zip(self._shares, colours, strict=True):
            width = self.width() * share / total
            painter.fillRect(QRectF(left, 0, max(0.0, width - 2), self.height()), QColor(colour))
            left += width


class SourceRow(Pressable):
    """A name, what kind of source it is, and how often and how long it is heard."""

    def __init__(self, source: Source, look: Look) -> None:
        super().__init__()
        self._source, self._look = source, look
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.pressed.connect(self.setFocus)
        self._name = at_head(source.name) or "No source given"
        self.setAccessibleName(f"{self._name}, {self._detail()}")
        self.setToolTip("Click to go through the claims one by one")

    def sizeHint(self) -> QSize:
        return QSize(200, 46)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark = theme.marks["attributed" if self._source.kind.can_be_asked else "unattributed"]
        if self.underMouse() or self.hasFocus():
            painter.setPen(QColor(theme.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.chip))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.fillRect(QRectF(6, 8, 3, 30), QColor(mark.line))
        painter.setFont(sans(14, bold=True))
        painter.setPen(QColor(theme.ink))
        room = QRectF(18, 4, self.width() - 26, 38)
        name = QFontMetricsF(painter.font()).elidedText(self._name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, name)
        painter.setFont(sans(13))
        painter.setPen(QColor(theme.quiet))
        detail = QFontMetricsF(painter.font()).elidedText(
            self._detail(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom, detail)

    def _detail(self) -> str:
        claims = len(self._source.claims)
        times = "once" if claims == 1 else f"{claims} times"
        words = f", {self._source.words} words" if self._source.words else ""
        return f"{KINDS[self._source.kind]} · {times}{words}"


class SourcesPanel(QWidget):
    """Follows the session. A click on a source steps through its claims."""

    jump_wanted = Signal(object)

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session, self._look = session, look
        self._bar = ShareBar(look)
        self._summary, self._empty = label(), label(role="empty")
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 14, 0, 20)
        column.setSpacing(10)
        for widget in (self._summary, self._bar, self._empty):
            column.addWidget(widget)
        column.addLayout(self._list)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(sheet))
        session.shown_changed.connect(self.refresh)
        look.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        sources = self._session.analysis.sources
        clear(self._list)
        set_prose(self._empty, "" if sources else self._nothing())
        shares = count_shares(sources)
        self._bar.setVisible(bool(sources))
        self._bar.set_shares(*shares)
        set_prose(self._summary, describe_shares(*shares) if sources else "")
        for title, members in ranked(sources):
            self._list.addSpacing(6)
            self._list.addWidget(hairline())
            self._list.addSpacing(4)
            self._list.addWidget(label(title, "small"))
            for source in members:
                self._list.addWidget(self._row(source))

    def _row(self, source: Source) -> SourceRow:
        row = SourceRow(source, self._look)
        claims = cycle(source.claims)
        row.clicked.connect(lambda: self.jump_wanted.emit(_place(next(claims))))
        return row

    def _nothing(self) -> str:
        if not self._session.is_open:
            return NO_ARTICLE
        if not may_be_english(self._session.article):
            return NOT_ENGLISH
        return NONE if self._session.complete else SEARCHING


def ranked(sources: Sequence[Source]) -> list[tuple[str, list[Source]]]:
    """First those who cannot be asked, then the others; most heard first."""
    order = sorted(sources, key=lambda s: (-len(s.claims), -s.words, s.name))
    groups = (
        ("Nobody can be asked", [s for s in order if not s.kind.can_be_asked]),
        ("Can be asked", [s for s in order if s.kind.can_be_asked]),
    )
    return [(title, members) for title, members in groups if members]


def count_shares(sources: Sequence[Source]) -> tuple[int, int, int]:
    """Claims with a source that can be asked, with a vague one, with none."""
    claims = [claim.source_kind for source in sources for claim in source.claims]
    named = sum(kind.can_be_asked for kind in claims)
    none = sum(kind is SourceKind.NONE for kind in claims)
    return named, len(claims) - named - none, none


def describe_shares(named: int, vague: int, none: int) -> str:
    total = named + vague + none
    if not total:
        return ""
    claims = "The one credited claim" if total == 1 else f"Of {total} credited claims"
    return (
        f"{claims}: {named} with somebody who can be asked, {vague} with somebody vague, {none} with nobody."
    )


def _place(claim: Claim) -> tuple[int, int]:
    spans = [span for span in (claim.source, claim.cue) if span]
    return min(span[0] for span in spans), max(span[1] for span in spans)
