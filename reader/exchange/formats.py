"""The ways out, by name."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ExchangeError
from reader.exchange.sheet import Sheet

if TYPE_CHECKING:
    from reader.rules import Catalogue


@dataclass(frozen=True, slots=True)
class Format:
    """suffix: of a file's name. coloured: it shows findings, so an analysis is wanted."""

    name: str
    about: str
    suffix: str
    coloured: bool
    write: Callable[[Sheet, Catalogue], str | bytes]


def _later(
    module: str, function: str, *, catalogue: bool = True
) -> Callable[[Sheet, Catalogue], str | bytes]:
    """The writer, imported when it is used: python-docx and the Markdown parser take their time."""

    def write(sheet: Sheet, known: Catalogue) -> str | bytes:
        writer = getattr(importlib.import_module(f"reader.exchange.{module}"), function)
        written: str | bytes = writer(sheet, known) if catalogue else writer(sheet)
        return written

    return write


def _json(sheet: Sheet, catalogue: Catalogue) -> str:
    from reader.exchange.annotations import to_json

    return to_json([sheet])


FORMATS: dict[str, Format] = {
    f.name: f
    for f in (
        Format("html", "Web page with colours and notes", ".html", True, _later("page", "to_html")),
        Format("docx", "Word document with comments", ".docx", True, _later("word", "to_docx")),
        Format("markdown", "Markdown", ".md", True, _later("markdown", "to_markdown")),
        Format("csv", "Table (CSV)", ".csv", False, _later("tables", "to_csv", catalogue=False)),
        Format("anki", "Cards for Anki", ".txt", False, _later("tables", "to_anki", catalogue=False)),
        Format("json", "W3C Web Annotations (JSON)", ".json", False, _json),
    )
}


def export(sheet: Sheet, form: str, catalogue: Catalogue) -> bytes:
    """The file's bytes. form: a name of FORMATS; the PDF is printed from the HTML by the window."""
    written = FORMATS[form].write(sheet, catalogue)
    return written if isinstance(written, bytes) else written.encode("utf-8", "replace")


def format_of(path: Path) -> str:
    """By the name's ending. Raises ExchangeError when it tells nothing."""
    for form in FORMATS.values():
        if path.suffix.lower() == form.suffix or (path.suffix.lower() == ".htm" and form.name == "html"):
            return form.name
    endings = ", ".join(form.suffix for form in FORMATS.values())
    raise ExchangeError(
        f"“{path.name}” does not say which format it is to be; let it end in one of {endings}."
    )


def write_file(path: Path, data: bytes) -> None:
    """Whole or not at all. Raises ExchangeError."""
    half = path.with_name(path.name + ".part")
    try:
        half.write_bytes(data)
        half.replace(path)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise ExchangeError(f"{path} cannot be written ({error.strerror}); choose another place.") from error
