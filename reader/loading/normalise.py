"""Text as the rest of the program may rely on it: NFC, `\\n` for newlines, no invisible characters.

Both functions are idempotent: what they have mended stays as it is.
"""

from __future__ import annotations

import re
import unicodedata

# Patterns in plain words are compiled by re when they are first needed: for a clean text, as most are, never.
_NEWLINES = r"\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028]"
_ODD_SPACES = r"[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_FLAG_TAGS = "\U0001f3f4[\U000e0020-\U000e007f]+"  # the flags of England, Scotland and Wales end so
_INVISIBLE = (
    f"({_FLAG_TAGS})"
    "|[\x00-\x08\x0e-\x1b\x1f\x7f\x80-\x84\x86-\x9f]"  # control characters
    "|[\xad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0]"
    "|[\u202a-\u202e\ufff9-\ufffc\ufffe\uffff]|[\U000e0000-\U000e007f]"
)
# A joiner has a meaning after an emoji and in scripts from Arabic to Mongolian; a direction mark beside
# right-to-left text. Elsewhere both only keep a phrase from being found.
_IDLE_JOINER = "(?<![\u0600-\u1fff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
_RIGHT_TO_LEFT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_DIRECTION_MARKS = "[\u061c\u200e\u200f\u2066-\u2069]"
_LONE_SURROGATE = "[\ud800-\udfff]"
# What plain English needs beyond ASCII. A text of these alone cannot be mojibake, and ftfy costs time.
_PLAIN = "[\x00-\x7f\xa0\xad£©°·é–—‘’“”…•\u200b\ufeff]*"
# A text of these is as it should be, unless two spaces follow each other: most are, and need no more looks.
_CLEAN = re.compile("[\n -~‘’“”–—…•£€]*")
# Marks above and below one letter, beyond what any script stacks (UAX #15 allows 30): sorting them takes their square.
_MARK = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\ufe20-\ufe2f]"
)
_PILE_OF_MARKS = f"({_MARK}{{30}}){_MARK}+"
_BLANK_RUN = " {2,}"


def clean_text(text: str) -> str:
    """The text with newlines, spaces, invisible characters, mojibake and Unicode form mended.

    Lines stay lines; runs of spaces inside a line become one, so that a phrase is always found.
    """
    if _CLEAN.fullmatch(text) and "  " not in text:
        return text
    for _ in range(4):
        cleaned = _clean_once(text)
        if cleaned == text:
            break
        text = cleaned
    return text


def _clean_once(text: str) -> str:
    text = re.sub(_LONE_SURROGATE, "\ufffd", text) if not text.isascii() else text
    text = _repair_mojibake(text)
    text = re.sub(_NEWLINES, "\n", text).replace("\u2029", "\n\n")
    text = re.sub(_INVISIBLE, lambda match: match[1] or "", text)
    text = re.sub(_BLANK_RUN, " ", re.sub(_ODD_SPACES, " ", text))
    if text.isascii():
        return text
    text = re.sub(_PILE_OF_MARKS, r"\1", re.sub(_IDLE_JOINER, "", text))
    if not re.search(_RIGHT_TO_LEFT, text):
        text = re.sub(_DIRECTION_MARKS, "", text)
    return unicodedata.normalize("NFC", text)


def _repair_mojibake(text: str) -> str:
    """Undo wrong decoding ("donâ€™t"); curly quotes, ligatures and width stay as the writer set them."""
    if re.fullmatch(_PLAIN, text):
        return text
    import ftfy

    mended: str = ftfy.fix_text(
        text,
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        remove_control_chars=False,
        normalization=None,
    )
    return mended


def clean_lines(text: str) -> str:
    """`clean_text` for the inside of a block: each line stripped, empty lines gone."""
    text = clean_text(text)
    if "\n" not in text:
        return text.strip()
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
