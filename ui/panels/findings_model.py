"""The findings as a list in text order, or as a tree by category, rule or source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.address import Addresses
from reader.article import Article
from reader.finding import THE_WRITER, Finding
from reader.voice import at_head, in_sentence
from ui.places import quoted
from ui.rulebook import Rulebook

Index = QModelIndex | QPersistentModelIndex
TOP = 0
"""The internal id of a row without a parent; a finding below group g has g + 1."""


class Grouping(StrEnum):
    TEXT = "text"
    CATEGORY = "category"
    RULE = "rule"
    SOURCE = "source"


GROUPINGS = {
    Grouping.TEXT: "In text order",
    Grouping.CATEGORY: "By category",
    Grouping.RULE: "By rule",
    Grouping.SOURCE: "By who says it",
}
"""In the words of the screen."""


class FindingsModel(QAbstractItemModel):
    """Rows carry their Finding under `FINDING`; group rows carry None."""

    FINDING = Qt.ItemDataRole.UserRole
    DETAIL = Qt.ItemDataRole.UserRole + 1

    def __init__(self, rulebook: Rulebook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rulebook = rulebook
        self._article = Article("", ())
        self._addresses = Addresses(self._article)
        self._groups: list[tuple[str, list[Finding]]] = []
        self._flat: list[Finding] = []
        self.grouping = Grouping.TEXT

    def show(
        self, article: Article, findings: Iterable[Finding], grouping: Grouping, words: str = ""
    ) -> None:
        """Lists these findings, of those only the ones that contain the words somewhere."""
        self.beginResetModel()
        if article is not self._article:
            self._article, self._addresses = article, Addresses(article)
        self.grouping = grouping
        wanted = [f for f in findings if self._has(f, words.casefold().split())]
        self._flat = wanted if grouping is Grouping.TEXT else []
        self._groups = [] if grouping is Grouping.TEXT else self._grouped(wanted)
        self.endResetModel()

    @property
    def listed(self) -> int:
        """How many findings."""
        return len(self._flat) + sum(len(members) for _, members in self._groups)

    def index_of(self, finding: Finding) -> QModelIndex:
        """Where a finding stands; an invalid index when it is not listed."""
        if finding in self._flat:
            return self.index(self._flat.index(finding), 0)
        for row, (_, members) in enumerate(self._groups):
            if finding in members:
                return self.index(members.index(finding), 0, self.index(row, 0))
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        # Not by hasIndex, which asks this model twice: a view that lays out thousands of rows would notice.
        if column != 0 or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else TOP)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        if not index.isValid() or index.internalId() == TOP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, TOP)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._groups) or len(self._flat)
        if parent.internalId() == TOP and parent.column() == 0 and self._groups:
            return len(self._groups[parent.row()][1])
        return 0

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        if not self._groups and parent.isValid():
            return False
        return self.rowCount(parent) > 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        finding = self._finding(index)
        if finding is None:
            return self._group_data(self._groups[index.row()], role)
        return self._finding_data(finding, role)

    def _finding(self, index: Index) -> Finding | None:
        if index.internalId() != TOP:
            return self._groups[index.internalId() - 1][1][index.row()]
        return self._flat[index.row()] if self._flat else None

    def _group_data(self, group: tuple[str, list[Finding]], role: int) -> object:
        name, members = group
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{name}, {len(members)}"
            case self.DETAIL:
                return str(len(members))
        return None

    def _finding_data(self, finding: Finding, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return quoted(self._article, finding)
            case Qt.ItemDataRole.AccessibleTextRole:
                category = self._rulebook.category(finding.category)
                return f"{category.singular}: {quoted(self._article, finding)}. {self._detail(finding)}"
            case self.FINDING:
                return finding
            case self.DETAIL:
                return self._detail(finding)
        return None

    def _detail(self, finding: Finding) -> str:
        place = self._addresses.label(finding.start)
        said = (
            f" · {in_sentence(finding.speaker)}"
            if finding.speaker
            else " · quoted"
            if finding.in_quotation
            else ""
        )
        return self._rulebook.kind(finding) + said + (f" · {place}" if place else "")

    def _has(self, finding: Finding, words: Sequence[str]) -> bool:
        if not words:
            return True
        text = f"{quoted(self._article, finding)} {self._rulebook.kind(finding)} {finding.rule} {finding.speaker}"
        return all(word in text.casefold() for word in words)

    def _grouped(self, findings: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
        groups: dict[str, list[Finding]] = {}
        name = self._namer()
        for finding in findings:
            groups.setdefault(name(finding), []).append(finding)
        if self.grouping is Grouping.CATEGORY:
            order = [category.name for category in self._rulebook.categories]
            return sorted(groups.items(), key=lambda group: order.index(group[0]))
        return sorted(groups.items(), key=lambda group: -len(group[1]))

    def _namer(self) -> Callable[[Finding], str]:
        match self.grouping:
            case Grouping.CATEGORY:
                return lambda f: self._rulebook.category(f.category).name
            case Grouping.RULE:
                return lambda f: f"{self._rulebook.explain(f).label} ({f.rule.rsplit('.', 1)[-1]})"
        return _who


def _who(finding: Finding) -> str:
    if not finding.in_quotation:
        return THE_WRITER
    return at_head(finding.speaker) if finding.speaker else "Quoted, speaker not named"
