"""Notes as rows: CSV for spreadsheets, and a file that Anki imports as cards."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from html import escape

from reader.address import Addresses
from reader.exchange.page import render
from reader.exchange.sheet import Sheet
from reader.notes.records import Note

COLUMNS = (
    "article",
    "place",
    "quotation",
    "note",
    "tags",
    "category",
    "colour",
    "finding",
    "author",
    "created",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(sheets: Sequence[Sheet]) -> str:
    """One note a row. A cell that a spreadsheet would take for a formula gets an apostrophe before it."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for sheet in sheets:
        addresses = Addresses(sheet.article)
        for note in sheet.notes:
            row = (
                *(sheet.title, _place(note, addresses), note.anchor.exact, note.body, " ".join(_tags(note))),
                *(note.category, note.colour, note.finding, note.author, note.created.isoformat()),
            )
            writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row])
    return buffer.getvalue()


def to_anki(sheets: Sequence[Sheet]) -> str:
    """Front: the quotation in its sentence. Back: the note and where it stands. Highlights are left out.

    The header lines are those of Anki 2.1.54 and later; the unique id lets a second import update cards.
    """
    buffer = io.StringIO()
    for line in ("separator:Tab", "html:true", "guid column:1", "tags column:4"):
        buffer.write(f"#{line}\n")
    writer = csv.writer(buffer, delimiter="\t", lineterminator="\n")
    for sheet in sheets:
        writer.writerows(_cards(sheet))
    return buffer.getvalue()


def _cards(sheet: Sheet) -> Iterator[tuple[str, str, str, str]]:
    addresses = Addresses(sheet.article)
    for note in sheet.notes:
        if note.body:
            source = escape(" · ".join(part for part in (sheet.title, _place(note, addresses)) if part))
            back = f"{render(note.body)}<p><small>{source}</small></p>"
            yield note.uid, _front(note, sheet, addresses), back, " ".join(_tags(note))


def _front(note: Note, sheet: Sheet, addresses: Addresses) -> str:
    quotation = f"<b>{escape(note.anchor.exact)}</b>"
    if note.orphaned:
        return quotation
    start, end = note.anchor.span
    first, last = addresses.sentence(start)[0], max(addresses.sentence(end - 1)[1], end)
    text = sheet.article.text
    return escape(text[min(first, start) : start]) + quotation + escape(text[end:last])


def _place(note: Note, addresses: Addresses) -> str:
    return "" if note.orphaned else addresses.label(note.anchor.start)


def _tags(note: Note) -> list[str]:
    """Without spaces: neither Anki nor a list separated by them can have any."""
    return ["_".join(tag.split()) for tag in note.tags]
