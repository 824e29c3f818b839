"""A note's words as they are read: its Markdown, without HTML, in the panel's type."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QTextDocument

from ui.theme import Theme

FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
INDENT = 20
"""Pixels for each level of a list: a card is narrow."""
WITHOUT_WORDS = "Highlighted, without words yet."


def note_document(body: str, font: QFont, width: float, theme: Theme) -> QTextDocument:
    """Laid out at this width, in pixels. Pictures are not fetched: a document of its own has no network."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setIndentWidth(INDENT)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(f"a {{ color: {theme.accent}; }}")
    document.setMarkdown(body or WITHOUT_WORDS, FEATURES)
    document.setTextWidth(width)
    return document


def note_html(body: str, theme: Theme) -> str:
    """The same for a label. Headings are no larger than the words around them."""
    document = QTextDocument()
    document.setMarkdown(body, FEATURES)
    return f"<style>a {{ color: {QColor(theme.accent).name()}; }}</style>" + document.toHtml()
