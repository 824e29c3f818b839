"""“About this article”: what it is called, how its file is read, and which of its blocks are read at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from reader.article import Article
from reader.notes.records import Edition
from ui.about.blocks import BlocksModel
from ui.about.reading_choices import ReadingChoices
from ui.look import Look
from ui.rows import Rows
from ui.widgets import button, caption, label, set_prose, size_within

FIELDS = (("title", "Title"), ("author", "Author"), ("date", "Date"), ("site", "Source"))


class AboutSheet(QDialog):
    """`accepted` when the reader wants the article so: `edition` says how. `reading_wanted`: read the file anew.

    new: the article is not in the library yet. ask: whether the reader is asked before each new article.
    """

    reading_wanted = Signal(str, bool)

    def __init__(self, edition: Edition, look: Look, parent: QWidget, *, new: bool, ask: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle("Add an article" if new else "About this article")
        self.resize(size_within(parent, 960, 640))
        self._shown = edition
        self.fields = {name: QLineEdit() for name, _ in FIELDS}
        self.choices = ReadingChoices()
        self.blocks = BlocksModel(look, self)
        self.list = BlockList(self.blocks)
        self.ask = QCheckBox("Show this before every new article")
        self.ask.setChecked(ask)
        self._count, self._message, self._warnings = (
            label("", "small"),
            label("", "small"),
            label("", "small"),
        )
        self._accept = button("Add to the library" if new else "Keep", self.accept, primary=True)
        self._build()
        self.choices.changed.connect(lambda: self.reading_wanted.emit(*self.choices.chosen))
        self.blocks.changed.connect(self._count_words)
        self.show_edition(edition)

    @property
    def edition(self) -> Edition:
        """The article as the sheet now says."""
        whole = self._shown.whole
        said = {name: field.text().strip() for name, field in self.fields.items()}
        known = {name: getattr(whole, name) for name in said}
        encoding, everything = self.choices.chosen
        return Edition(
            replace(whole, title=said["title"], author=said["author"], date=said["date"], site=said["site"]),
            self.blocks.left_out,
            encoding,
            everything,
            self._shown.described or said != known,
        )

    def show_edition(self, edition: Edition) -> None:
        self._shown = edition
        for name, field in self.fields.items():
            field.setText(getattr(edition.whole, name))
            field.setCursorPosition(0)
        self.choices.show_edition(edition)
        self.blocks.show(edition.whole, edition.left_out)
        set_prose(self._warnings, " ".join(edition.whole.warnings))
        self.say("")

    def show_read_anew(self, article: Article) -> None:
        """The file, read as chosen. What the reader typed stays, and what was left out, where it is still there."""
        now, encoding, everything = self.edition, *self.choices.chosen
        if now.described:
            whole = now.whole
            article = replace(
                article, title=whole.title, author=whole.author, date=whole.date, site=whole.site
            )
        gone = {now.whole.block_text(now.whole.blocks[number]) for number in now.left_out}
        left_out = {n for n, block in enumerate(article.blocks) if article.block_text(block) in gone}
        if len(left_out) == len(article.blocks):
            left_out = set()
        self.show_edition(Edition(article, frozenset(left_out), encoding, everything, now.described))

    def show_refusal(self, sentence: str) -> None:
        """The file cannot be read as chosen: it stays as it was, and the sentence says why."""
        self.choices.show_edition(self._shown)
        self.say(sentence)

    def say(self, sentence: str) -> None:
        set_prose(self._message, sentence)

    def _count_words(self) -> None:
        whole = self.blocks.article
        kept = len(whole.blocks) - len(self.blocks.left_out)
        self._accept.setEnabled(kept > 0)
        if not kept:
            set_prose(self._count, "Nothing is left: tick what is to be read.")
            return
        words = self.edition.article.word_count
        set_prose(self._count, f"{kept} of {len(whole.blocks)} blocks · {words:,} words")

    def _build(self) -> None:
        form = QVBoxLayout()
        form.setSpacing(4)
        for name, text in FIELDS:
            form.addWidget(label(text, "kind"))
            form.addWidget(self.fields[name])
            form.addSpacing(8)
            self.fields[name].setAccessibleName(text)
        form.addWidget(self.choices)
        form.addWidget(label(_place(self._shown.whole.origin), "small"))
        form.addWidget(self._warnings)
        form.addStretch(1)
        left = QWidget()
        left.setFixedWidth(310)
        left.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)

        head = QHBoxLayout()
        head.addWidget(caption("What is read", "kind"), 1)
        head.addWidget(button("All of it", lambda: self._tick_all(True), flat=True))
        head.addWidget(button("None", lambda: self._tick_all(False), flat=True))
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addLayout(head)
        right.addWidget(self.list, 1)
        right.addWidget(self._count)

        middle = QHBoxLayout()
        middle.setSpacing(30)
        middle.addWidget(left)
        middle.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.ask)
        foot.addStretch(1)
        foot.addWidget(self._message)
        foot.addWidget(button("Cancel", self.reject))
        foot.addWidget(self._accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 16)
        column.setSpacing(14)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        self._accept.setDefault(True)
        self.fields["title"].setFocus()

    def _tick_all(self, kept: bool) -> None:
        self.blocks.set_kept(range(len(self.blocks.article.blocks)), kept)


class BlockList(QListView):
    """Space ticks or unticks all that is selected."""

    def __init__(self, blocks: BlocksModel) -> None:
        super().__init__()
        self._blocks = blocks
        self.setModel(blocks)
        self.setItemDelegate(Rows(self))
        self.setAccessibleName("Blocks of the article; Space leaves the selected ones out or takes them back")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "framed")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = {index.row() for index in self.selectedIndexes()}
        if event.key() == Qt.Key.Key_Space and rows:
            self._blocks.set_kept(rows, bool(rows & self._blocks.left_out))
        else:
            super().keyPressEvent(event)


def _place(origin: str) -> str:
    """Where the article comes from, with the folder that the file is in."""
    if not origin:
        return "Pasted text"
    path = Path(origin)
    return origin if "://" in origin else f"{path.name} in {path.parent.name or path.parent}"
