"""An article as a PDF, laid out by Qt's own rich text."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

DOTS_AN_INCH = 300
MARGINS = QMarginsF(4, 2, 4, 2)
"""In millimetres; Qt keeps two centimetres of its own beside them."""


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
