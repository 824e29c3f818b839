"""The article in the window: its findings, which of them are shown, and the one looked at.

No widget in here and no worker: the window tells it what has come, the panels listen.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import filterfalse
from operator import attrgetter

from PySide6.QtCore import QObject, Signal

from reader.article import Article
from reader.finding import Analysis, Finding
from reader.measures.summary import Measures
from reader.voice import ALL, Voice, heard
from ui.merging import merged
from ui.samples import genre_of

EMPTY = Article("", ())
NOTHING = Analysis(())


class Session(QObject):
    """findings: all in text order. shown: those of the chosen voice, without the dismissed ones.

    genre: "report", "opinion piece" or "speech", "" as long as nobody has said.
    visible: the categories switched on; before_solo: what was on before one was shown alone.
    Panels list `shown`; `reachable` is what N and P walk through.
    """

    leaving = Signal()
    article_changed = Signal()
    findings_added = Signal(object)
    shown_changed = Signal()
    visible_changed = Signal()
    current_changed = Signal(object)
    voice_changed = Signal()
    genre_changed = Signal()

    def __init__(self, categories: Iterable[str], hidden: Iterable[str] = ()) -> None:
        super().__init__()
        self.categories = tuple(categories)
        self.article = EMPTY
        self.analysis = NOTHING
        self.measures: Measures | None = None
        self.complete = False
        self.shown: tuple[Finding, ...] = ()
        self.visible = frozenset(self.categories) - frozenset(hidden)
        self.current: Finding | None = None
        self.voice = ALL
        self.genre = ""
        self.before_solo: frozenset[str] | None = None
        self._told: set[Finding] = set()
        self._dismissed: Callable[[Finding], bool] = lambda finding: False

    @property
    def is_open(self) -> bool:
        return self.article is not EMPTY

    @property
    def reachable(self) -> list[Finding]:
        return [f for f in self.shown if f.category in self.visible]

    @property
    def exportable(self) -> list[Finding]:
        """Of the categories switched on, without the dismissed ones, in everybody's words."""
        return [f for f in self.analysis.findings if f.category in self.visible and not self._dismissed(f)]

    def counts(self) -> Counter[str]:
        """Shown findings by category."""
        return Counter(f.category for f in self.shown)

    def place_in_category(self, finding: Finding) -> tuple[int, int]:
        """(which, of how many) among the shown findings of its category, from 1."""
        same = [f for f in self.shown if f.category == finding.category]
        return (same.index(finding) + 1 if finding in same else 0), len(same)

    def open(self, article: Article) -> None:
        """Show another article, of which nothing is known yet."""
        self.leaving.emit()
        self.article, self.analysis, self.measures = article, NOTHING, None
        self.complete, self.voice, self.shown = False, ALL, ()
        self.genre = genre_of(article.origin)
        self._dismissed = lambda finding: False
        self._told.clear()
        self.set_current(None)
        self.article_changed.emit()
        self.voice_changed.emit()
        self.shown_changed.emit()

    def close(self) -> None:
        self.open(EMPTY)

    def add(self, findings: Iterable[Finding]) -> None:
        """Some findings are ready; the rest is still being looked for. A worker begun anew tells them again."""
        new = [f for f in findings if f not in self._told]
        self._told.update(new)
        self.analysis = Analysis(tuple(merged(self.analysis.findings, new, _in_text)))
        fresh = self._filtered(new)
        self.shown = tuple(merged(self.shown, fresh, _in_text))
        self.findings_added.emit(fresh)

    def finish(self, analysis: Analysis, measures: Measures | None) -> None:
        """All there is to find: it replaces what came in parts."""
        self.analysis, self.measures, self.complete = analysis, measures, True
        self._refilter()

    def set_dismissed(self, dismissed: Callable[[Finding], bool]) -> None:
        """Which findings the reader has struck out."""
        self._dismissed = dismissed
        self._refilter()

    def set_voice(self, voice: Voice) -> None:
        if voice != self.voice:
            self.voice = voice
            self._refilter()
            self.voice_changed.emit()

    def set_genre(self, genre: str) -> None:
        if genre != self.genre:
            self.genre = genre
            self.genre_changed.emit()

    def toggle(self, category: str) -> None:
        self._set_visible(self.visible ^ {category})

    def solo(self, category: str) -> None:
        """Only this category; again, and what was on before is on again."""
        if self.visible == {category}:
            self._set_visible(self.before_solo or frozenset(self.categories))
        else:
            before = self.visible
            self._set_visible(frozenset({category}))
            self.before_solo = before

    def show_all(self) -> None:
        self._set_visible(frozenset(self.categories))

    def show_only(self, categories: Iterable[str], before_solo: Iterable[str] | None = None) -> None:
        """As it was kept. before_solo: what is on again when the one that is shown alone is left."""
        self._set_visible(frozenset(categories))
        self.before_solo = None if before_solo is None else frozenset(before_solo)

    def set_current(self, finding: Finding | None) -> None:
        if finding != self.current:
            self.current = finding
            self.current_changed.emit(finding)

    def step(self, by: int, *, same_category: bool = False, start: int = 0) -> Finding | None:
        """The next (1) or previous (-1) reachable finding, round the end; made current.

        start: where to begin when nothing is current, in the article's code points.
        """
        there = self.reachable
        if same_category and self.current:
            there = [f for f in there if f.category == self.current.category]
        if not there:
            return None
        if self.current in there:
            at = there.index(self.current) + by
        else:
            at = bisect_left(there, start if self.current is None else self.current.start, key=_start)
            at -= by < 0
        self.set_current(there[at % len(there)])
        return self.current

    def _set_visible(self, visible: frozenset[str]) -> None:
        self.before_solo = None
        if visible != self.visible:
            self.visible = visible
            self.visible_changed.emit()

    def _refilter(self) -> None:
        self.shown = self._filtered(self.analysis.findings)
        if self.current is not None and self.current not in self.shown:
            self.set_current(None)
        self.shown_changed.emit()

    def _filtered(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(filter(heard(self.voice, self.analysis), filterfalse(self._dismissed, findings)))


def _start(finding: Finding) -> int:
    return finding.start


_in_text = attrgetter("start", "end", "rule")
