"""The reader's own things for the article in the window: notes, what was struck out, place and analysis.

Everything goes to the library at once. Without a library (it could not be opened) reading still works,
and whoever wants to write a note is told why that cannot be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from reader.article import Article
from reader.finding import Analysis, Finding
from reader.measures.summary import Measures
from reader.notes.records import ArticleRecord, Dismissal, Edition, Scope
from ui.notebook import Notebook
from ui.session import Session
from ui.undo import Undo

if TYPE_CHECKING:
    from reader.notes.library import Library

DONE = {
    Scope.FINDING: "This one is no longer shown.",
    Scope.RULE: "This rule is no longer shown in any article.",
    Scope.WORD: "This word is no longer shown in any article.",
}


class Desk(Notebook):
    """Raises nothing: what the library refuses is told by `refused`."""

    arrived = Signal()
    earlier_found = Signal(object)

    def __init__(self, session: Session, undo: Undo) -> None:
        super().__init__(session, undo)
        self._dismissals: list[Dismissal] = []
        session.article_changed.connect(self._clear)

    def use(self, library: Library | None) -> None:
        """Take up a library. An article that is open already arrives when `Opener.settle` is called."""
        self.library = library

    def choices(self, origin: str) -> tuple[str, bool]:
        """The encoding, and whether everything on the page was wanted, when this file was last read."""
        return self.library.editions.choices(origin) if self.library is not None else ("", False)

    def as_wanted(self, article: Article) -> Article:
        """A loaded article as its reader last wanted it."""
        return self.library.editions.remembered(article) if self.library is not None else article

    def knows(self, article: Article) -> bool:
        return self.library is not None and article.text_hash in self.library.articles

    def edition(self, article: Article) -> Edition:
        """What is known of how the reader wants the article."""
        library = self.library
        kept = library is not None and self.knows(article)
        return library.editions.of(article.text_hash) if library is not None and kept else Edition(article)

    def revise(self, shown: Article, edition: Edition) -> Article | None:
        """Keep the edition in the place of the article shown until now; None where the library refuses.

        Without a library the edition holds until the article is closed.
        """
        library = self.library
        if library is None:
            return edition.article
        if not self.knows(shown):
            shown = edition.whole
            if not self.attempt(lambda: library.articles.keep(shown)):
                return None
        revised: Article | None = self.attempt(lambda: library.revise(shown.text_hash, edition))
        return revised

    def arrive(self, article: Article) -> None:
        """The article is in the window now: keep it, and bring out what belongs to it."""
        library = self.library
        self._clear()
        if library is not None and self.attempt(lambda: library.articles.keep(article)):
            self._dismissals = library.dismissals.of(article.text_hash)
            earlier = library.articles.earlier_version(article)
            if earlier is not None:
                self.earlier_found.emit(earlier)
        self._strike()
        self.reload()
        self.arrived.emit()

    def carry_over(self, earlier: ArticleRecord) -> None:
        super().carry_over(earlier)
        if self.library is not None:
            self._dismissals = self.library.dismissals.of(self._session.article.text_hash)
            self._strike()

    def dismiss(self, scope: str, finding: Finding) -> None:
        library, article = self.writable(), self._session.article
        if library is None:
            return
        from reader.notes.anchoring import describe

        text = article.text[finding.start : finding.end]
        about: dict[Scope, dict[str, Any]] = {
            Scope.FINDING: {
                "article": article.text_hash,
                "rule": finding.rule,
                "anchor": describe(article, (finding.start, finding.end)),
            },
            Scope.RULE: {"rule": finding.rule},
            Scope.WORD: {"word": text},
        }
        kept = self.attempt(lambda: library.dismissals.dismiss(Scope(scope), **about[Scope(scope)]))
        if kept is not None:
            self._add_dismissal(kept)
            self._undo.push(DONE[Scope(scope)], lambda: self._undismiss(kept), lambda: self._redismiss(kept))

    @property
    def struck_out(self) -> tuple[Dismissal, ...]:
        """What the reader does not want to see, here or in any article; the last one first."""
        return tuple(reversed(self._dismissals))

    def show_again(self, dismissal: Dismissal) -> None:
        if self.writable() is not None:
            self._undismiss(dismissal)
            self._undo.push(
                "It is shown again.", lambda: self._redismiss(dismissal), lambda: self._undismiss(dismissal)
            )

    def kept_analysis(self, rules: str, model: str) -> tuple[Analysis, Measures] | None:
        """The analysis of this very text by these rules and this model, if it was kept."""
        if self.library is None or not rules:
            return None
        from reader.analysis.kept import unpack

        payload = self.library.articles.analysis(self._session.article.text_hash, rules, model)
        return unpack(payload) if payload else None

    def keep_analysis(self, analysis: Analysis, payload: bytes) -> None:
        """payload: as `reader.analysis.kept` packs it."""
        library, article = self.quiet_library(), self._session.article
        if library is not None:
            per_thousand = 1000 * len(analysis.findings) / max(1, article.word_count)
            self.attempt(lambda: self._keep(library, payload, analysis, per_thousand))

    def remember(self, state: dict[str, Any], progress: float) -> None:
        """Where the reader is in the article, and how it looks."""
        library, article = self.quiet_library(), self._session.article
        if library is not None and self._session.is_open:
            self.attempt(lambda: library.articles.set_view(article.text_hash, state))
            self.attempt(lambda: library.articles.set_progress(article.text_hash, progress))

    def remembered(self) -> dict[str, Any] | None:
        """{} for an article that is new, None without a library."""
        return None if self.library is None else self.library.articles.view(self._session.article.text_hash)

    def _clear(self) -> None:
        self.notes, self.orphans, self._dismissals = [], [], []
        self.notes_changed.emit()

    def _keep(self, library: Library, payload: bytes, analysis: Analysis, per_thousand: float) -> None:
        text_hash = self._session.article.text_hash
        library.articles.keep_analysis(text_hash, analysis.rules_version, analysis.model, payload)
        library.articles.set_findings(text_hash, per_thousand)

    def _undismiss(self, dismissal: Dismissal) -> None:
        if self.library is not None:
            self.library.dismissals.undismiss(dismissal.id)
            self._dismissals = [d for d in self._dismissals if d.id != dismissal.id]
            self._strike()

    def _redismiss(self, dismissal: Dismissal) -> None:
        library = self.writable()
        if library is not None and self.attempt(lambda: library.dismissals.put(dismissal)):
            self._add_dismissal(dismissal)

    def _add_dismissal(self, dismissal: Dismissal) -> None:
        self._dismissals.append(dismissal)
        self._strike()

    def _strike(self) -> None:
        struck, text = list(self._dismissals), self._session.article.text
        self._session.set_dismissed(
            lambda finding: bool(struck) and any(d.covers(finding, text) for d in struck)
        )
