"""The ways in: a path, bytes in hand, pasted text, HTML from the clipboard."""

from __future__ import annotations

import importlib
import os
import stat
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from reader.article import Article
from reader.errors import LoadError
from reader.loading.detect import detect_format
from reader.loading.draft import Draft, Source, assemble
from reader.loading.limits import MAX_FILE_BYTES, MAX_LINES, MAX_TEXT_BYTES, MEGABYTE, TOO_MANY

# Modules are imported when their format turns up: some of the libraries behind them take a second.
_LOADERS = {
    "text": "reader.loading.plain:load_plain",
    "markdown": "reader.loading.markdown:load_markdown",
    "html": "reader.loading.page:load_page",
    "mhtml": "reader.loading.mail:load_mhtml",
    "mail": "reader.loading.mail:load_mail",
    "webarchive": "reader.loading.webarchive:load_webarchive",
    "subtitles": "reader.loading.subtitles:load_subtitles",
    "archive": "reader.loading.package:load_package",
    "pdf": "reader.loading.pdf.document:load_pdf",
    "rtf": "reader.loading.rtf:load_rtf",
}
_LARGE_FORMATS = frozenset({"pdf", "archive"})


def load_path(
    path: str | os.PathLike[str], *, password: str = "", encoding: str = "", everything: bool = False
) -> Article:
    """The article in a file.

    encoding: the user's choice, "" to find out. everything: of a web page keep all, not only the article.
    Raises LoadError (one sentence for the user), PasswordNeededError for an encrypted document.
    """
    name = os.fspath(path)
    data = read_file(Path(name))
    return load_bytes(data, name=name, password=password, encoding=encoding, everything=everything)


def load_bytes(
    data: bytes, *, name: str = "", password: str = "", encoding: str = "", everything: bool = False
) -> Article:
    """The article in bytes, for instance from standard input. name: a file's name, a hint at the format."""
    if not data.strip(b"\0 \t\r\n"):
        raise LoadError(about(name, "It is empty: choose a document with text in it."))
    source = Source(data, name, password, encoding, everything)
    try:
        return assemble(_draft(source), origin=name)
    except LoadError as error:
        raise type(error)(about(name, str(error))) from error


def load_text(text: str, *, address: str = "") -> Article:
    """The article in pasted or typed text. address: of the page it comes from, if known."""
    from reader.loading.plain import draft_of_text

    _check_size(text.encode("utf-8", "surrogatepass"))
    return assemble(_from(address, draft_of_text(text)))


def load_html_text(html: str, *, address: str = "") -> Article:
    """The article in HTML from the clipboard: all of it, for the user has chosen it already. address: as above."""
    from reader.loading.clipboard import draft_of_clipboard

    _check_size(html.encode("utf-8", "surrogatepass"))
    return assemble(_from(address, draft_of_clipboard(html)))


def _from(address: str, draft: Draft) -> Draft:
    site = (urlsplit(address).hostname or "").removeprefix("www.")
    return draft._replace(address=address, site=draft.site or site) if address else draft


def _draft(source: Source) -> Draft:
    found = detect_format(source.data, source.name)
    if found not in _LARGE_FORMATS:
        _check_size(source.data)
    if found not in _LOADERS:
        raise LoadError(
            f"It is a file of a kind that cannot be opened ({found}): save it as text, HTML or PDF."
        )
    module, _, function = _LOADERS[found].partition(":")
    load: Callable[[Source], Draft] = getattr(importlib.import_module(module), function)
    return load(source)


def _check_size(text: bytes) -> None:
    if len(text) > MAX_TEXT_BYTES:
        raise LoadError(_too_large(len(text), MAX_TEXT_BYTES))
    if max(text.count(b"\n"), text.count(b"\r"), text.count(b"\\par")) > MAX_LINES:
        raise LoadError(TOO_MANY)


def read_file(path: Path) -> bytes:
    """The bytes of a regular file of bearable size. Raises LoadError."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise LoadError(f"“{path.name}” is a folder: choose one of the files in it.")
        if not stat.S_ISREG(status.st_mode):
            raise LoadError(f"“{path.name}” is not an ordinary file: choose another one.")
        if status.st_size > MAX_FILE_BYTES:
            raise LoadError(about(path.name, _too_large(status.st_size, MAX_FILE_BYTES)))
        with path.open("rb") as file:
            return file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise LoadError(f"“{path.name}” is not there: check its name, or look where it went.") from error
    except PermissionError as error:
        raise LoadError(
            f"“{path.name}” may not be read: ask its owner for permission, or copy it first."
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise LoadError(
            f"“{path.name}” cannot be read ({_reason(error)}): copy it to another place, or choose another one."
        ) from error


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)


def _too_large(size: int, limit: int) -> str:
    return (
        f"It has {size // MEGABYTE:,} MB, and {limit // MEGABYTE} MB is the most that can be read: "
        "split it, or open a part of it."
    )


def about(name: str, sentence: str) -> str:
    """“File” and the sentence about it, which begins with “It” or “The text”."""
    short = Path(name).name
    if not short:
        return sentence
    return f"“{short}”: {sentence[0].lower()}{sentence[1:]}"
