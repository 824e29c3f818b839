"""Pages saved by Safari: a binary property list around the page and its pictures."""

from __future__ import annotations

import plistlib

from reader.errors import LoadError
from reader.loading.decoding import decode
from reader.loading.draft import Draft, Source
from reader.loading.page import draft_of_html

_NO_PAGE = "There is no page in this file: save it again from the browser."


def load_webarchive(source: Source) -> Draft:
    try:
        archive = plistlib.loads(source.data, fmt=plistlib.FMT_BINARY)
    except (
        plistlib.InvalidFileException,
        ValueError,
        RecursionError,
        MemoryError,
        TypeError,
        KeyError,
    ) as error:
        raise LoadError(
            _NO_PAGE
        ) from error  # RecursionError and MemoryError: lists within themselves, huge counts
    resource = archive.get("WebMainResource") if isinstance(archive, dict) else None
    data = resource.get("WebResourceData") if isinstance(resource, dict) else None
    if not isinstance(resource, dict) or not isinstance(data, bytes):
        raise LoadError(_NO_PAGE)
    text = _text(data, source.encoding or str(resource.get("WebResourceTextEncodingName", "")))
    draft = draft_of_html(text, everything=source.everything)
    address = str(resource.get("WebResourceURL", ""))
    return draft._replace(format="webarchive", address=draft.address or address)


def _text(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding) if encoding else decode(data, declared=True).text
    except (LookupError, UnicodeError):
        return decode(data, declared=True).text
