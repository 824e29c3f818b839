"""Mail and what is stored like it: newsletters (.eml) and pages saved by Chrome (.mhtml)."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from reader.article import BlockKind
from reader.errors import LoadError
from reader.loading.boilerplate import key_of, mail_footer
from reader.loading.decoding import decode
from reader.loading.draft import Draft, Piece, Source
from reader.loading.page import draft_of_html, draft_of_letter
from reader.loading.plain import draft_of_text

_MOST_NESTED = 40  # parts within parts: the standard parser recurses into them
_NO_TEXT = "There is no text in this message: open what is attached to it."


def load_mail(source: Source) -> Draft:
    """A newsletter: its HTML if it has one, else its text; the subject is the title."""
    message = _parse(source.data)
    draft = _body(message, source)
    subject = _header(message, "Subject")
    return draft._replace(
        pieces=_with_headline(draft, subject),
        format="mail",
        title=subject or draft.title,
        author=_sender(message) or draft.author,
        date=_date(message) or draft.date,
        address="",
    )


def _with_headline(draft: Draft, subject: str) -> tuple[Piece, ...]:
    """A page's title is no part of its text; a letter's is, where the subject says something else."""
    known = {key_of(subject), *(key_of(piece.text) for piece in draft.pieces)}
    if not subject or not draft.title or key_of(draft.title) in known:
        return draft.pieces
    return (Piece(draft.title, BlockKind.HEADING, 1), *draft.pieces)


def load_mhtml(source: Source) -> Draft:
    """A page saved as one file: its first HTML part is the page itself."""
    message = _parse(source.data)
    page = next(_parts(message, "text/html"), None)
    if page is None:
        raise LoadError("There is no page in this file: save it again from the browser.")
    draft = draft_of_html(_text(page, source.encoding), everything=source.everything)
    address = _header(page, "Content-Location") or _header(message, "Snapshot-Content-Location")
    return draft._replace(
        format="mhtml",
        title=draft.title or _header(message, "Subject"),
        address=draft.address or (address if address.startswith("http") else ""),
    )


def _parse(data: bytes) -> Message:
    if len(re.findall(rb"multipart/|message/rfc822", data, re.IGNORECASE)) > _MOST_NESTED:
        raise LoadError("It has too many messages within messages: open one of them by itself.")
    try:
        return email.message_from_bytes(data)
    except (MessageError, ValueError, LookupError) as error:
        raise LoadError("It is damaged: save the message again.") from error


def _body(message: Message, source: Source) -> Draft:
    for part in _parts(message, "text/html"):
        text = _text(part, source.encoding)
        return draft_of_html(text, everything=True) if source.everything else draft_of_letter(text)
    for part in _parts(message, "text/plain"):
        draft = draft_of_text(_text(part, source.encoding))
        return (
            draft if source.everything else draft._replace(pieces=draft.pieces[: mail_footer(draft.pieces)])
        )
    raise LoadError(_NO_TEXT)


def _parts(message: Message, kind: str) -> Iterator[Message]:
    for part in message.walk():
        if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
            yield part


def _text(part: Message, encoding: str) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = encoding or str(part.get_param("charset", "") or "")
    try:
        return data.decode(charset) if charset else decode(data, declared=True).text
    except (LookupError, UnicodeError, ValueError):
        return decode(data, declared=True).text


def _header(message: Message, name: str) -> str:
    value = message.get(name)
    if value is None:
        return ""
    try:
        return str(make_header(decode_header(str(value))))
    except (MessageError, UnicodeError, LookupError, ValueError):
        return str(value)


def _sender(message: Message) -> str:
    try:
        name, address = parseaddr(_header(message, "From"))
    except RecursionError:  # the standard parser goes into brackets within brackets
        return ""
    return name or address


def _date(message: Message) -> str:
    try:
        return parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
