"""What a file is, by its content first; its name only decides between formats that look alike."""

from __future__ import annotations

import re
from pathlib import PurePath

from reader.errors import LoadError
from reader.loading.markdown import looks_like_markdown

_SIGNATURES = {
    b"%PDF-": "pdf",
    b"PK\x03\x04": "archive",
    b"{\\rtf": "rtf",
    b"bplist00": "webarchive",
}
_REFUSED = (
    (b"\x89PNG", "It is a picture: choose a document with text in it."),
    (b"\xff\xd8\xff", "It is a picture: choose a document with text in it."),
    (b"GIF8", "It is a picture: choose a document with text in it."),
    (b"\x1f\x8b", "It is a compressed file: unpack it and open what is inside."),
    (b"7z\xbc\xaf", "It is a compressed file: unpack it and open what is inside."),
    (b"Rar!", "It is a compressed file: unpack it and open what is inside."),
    (b"MZ", "It is a program, not a text: choose an article."),
    (b"\x7fELF", "It is a program, not a text: choose an article."),
    (b"SQLite format 3", "It is a database, not a text: choose an article."),
    (b"ID3", "It is a sound file: choose a document with text in it."),
    (b"OggS", "It is a sound file: choose a document with text in it."),
    (b"PK\x05\x06", "It is an empty archive: choose a document with text in it."),
)
# Both in the container of old Office files (MS-CFB), whose names are UTF-16.
_CONTAINER = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD = "It is an old Word or Office file: open it there and save it as .docx."
_LOCKED = "It is protected with a password: open it in Word or LibreOffice and save it without one."
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_MHTML = re.compile(r"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


_MAIL_FIELDS = re.compile(
    r"^(from|to|subject|date|received|message-id|mime-version|return-path):",
    re.IGNORECASE | re.MULTILINE,
)
_SUBRIP = re.compile(r"\s*\d+\s*\n\s*\d{1,2}:\d{2}:\d{2}[,.]\d{1,3}\s*-->")
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".xht"})


def detect_format(data: bytes, name: str = "") -> str:
    """The name of the loader for these bytes. Raises LoadError for kinds that have none."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for signature, found in _SIGNATURES.items():
        if head.startswith(signature):
            return found
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_CONTAINER):
        raise LoadError(_LOCKED if _ENCRYPTED in data else _OLD)
    for signature, message in _REFUSED:
        if data.startswith(signature):
            raise LoadError(message)
    return _detect_text(_peek(data), PurePath(name).suffix.lower())


def _peek(data: bytes) -> str:
    """The start of the file as text, near enough to see its marks."""
    head = data[:8192]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or head.count(0) > 0.3 * len(head):
        head = head.replace(b"\0", b"")
    return (
        head.decode("utf-8-sig", errors="replace")
        .lstrip("\ufeff\ufffd")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
    )


def _detect_text(head: str, suffix: str) -> str:
    headers = head.partition("\n\n")[0]
    if _is_mail(headers):
        return "mhtml" if _MHTML.search(headers) else "mail"
    if head.startswith("WEBVTT") or _SUBRIP.match(head):
        return "subtitles"
    if _HTML.match(head):
        return "html"
    if suffix in _HTML_SUFFIXES and re.search(r"<[a-z][^>]*>", head, re.IGNORECASE):
        return "html"
    if suffix in _MARKDOWN_SUFFIXES or looks_like_markdown(head):
        return "markdown"
    return "text"


def _is_mail(headers: str) -> bool:
    """At least three of the usual header fields, and nothing else at the start of the lines."""
    lines = [line for line in headers.strip().split("\n") if not line[:1].isspace()]
    if len({found.lower() for found in _MAIL_FIELDS.findall(headers)}) < 3:
        return False
    return all(re.match(r"(?:[\w-]+:|From )", line) for line in lines)
