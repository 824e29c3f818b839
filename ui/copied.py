"""What a browser says, beside the text, of the page that it was copied from."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData

_FIREFOX = "text/x-moz-url-priv"
_CHROMIUM = ("chromium/x-source-url", "org.chromium.source-url")  # on Linux, on macOS
# Qt takes the header off what Windows calls “HTML Format”; here it is still there.
_WINDOWS = 'application/x-qt-windows-mime;value="HTML Format"'
_SOURCE = re.compile(r"^SourceURL:\s*(\S+)", re.MULTILINE)


def address_of(data: QMimeData) -> str:
    """The page's address, "" where nobody says it; a file on the reader's own disk is no address."""
    found = _written(data, _FIREFOX).decode("utf-16-le", "ignore")
    for name in _CHROMIUM:
        found = found or _written(data, name).decode("utf-8", "ignore")
    if not found and (header := _SOURCE.search(_written(data, _WINDOWS)[:2_000].decode("utf-8", "ignore"))):
        found = header[1]
    found = found.strip("\0 \r\n")
    return found if found.startswith(("http://", "https://")) else ""


def _written(data: QMimeData, name: str) -> bytes:
    return bytes(data.data(name).data())
