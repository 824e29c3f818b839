"""The peer: a QTextEdit with the same text in the same type, as large as our page, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QTextEdit

from bench.reading.book import Book
from bench.reading.ours import lay_out
from ui.reading.typography import Typography
from ui.theme import load_fonts, load_theme, palette

PAGE = QSize(1058, 797)
"""What our page has of a window of 1440 × 900."""
THEMED = "QTextEdit {{ background: {0.paper}; color: {0.ink}; selection-background-color: {0.selection} }}"


class Bare:
    def __init__(self, application: QApplication, book: Book) -> None:
        application.setStyle("Fusion")
        load_fonts()
        self.application = application
        self.text = book.text.read_text("utf-8")
        self.page = QTextEdit(readOnly=True)
        self.page.setFont(Typography().text_font())
        self.theme(False)
        self.page.resize(PAGE)
        self.page.show()
        self.settle()

    def open(self) -> None:
        self.page.setPlainText(self.text)

    def clear(self) -> None:
        self.page.clear()

    def zoom(self, on: bool) -> None:
        """Qt knows no per cent: two pixels of 19."""
        self.page.zoomIn(2 if on else -2)

    def theme(self, on: bool) -> None:
        """As programs of one widget do it: the style sheet and the palette."""
        theme = load_theme("dark" if on else "light")
        self.application.setPalette(palette(theme))
        self.application.setStyleSheet(THEMED.format(theme))

    def settle(self) -> None:
        self.application.processEvents()
        lay_out(self.application, self.page)
