"""The help: a page with the list of its entries beside it, to look something up in and to print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ReaderError
from reader.exchange.formats import write_file
from reader.help import Entry
from reader.rules.categories import Category
from ui.look import Look
from ui.rows import Rows
from ui.settings import Settings
from ui.theme import SANS, SERIF, Theme, load_theme
from ui.widgets import FilterField, button, caption, label, set_prose, size_within

LIST, PAGE = 250, 660
"""Widths in pixels: of the list, and of the page without it."""
NOTHING = "Nothing here has these words."
INDENT = "\u2003"
Marks = Mapping[str, str]
"""By the name of a group, the category whose colour its examples have."""


class HelpSheet(QDialog):
    """Stands beside the window, which goes on listening: one reads on and looks things up."""

    def __init__(
        self,
        entries: Sequence[Entry],
        categories: Sequence[Category],
        look: Look,
        settings: Settings,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(entries[0].name)
        self.resize(size_within(parent, LIST + PAGE, 760))
        self._entries, self._look, self._settings = entries, look, settings
        self._marks = {category.name: category.id for category in categories}
        self._build()
        self._show_page()
        look.changed.connect(self._show_page)

    def look_up(self, group: str, name: str) -> None:
        """Go to an entry; nothing happens where there is none."""
        for row, entry in enumerate(self._entries):
            if (entry.group, entry.name) == (group, name):
                self.list.setCurrentRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the field the arrow keys go through the list."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.field.hasFocus():
            self.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _show_page(self, _theme: object = None) -> None:
        place = self.page.verticalScrollBar().value()
        self.page.document().setDefaultStyleSheet(page_style(self._look.theme))
        self.page.setHtml(page_html(self._entries, self._marks))
        self._mark_words()
        self.page.verticalScrollBar().setValue(place)

    def _filter(self, words: str) -> None:
        """Groups stay where one of their entries does."""
        kept = {row for row, entry in enumerate(self._entries) if entry.level > 1 and entry.has(words)}
        groups = {self._entries[row].group for row in kept}
        for row, entry in enumerate(self._entries):
            heads = entry.level == 2 and entry.group in groups
            self.list.item(row).setHidden(row not in kept and not heads)
        self._nothing.setVisible(not kept)
        self._mark_words()
        if words.strip() and kept:
            self.list.setCurrentRow(min(kept, key=lambda row: (not self._is_named(row, words), row)))

    def _is_named(self, row: int, words: str) -> bool:
        return words.strip().casefold() in self._entries[row].name.casefold()

    def _mark_words(self) -> None:
        """What is looked for has the colour of a search on the page, too."""
        document, words = self.page.document(), self.field.text().strip()
        marks: list[QTextEdit.ExtraSelection] = []
        cursor = document.find(words) if words else QTextCursor()
        while not cursor.isNull():
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            mark.format.setBackground(QColor(self._look.theme.search))
            marks.append(mark)
            cursor = document.find(words, cursor)
        self.page.setExtraSelections(marks)

    def _go_to(self, row: int) -> None:
        if row >= 0:
            self.page.scrollToAnchor(self._entries[row].anchor)

    def _print(self) -> None:
        title = self._entries[0].name
        suggested = str(
            Path(self._settings.get("open/folder")) / f"{self.windowTitle()}.pdf".replace(":", "")
        )
        path, _ = QFileDialog.getSaveFileName(self, "Save as PDF, to print", suggested, "*.pdf")
        if path:
            self.save_pdf(Path(path).with_suffix(".pdf"), title)

    def save_pdf(self, path: Path, title: str) -> None:
        from ui.pdf import pdf_of

        style = page_style(load_theme("light"), points=True)
        html = (
            f"<html><head><style>{style}</style></head><body>{page_html(self._entries, self._marks)}</body>"
        )
        try:
            write_file(path, pdf_of(html, title))
        except ReaderError as error:
            set_prose(self._message, str(error))
        else:
            set_prose(self._message, f"Written to {path}.")

    def _build(self) -> None:
        self.field = FilterField("Look something up", "Look something up")
        self.list, self.page = QListWidget(), QTextBrowser()
        self.field.textChanged.connect(self._filter)
        self._nothing, self._message = caption(NOTHING, "small"), label("", "small")
        self._nothing.hide()
        self._fill_list()
        self.page.setAccessibleName(self.windowTitle())
        self.page.setProperty("role", "page")
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(lambda link: self.page.scrollToAnchor(link.fragment()))
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.field)
        left.addWidget(self._nothing)
        left.addWidget(self.list, 1)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addLayout(left)
        middle.addWidget(self.page, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._message, 1)
        foot.addStretch(0)
        foot.addWidget(button("Save as PDF, to print …", self._print))
        foot.addWidget(button("Close", self.accept))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        self.field.setFocus()

    def _fill_list(self) -> None:
        self.list.setAccessibleName("Entries")
        self.list.setFixedWidth(LIST - 24)
        self.list.setItemDelegate(Rows(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.field.setFixedWidth(LIST - 24)
        for entry in self._entries:
            item = QListWidgetItem((INDENT if entry.level > 2 else "") + entry.name)
            if entry.level <= 2:
                font = QFont()
                font.setWeight(QFont.Weight.DemiBold)
                item.setFont(font)
            self.list.addItem(item)
        self.list.item(0).setHidden(True)
        self.list.currentRowChanged.connect(self._go_to)


def page_html(entries: Sequence[Entry], marks: Marks) -> str:
    """The whole page; words that an example marks have their category's class."""
    return "\n".join(_in_colour(entry.html, marks.get(entry.group, "")) for entry in entries)


def _in_colour(html: str, category: str) -> str:
    if not category:
        return html
    return html.replace("<strong>", f'<span class="{category}">').replace("</strong>", "</span>")


def page_style(theme: Theme, *, points: bool = False) -> str:
    """Of Qt's rich text. points: for paper, else for the screen, in pixels."""
    size, unit = (10, "pt") if points else (14, "px")
    example = f"font-family: '{SERIF}'; font-size: {round(size * 1.1)}{unit};"
    marks = "".join(
        f".{m.category} {{ {example} background-color: {m.ground}; }}" for m in theme.marks.values()
    )
    return (
        f"body, p, li, td {{ font-family: '{SANS}'; font-size: {size}{unit}; color: {theme.ink}; }}"
        f"p, li {{ line-height: 128%; margin: 0 0 9px 0; }}"
        f"h1, h2, h3 {{ font-family: '{SERIF}'; font-weight: 600; color: {theme.ink}; }}"
        f"h1 {{ font-size: {round(size * 1.85)}{unit}; margin: 0 0 12px 0; }}"
        f"h2 {{ font-size: {round(size * 1.5)}{unit}; margin: 30px 0 8px 0; }}"
        f"h3 {{ font-family: '{SANS}'; font-size: {round(size * 1.14)}{unit}; margin: 22px 0 5px 0; }}"
        f"blockquote p {{ {example} margin: 0 0 5px -14px; }}"
        f"a {{ color: {theme.accent}; text-decoration: none; }} em {{ font-weight: 600; font-style: normal; }}"
        f"code, pre {{ font-family: monospace; font-size: {size - 1}{unit}; background-color: {theme.panel}; }}"
        f"pre {{ white-space: pre-wrap; }} th {{ text-align: left; color: {theme.quiet}; }}"
        f"td, th {{ padding: 3px 14px 3px 0; }}" + marks
    )
