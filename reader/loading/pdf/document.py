"""PDF documents: their text by PDFium, which is kept to one thread, as it must be."""

from __future__ import annotations

import re
from typing import Any

from reader.errors import LoadError, PasswordNeededError
from reader.loading.draft import Draft, Source
from reader.loading.limits import MAX_PAGES
from reader.loading.pdf.glyphs import lines_of_page
from reader.loading.pdf.layout import in_reading_order, without_furniture
from reader.loading.pdf.line import Line
from reader.loading.pdf.paragraphs import pieces_of_lines

_DAMAGED = "It is damaged: download it again, or print it to a new PDF."
_SCAN = "Its pages are pictures without text (a scan): run text recognition (OCR) on it first."
_FEW = 12  # glyphs on an average page below which a document has no text to speak of
_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")
_NO_TITLE = re.compile(
    r"^(?:untitled.*|microsoft word\b.*|.*\.(?:docx?|odt|tex|pdf|indd|rtf|html?)|about:blank|.{0,2})$",
    re.IGNORECASE,
)


def load_pdf(source: Source) -> Draft:
    document = open_document(source.data, source.password)
    try:
        return _draft(document)
    finally:
        document.close()


def open_document(data: bytes, password: str) -> Any:
    """PDFium's document, to be closed by the caller. Raises LoadError, or PasswordNeededError."""
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data, password=password or None)
    except pypdfium2.PdfiumError as error:
        raise _refusal(str(error), password) from error


def _refusal(message: str, password: str) -> LoadError:
    if "password" not in message.lower():
        return LoadError(_DAMAGED)
    if password:
        return PasswordNeededError("The password is not the right one: try again.")
    return PasswordNeededError("It is protected: type its password to open it.")


def _draft(document: Any) -> Draft:
    if len(document) > MAX_PAGES:
        raise LoadError(
            f"It has {len(document):,} pages, and {MAX_PAGES:,} is the most: split it into parts."
        )
    pages = [_lines(document, number) for number in range(len(document))]
    if sum(len(line.text) for page in pages for line in page) < _FEW * max(1, len(pages)):
        raise LoadError(_SCAN)
    ordered: list[Line] = []
    for page in without_furniture(pages):
        ordered += in_reading_order(page, ordered[-1].column + 1 if ordered else 0)
    pieces = pieces_of_lines(ordered) if ordered else []
    title = _detail(document, "Title")
    return Draft(
        tuple(pieces),
        "pdf",
        title="" if _NO_TITLE.match(title.strip()) else title,
        author=_detail(document, "Author"),
        date=_day(_detail(document, "CreationDate")),
    )


def _lines(document: Any, number: int) -> list[Line]:
    """The lines of one page; a page that PDFium cannot read has none."""
    import pypdfium2

    try:
        page = document[number]
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return []
    try:
        return lines_of_page(textpage, number + 1)
    finally:
        textpage.close()
        page.close()


def _detail(document: Any, key: str) -> str:
    """What the document says of itself; "" if that is no text."""
    try:
        return str(document.get_metadata_value(key))
    except UnicodeDecodeError:
        return ""


def _day(stamp: str) -> str:
    found = _DATE.match(stamp)
    return "-".join(part for part in found.groups() if part) if found else ""
