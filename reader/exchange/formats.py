"""The ways out, by name."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ExchangeError
from reader.exchange.sheet import Sheet

if TYPE_CHECKING:
    from reader.rules import Catalogue


Writer = Callable[[Sequence[Sheet], "Catalogue"], str | bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """suffix: of a file's name. coloured: it shows findings, so an analysis is wanted. many: one file can hold
    the notes on several articles.
    """

    name: str
    about: str
    suffix: str
    coloured: bool
    many: bool
    write: Writer


def _one(module: str, function: str) -> Writer:
    """A writer of one article, imported when it is used: python-docx and the Markdown parser take their time."""

    def write(sheets: Sequence[Sheet], known: Catalogue) -> str | bytes:
        writer = getattr(importlib.import_module(f"reader.exchange.{module}"), function)
        written: str | bytes = writer(sheets[0], known)
        return written

    return write


def _many(module: str, function: str, *, catalogue: bool = False) -> Writer:
    def write(sheets: Sequence[Sheet], known: Catalogue) -> str | bytes:
        writer = getattr(importlib.import_module(f"reader.exchange.{module}"), function)
        written: str | bytes = writer(sheets, known) if catalogue else writer(sheets)
        return written

    return write


FORMATS: dict[str, Format] = {
    f.name: f
    for f in (
        Format("html", "Web page with colours and notes", ".html", True, False, _one("page", "to_html")),
        Format("docx", "Word document with comments", ".docx", True, False, _one("word", "to_docx")),
        Format("markdown", "Markdown", ".md", True, True, _many("markdown", "to_markdown", catalogue=True)),
        Format("csv", "Table (CSV)", ".csv", False, True, _many("tables", "to_csv")),
        Format("anki", "Cards for Anki", ".txt", False, True, _many("tables", "to_anki")),
        Format("json", "W3C Web Annotations (JSON)", ".json", False, True, _many("annotations", "to_json")),
    )
}


def export(sheets: Sequence[Sheet], form: str, catalogue: Catalogue) -> bytes:
    """The file's bytes. form: a name of FORMATS, which takes several sheets if it is for many.

    The PDF is printed from `print_page` by whoever has a printer (`ui.pdf`).
    """
    written = FORMATS[form].write(sheets, catalogue)
    return written if isinstance(written, bytes) else written.encode("utf-8", "replace")


def format_of(path: Path) -> str:
    """By the name's ending. Raises ExchangeError when it tells nothing."""
    for form in FORMATS.values():
        if path.suffix.lower() == form.suffix or (path.suffix.lower() == ".htm" and form.name == "html"):
            return form.name
    endings = ", ".join([*(form.suffix for form in FORMATS.values()), ".pdf"])
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
