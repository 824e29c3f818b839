"""The empty window: how to begin, with the samples one click away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.actions import Actions
from ui.samples import SAMPLES, Sample
from ui.widgets import Pressable, button, label, of_width, scrolling

INTRODUCTION = (
    "Open an article, and Hedgerow colours what the writing does to its reader: words that hold back, "
    "claims that nobody stands behind, loaded words, figures of speech. It says why, and asks a question. "
    "What you make of it is up to you."
)

WIDTH, NARROWEST, MARGIN, CARD = 640, 240, 30, 202


class SampleCard(Pressable):
    def __init__(self, sample: Sample) -> None:
        super().__init__()
        self.setProperty("role", "sample")
        self.setAccessibleName(f"Sample, {sample.genre}: {sample.title}")
        self.setFixedWidth(CARD)
        # As high as its neighbours, whatever its title takes.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 13, 16, 14)
        column.setSpacing(5)
        for text, role in ((sample.genre.capitalize(), "small"), (sample.title, "strong")):
            line = of_width(label(text, role), CARD - 32)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            column.addWidget(line)
        column.addStretch(1)


class Welcome(QWidget):
    sample_chosen = Signal(object)

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._column, self._cards = QWidget(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._headline, self._lead = label("Read between the hedges", "headline"), label(INTRODUCTION, "lead")
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._headline)
        column.addSpacing(14)
        column.addWidget(self._lead)
        column.addSpacing(24)
        column.addLayout(self._buttons(actions))
        column.addSpacing(12)
        column.addWidget(label("Or drop a file or some text anywhere in this window.", "small"))
        column.addSpacing(34)
        column.addWidget(label("Or try one of these", "small"))
        column.addSpacing(8)
        column.addLayout(self._samples())
        sheet = QWidget()
        outer = QVBoxLayout(sheet)
        outer.addStretch(2)
        outer.addWidget(self._column, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(sheet))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has a narrow column, with the samples below each other."""
        super().resizeEvent(event)
        width = max(NARROWEST, min(WIDTH, self.width() - 2 * MARGIN))
        self._column.setFixedWidth(width)
        for words in (self._headline, self._lead):
            of_width(words, width)
        beside = QBoxLayout.Direction.LeftToRight if width == WIDTH else QBoxLayout.Direction.TopToBottom
        self._cards.setDirection(beside)
        for card in self.findChildren(SampleCard):
            card.setFixedWidth(CARD if width == WIDTH else width)

    def _buttons(self, actions: Actions) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        for name, text in (("open", "Open a file"), ("paste", "Paste text"), ("library", "Library")):
            each = button(text, actions[name].trigger, primary=name == "open")
            each.setToolTip(actions.hint(name))
            row.addWidget(each)
            if name == "open":
                self.begin_at = each
        row.addStretch(1)
        return row

    def _samples(self) -> QBoxLayout:
        self._cards.setSpacing(17)
        for sample in SAMPLES:
            card = SampleCard(sample)
            card.clicked.connect(lambda _checked, chosen=sample: self.sample_chosen.emit(chosen))
            self._cards.addWidget(card)
        self._cards.addStretch(1)
        return self._cards
