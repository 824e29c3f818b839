"""Bytes to text: byte order marks, declared encodings, and a careful guess for the rest."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from reader.errors import LoadError

# UTF-32's mark begins with UTF-16's: the longer ones come first.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 4096  # bytes that are looked at to tell text from binary
_MOST_DAMAGE = 0.01  # more characters than this share undecodable: it is no text in this encoding
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_NO_LETTERS = "Its letters cannot be made out: open it in the program that wrote it and save it as UTF-8."
_NOT_TEXT = "It is not a text: choose an article, or another file."


class Decoded(NamedTuple):
    """The text, the codec that gave it, and what the reader should know about it ("" if nothing)."""

    text: str
    encoding: str
    warning: str = ""

    @property
    def warnings(self) -> tuple[str, ...]:
        return (self.warning,) if self.warning else ()


def decode(data: bytes, encoding: str = "", *, declared: bool = False) -> Decoded:
    """Text from bytes, in the encoding that the user chose, or else in the one that it is found to have.

    declared: believe a charset that the first bytes name, as web pages and XML do.
    Raises LoadError when the bytes are no text.
    """
    if encoding:
        return _decode_as_chosen(data, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode_damaged(data[len(mark) :], name)
    if wide := _wide_without_mark(data[:_HEAD]):
        return _decode_damaged(data, wide)
    return _check_text(_decode_narrow(data, declared))


def _decode_as_chosen(data: bytes, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
    except LookupError as error:
        raise LoadError(f"There is no encoding called “{encoding}”: choose another one.") from error
    for mark, marked in _MARKS:
        if data.startswith(mark) and marked.startswith(name[:6]):
            data = data[len(mark) :]
            name = marked if name in ("utf-16", "utf-32") else name  # the mark says which bytes come first
            break
    return _decode_damaged(data, name, f"It cannot be read as {encoding}: choose another encoding.")


def _decode_damaged(data: bytes, name: str, refusal: str = _NO_LETTERS) -> Decoded:
    """Decode although some of it may be broken; too much of it is an error."""
    try:
        text = data.decode(name, errors="replace")
    except (UnicodeError, LookupError) as error:  # LookupError: a codec that is not for text
        raise LoadError(refusal) from error
    damage = text.count("\ufffd")
    if damage > max(1, _MOST_DAMAGE * len(text)):
        raise LoadError(refusal)
    warning = "A few characters were damaged in the file and are shown as �." if damage else ""
    return _check_text(Decoded(text, name, warning))


def _wide_without_mark(head: bytes) -> str:
    """UTF-16 that does not say so: text in Western scripts has a zero in every other byte."""
    pairs = len(head) // 2
    if pairs < 2:
        return ""
    even, odd = head[: 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if odd > 0.6 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.6 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return ""


def _decode_narrow(data: bytes, declared: bool) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if declared and (found := _DECLARED.search(data[:_HEAD])) and (text := _decode_declared(data, found[1])):
        return text
    damage = _damage_of_utf8(data)
    if damage is not None:
        return damage
    if text := _decode_western(data):
        return text
    return _guess(data)


def _decode_declared(data: bytes, name: bytes) -> Decoded | None:
    label = name.decode("ascii").lower()
    if label in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"):
        label = "windows-1252"  # as every browser reads them (WHATWG Encoding Standard)
    try:
        return Decoded(data.decode(codecs.lookup(label).name), label)
    except (UnicodeError, LookupError):
        return None


def _damage_of_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes, as a cut or patched file has; None if it is something else."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(1 for byte in data if byte >= 0xC2) - broken
    if sound > 5 * broken and broken <= max(1, _MOST_DAMAGE * len(text)):
        return Decoded(text, "utf-8", "A few characters were damaged in the file and are shown as �.")
    return None


def _decode_western(data: bytes) -> Decoded | None:
    """Windows-1252 for a text that is all but ASCII: a guess by statistics has too little to go by there."""
    high = sum(1 for byte in data if byte >= 0x80)
    if high > 0.03 * len(data):
        return None
    try:
        text = data.decode("windows-1252")
    except UnicodeDecodeError:
        return None
    odd = sum(1 for character in text if character > "\x7f" and not _usual_in_english(character))
    if odd > 0.1 * high:
        return None
    return Decoded(text, "windows-1252", _guessed("Windows-1252"))


def _usual_in_english(character: str) -> bool:
    return character in "‘’“”–—…•£€©®°·½¼¾×§«»\xa0\xad™†éèêëáàâäíìîïóòôöúùûüñçÉÈÁÀÖÜÄåøæßØÅ"


def _guess(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise LoadError(_NOT_TEXT)
    return Decoded(str(best), best.encoding, _guessed(best.encoding))


def _guessed(name: str) -> str:
    return f"The file was read as {name}, which is a guess: choose another encoding if letters look wrong."


def _check_text(decoded: Decoded) -> Decoded:
    """Refuse what decodes but is full of control characters: a picture or a program."""
    head = decoded.text[:_HEAD]
    if len(_CONTROL.findall(head)) > max(2, _MOST_DAMAGE * 5 * len(head)):
        raise LoadError(_NOT_TEXT)
    return decoded
