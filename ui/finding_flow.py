"""Findings between page and card: clicking them, stepping through them, striking them out."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from reader.finding import Finding
from ui.desk import Desk
from ui.panels.rule_card import RuleCard
from ui.panels.side import Side
from ui.reading.view import ReadingView
from ui.session import Session

NOWHERE = "There is nothing to step to: no colour is switched on that occurs here."


class FindingFlow(QObject):
    hint = Signal(str)
    panel_wanted = Signal(str)

    def __init__(self, session: Session, desk: Desk, view: ReadingView, card: RuleCard, side: Side) -> None:
        super().__init__()
        self._session, self._desk, self._view, self._card, self._side = session, desk, view, card, side
        session.current_changed.connect(self._on_current_changed)
        session.shown_changed.connect(lambda: view.set_findings(session.shown))
        session.findings_added.connect(view.add_findings)
        session.visible_changed.connect(self._on_visible_changed)
        for signal in (session.shown_changed, session.findings_added, session.visible_changed):
            signal.connect(lambda *_args: side.set_count("findings", len(session.reachable)))
        view.finding_activated.connect(lambda found, _offset: self.activate(found))
        view.set_visible_categories(session.visible)
        card.dismissed.connect(self.dismiss)
        card.finding_chosen.connect(session.set_current)

    def activate(self, found: list[Finding]) -> None:
        """A click goes to the shortest finding there; again, to the one it lies in."""
        current = self._session.current
        at = found.index(current) + 1 if current in found and len(found) > 1 else 0
        self._session.set_current(found[at % len(found)])
        self.panel_wanted.emit("why")

    def step(self, by: int, *, same_category: bool = False) -> None:
        start = self._view.visible_span()[0]
        found = self._session.step(by, same_category=same_category, start=start)
        if found is None and self._session.is_open:
            self.hint.emit(NOWHERE)
        elif found is not None and self._side.shown_page not in ("why", "findings"):
            self.panel_wanted.emit("why")

    def dismiss(self, scope: str) -> None:
        """Strike the current finding out, and go on to the next."""
        finding = self._session.current
        if finding is None:
            return
        self._desk.dismiss(scope, finding)
        if self._session.current is None:
            # Only now: with its rule or its word the next one may have gone, too.
            self._session.step(1, start=finding.start)

    def _on_current_changed(self, finding: Finding | None) -> None:
        self._view.set_current(finding)
        self._card.set_here([f for f in self._session.reachable if finding and _overlap(f, finding)])

    def _on_visible_changed(self) -> None:
        visible, current = self._session.visible, self._session.current
        self._view.set_visible_categories(visible)
        if current and current.category not in visible:
            self._session.set_current(None)


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end
