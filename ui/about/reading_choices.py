"""How the file is read: its encoding, and of a web page all or only the article."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from reader.notes.records import Edition
from ui.widgets import drop_down, label, set_prose

ENCODINGS = (
    ("", "Found out from the file"),
    ("utf-8", "Unicode (UTF-8)"),
    ("utf-16", "Unicode (UTF-16)"),
    ("cp1252", "Western (Windows-1252)"),
    ("mac-roman", "Western (old Mac)"),
    ("cp850", "Western (DOS)"),
    ("cp1250", "Central European (Windows-1250)"),
    ("cp1251", "Cyrillic (Windows-1251)"),
    ("koi8-r", "Cyrillic (KOI8-R)"),
    ("cp1253", "Greek (Windows-1253)"),
    ("cp1254", "Turkish (Windows-1254)"),
    ("cp1255", "Hebrew (Windows-1255)"),
    ("cp1256", "Arabic (Windows-1256)"),
    ("cp1257", "Baltic (Windows-1257)"),
    ("gb18030", "Chinese (GB 18030)"),
    ("big5", "Chinese (Big5)"),
    ("shift-jis", "Japanese (Shift JIS)"),
    ("euc-jp", "Japanese (EUC)"),
    ("euc-kr", "Korean (EUC)"),
)
ENCODED = frozenset({"text", "markdown", "html", "subtitles"})
PAGES = frozenset({"html", "mhtml", "webarchive", "mail"})
GONE = "The file is not where it was, so it cannot be read in another way."


class ReadingChoices(QWidget):
    """`changed` when the reader wants the file read otherwise. Shows only what the format leaves open."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.encoding = drop_down("Encoding")
        for codec, name in ENCODINGS:
            self.encoding.addItem(name, codec)
        self.everything = QCheckBox("Everything on the page, not only the article")
        self._name, self._gone = label("Encoding", "kind"), label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._name, self.encoding, self.everything, self._gone):
            column.addWidget(part)
        self.encoding.activated.connect(lambda _row: self.changed.emit())
        self.everything.clicked.connect(lambda _on: self.changed.emit())

    @property
    def chosen(self) -> tuple[str, bool]:
        """Codec ("" to find out), and whether everything is wanted."""
        return str(self.encoding.currentData() or ""), self.everything.isChecked()

    def show_edition(self, edition: Edition) -> None:
        article = edition.whole
        encoded, page = article.format in ENCODED, article.format in PAGES
        there = bool(article.origin) and Path(article.origin).is_file()
        self.encoding.setCurrentIndex(max(0, self.encoding.findData(edition.encoding)))
        found = f" ({article.encoding})" if article.encoding and not edition.encoding else ""
        self.encoding.setItemText(0, ENCODINGS[0][1] + found)
        self.everything.setChecked(edition.everything)
        for part in (self._name, self.encoding):
            part.setVisible(encoded)
        self.everything.setVisible(page)
        for choice in (self.encoding, self.everything):
            choice.setEnabled(there)
        set_prose(self._gone, "" if there or not article.origin or not (encoded or page) else GONE)
        self.setVisible(bool(article.origin) and (encoded or page))
