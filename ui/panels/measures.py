"""The article in figures: how hard it is to read, how dense its colours are, how sure it sounds where."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.measures.summary import FEWEST, LAST_GRADE, Measures
from reader.measures.typical import Typical, load_typical
from ui.look import Look
from ui.panels.certainty import CertaintyPlot
from ui.panels.densities import DensityChart
from ui.places import counted
from ui.remarks import may_be_english
from ui.rulebook import Rulebook
from ui.session import Session
from ui.widgets import Choice, button, hairline, label, scrolling, set_prose

NO_ARTICLE = "Open an article, and this page says how hard it is to read and how dense its colours are."
SEARCHING = "The figures need the whole article. They come when it has been looked through."
NOT_ENGLISH = "This text does not seem to be in English, and these figures mean something only for English."

NO_GRADE = "No school grade"
TOO_SHORT = f"The formulas for it were made on passages of {FEWEST} words, and this text has fewer."
COPY, COPIED = "Copy this page as a picture", "Copied"
SHOWN = 2_000
"""Milliseconds in which the button says that it has copied."""


class MeasuresPanel(QWidget):
    """Follows the session."""

    def __init__(self, session: Session, rulebook: Rulebook, look: Look) -> None:
        super().__init__()
        self._session = session
        self._typical = load_typical()
        self._build(rulebook, look)
        session.article_changed.connect(self.refresh)
        session.shown_changed.connect(self.refresh)
        session.genre_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        measures = self._session.measures
        known = measures is not None and measures.words > 0
        self._figures.setVisible(known)
        self._copy.setVisible(known)
        set_prose(self._empty, "" if known else self._nothing())
        if measures is not None and known:
            self._show(measures)

    def _nothing(self) -> str:
        if not self._session.is_open:
            return NO_ARTICLE
        return SEARCHING if may_be_english(self._session.article) else NOT_ENGLISH

    def _show(self, measures: Measures) -> None:
        at = next((i for i, typical in enumerate(self._typical) if typical.genre == self._session.genre), 0)
        usual = self._typical[at]
        self._beside.show_choice(at)
        set_prose(
            self._length, f"{counted(measures.words)}, about {max(1, round(measures.minutes))} min to read"
        )
        set_prose(self._grade, f"School grade {measures.school_grade}" if measures.school_grade else NO_GRADE)
        set_prose(self._grade_means, grade_sentence(measures) if measures.school_grade else TOO_SHORT)
        self._bars.show_figures(measures.densities, usual.densities)
        set_prose(self._origin, origin_sentence(usual))
        self._plot.show_article(self._session.article, self._session.analysis.findings)

    def _build(self, rulebook: Rulebook, look: Look) -> None:
        self._empty, self._length = label(role="empty"), label()
        self._grade, self._grade_means = label(role="title"), label()
        genres = [f"Beside a typical {typical.genre}" for typical in self._typical]
        self._beside = Choice(genres, "What to compare with")
        self._beside.chosen.connect(lambda at: self._session.set_genre(self._typical[at].genre))
        self._bars = DensityChart(rulebook.categories, look)
        self._origin = label(role="small")
        self._plot = CertaintyPlot(look)
        self._figures = QWidget()
        column = QVBoxLayout(self._figures)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        for widget in (
            self._grade,
            self._grade_means,
            self._length,
            hairline(),
            label("Findings per 1,000 words", "title"),
            self._beside,
            self._bars,
            self._origin,
            hairline(),
            label("How sure it sounds, from beginning to end", "title"),
            self._plot,
            label(CertaintyPlot.MEANS, "small"),
        ):
            column.addWidget(widget)
        self._copy = button(COPY, self.copy)
        sheet = QWidget()
        outer = QVBoxLayout(sheet)
        outer.setContentsMargins(0, 14, 0, 20)
        outer.addWidget(self._empty)
        outer.addWidget(self._figures)
        outer.addSpacing(9)
        outer.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(sheet))

    def copy(self) -> None:
        """The figures as a picture, to be pasted into an essay or a slide."""
        QGuiApplication.clipboard().setPixmap(self._figures.grab())
        self._copy.setText(COPIED)
        QTimer.singleShot(SHOWN, self._copy, lambda: self._copy.setText(COPY))


def grade_sentence(measures: Measures) -> str:
    """What the grade means, in one sentence."""
    ease, grade = measures.ease, min(LAST_GRADE, max(1, round(measures.grade)))
    age = f"{grade + 5}" if grade < LAST_GRADE else f"{grade + 5} and more"
    how = "hard going" if ease < 30 else "demanding" if ease < 50 else "plain" if ease < 70 else "easy"
    return (
        f"By the length of its words and sentences it suits readers of about {age}; "
        f"its reading ease is {max(0, min(100, ease)):.0f} of 100, which is {how}. "
        "The formula cannot tell whether it makes sense."
    )


def origin_sentence(usual: Typical) -> str:
    return f"The upright tick is a typical {usual.genre}, from {usual.origin}."
