"""What is to go out: all of the article or a part of it, by whose words, category and tag, or a whole library."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from reader.exchange.formats import FORMATS
from reader.rules.categories import Category
from reader.voice import ALL, Voice
from ui.widgets import button, caption, drop_down, label

ARTICLE, SELECTION, EVERYTHING = "article", "selection", "everything"
PDF = "pdf"
NO_SELECTION = "Select words in the text first to let only their paragraphs go out."
REFERENCES = "Every note and finding names its place: 4.2 is the second sentence of the fourth paragraph."


@dataclass(frozen=True)
class Wanted:
    """what: ARTICLE, SELECTION or EVERYTHING (the notes on all articles). categories, tags: none means all."""

    what: str
    form: str
    voice: Voice = ALL
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    findings: bool = True


class ExportSheet(QDialog):
    """`accepted` when a place is to be chosen; `wanted` says for what.

    voices: what is offered, each with its name. voice: the one that the window shows now.
    """

    def __init__(
        self,
        categories: tuple[Category, ...],
        tags: list[str],
        parent: QWidget,
        *,
        voices: list[tuple[str, Voice]],
        voice: Voice,
        is_open: bool,
        selected: bool,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export")
        self.what, self.form = drop_down("What"), drop_down("As")
        self.voice, self.category, self.tag = (
            drop_down("Whose words"),
            drop_down("Category"),
            drop_down("Tag"),
        )
        self.findings = QCheckBox("With what was found, not only your notes")
        self.findings.setChecked(True)
        if is_open:
            self.what.addItem("This article", ARTICLE)
        if selected:
            self.what.addItem("Only the paragraphs of the selection", SELECTION)
        self.what.addItem("The notes on all articles", EVERYTHING)
        for name, offered in voices:
            self.voice.addItem(name, offered)
            if offered == voice:
                self.voice.setCurrentIndex(self.voice.count() - 1)
        self.category.addItem("All that are switched on", "")
        for category in categories:
            self.category.addItem(f"Only {category.name.lower()}", category.id)
        self.tag.addItem("All notes", "")
        for tag in tags:
            self.tag.addItem(f"Only #{tag}", tag)
        self.what.currentIndexChanged.connect(self._on_what_changed)
        self._build(selected or not is_open)
        self._on_what_changed()

    @property
    def wanted(self) -> Wanted:
        category, tag = self.category.currentData(), self.tag.currentData()
        return Wanted(
            self.what.currentData(),
            self.form.currentData(),
            self.voice.currentData() if self.voice.isEnabled() else ALL,
            (category,) if category else (),
            (tag,) if tag else (),
            self.findings.isChecked() and self.findings.isEnabled(),
        )

    def _on_what_changed(self) -> None:
        """One file for many articles has fewer forms, and no colours."""
        many, before = self.what.currentData() == EVERYTHING, self.form.currentData()
        self.form.clear()
        for form in FORMATS.values():
            if form.many or not many:
                self.form.addItem(f"{form.about} ({form.suffix})", form.name)
        if not many:
            self.form.addItem("PDF (.pdf)", PDF)
        self.form.setCurrentIndex(max(0, self.form.findData(before)))
        for each in (self.voice, self.findings):
            each.setEnabled(not many)

    def _build(self, quiet: bool) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(9)
        grid.setColumnStretch(1, 1)
        rows = (self.what, self.form, self.voice, self.category, self.tag)
        for row, combo in enumerate(rows):
            grid.addWidget(caption(combo.accessibleName()), row, 0)
            grid.addWidget(combo, row, 1)
        grid.addWidget(self.findings, len(rows), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(14)
        column.addLayout(grid)
        column.addWidget(label(REFERENCES if quiet else f"{REFERENCES} {NO_SELECTION}", "small"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button("Cancel", self.reject))
        buttons.addWidget(button("Choose a place …", self.accept, primary=True))
        column.addLayout(buttons)
        self.setMinimumWidth(480)
