"""The PDF has the article's words, its notes, and its colours."""

from __future__ import annotations

import pypdfium2
import pytest

from reader.exchange.print_page import to_print_html
from reader.exchange.sheet import Sheet
from reader.rules import Catalogue
from ui.pdf import pdf_of


@pytest.mark.usefixtures("qtbot")
def test_pdf_holds_text_notes_and_colours(sheet: Sheet, catalogue: Catalogue) -> None:
    document = pypdfium2.PdfDocument(pdf_of(to_print_html(sheet, catalogue), sheet.title))
    page = document[0]
    text = " ".join(page.get_textpage().get_text_range().split())
    for words in (
        "Observers have noted",
        "sink & vanish",
        "<script>alert(1)</script>",
        "no longer in the article",
    ):
        assert words in text
    pixels = {tuple(pixel) for row in page.render(scale=2).to_numpy() for pixel in row}
    assert (250, 236, 223) in pixels  # the ground of hedges, blue first
    document.close()
