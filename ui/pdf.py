"""An article as a PDF, laid out by Qt's own rich text."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPdfWriter, QTextDocument

DOTS_AN_INCH = 300
MARGINS = QMarginsF(4, 2, 4, 2)
"""In millimetres; Qt keeps two centimetres of its own beside them."""


def print_pdf(html: str, title: str) -> bytes:
    """`pdf_of` where no window is open: with an application of its own, off the screen."""
    from ui.theme import load_fonts

    if QGuiApplication.instance() is None:
        application = QGuiApplication(["hedgerow", "-platform", "offscreen"])
        application.setApplicationName("Hedgerow")
    load_fonts()
    return pdf_of(html, title)


def pdf_of(html: str, title: str) -> bytes:
    """The bytes of a PDF on A4, with page numbers. html: of `reader.exchange.print_page`."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Hedgerow")
    writer.setResolution(DOTS_AN_INCH)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setHtml(html)
    document.print_(writer)
    return bytes(buffer.data().data())
