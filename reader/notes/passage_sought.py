"""A note's passage as it is looked for: its words, its sentence, and what stood around it.

A short quotation ("the") says little by itself; the rest of its sentence says where it belongs. What
stands in other sentences says less, since whole sentences and paragraphs come, go and move.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from reader.article import Article
from reader.finding import Span
from reader.notes.folding import folded
from reader.notes.records import Anchor

SENTENCE_PART = 200
"""How much of a long sentence is looked at on either side."""

SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+|\n\s*\n\s*")
ANY_END = re.compile(r"[.!?…][\"'”’)\]]*\s*|\n\s*\n\s*")
AT_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Sought:
    """All text is folded. quote: stripped. prefix, suffix: what stood around it, 32 characters or, where
    the old text is at hand, as much as was asked for. head, tail: the parts of them in the same sentence.
    starts_word, ends_word: it began and ended at a word's edge. whole_head, whole_tail: head and tail reach to
    the ends of the sentence, which 32 characters often do not.
    """

    quote: str
    prefix: str
    suffix: str
    head: str
    tail: str
    starts_word: bool
    ends_word: bool
    whole_head: bool = False
    whole_tail: bool = False

    @property
    def sentence(self) -> str:
        return self.head + self.quote + self.tail


def sought(anchor: Anchor, before: Article | None = None, reach: int = 32) -> Sought:
    """before: the text that the anchor was made on, which gives more to go by than 32 characters."""
    prefix, suffix = anchor.prefix, anchor.suffix
    wide_prefix, wide_suffix = prefix, suffix
    if before is not None:
        wide_prefix, wide_suffix = _around(before.text, anchor, max(SENTENCE_PART, reach))
        prefix, suffix = _around(before.text, anchor, reach)
    whole = folded(anchor.exact)
    quote = whole.strip()
    head, whole_head = _head(wide_prefix)
    tail, whole_tail = ("", True) if AT_SENTENCE_END.search(anchor.exact) else _tail(wide_suffix)
    # Without a position (0, 0) nothing says that the text begins here.
    whole_head = whole_head or bool(anchor.end and len(wide_prefix) == anchor.start)
    head, tail = folded(head), folded(tail)
    prefix, suffix = folded(prefix), folded(suffix)
    if whole[:1] == " ":
        prefix, head = prefix + " ", head + " "
    if whole[-1:] == " ":
        suffix, tail = " " + suffix, " " + tail if tail else tail
    starts, ends = not _joined(prefix[-1:], quote[:1]), not _joined(quote[-1:], suffix[:1])
    return Sought(quote, prefix, suffix, head, tail, starts, ends, whole_head, whole_tail)


def sentences_at(text: str, span: Span, wanted: Sought) -> tuple[str, str]:
    """The sentence around a place of a text, and as it is where a slip has glued two together ("it.T hey")."""
    return _sentence_at(text, span, wanted, SENTENCE_END), _sentence_at(text, span, wanted, ANY_END)


def _sentence_at(text: str, span: Span, wanted: Sought, ends: re.Pattern[str]) -> str:
    """Folded; on a side where the sought sentence is not known to its end, no more than is known."""
    start, end = span
    head = folded(_head(text[max(start - 2 * SENTENCE_PART, 0) : start], ends)[0])
    tail = folded(_tail(text[end : end + 2 * SENTENCE_PART], ends)[0])
    if wanted.whole_tail and not wanted.tail:
        tail = ""
    if not wanted.whole_head:
        head = head[max(len(head) - len(wanted.head), 0) :]
    if not wanted.whole_tail:
        tail = tail[: len(wanted.tail)]
    return head + folded(text[start:end]) + tail


def alike(wanted: str, page: str, at: int, *, before: bool) -> float:
    """How alike `wanted` is to as many characters of the page before or behind `at` (0 to 1)."""
    near = page[max(at - len(wanted), 0) : at] if before else page[at : at + len(wanted)]
    return 1.0 if near == wanted else ratio(wanted, near) / 100


def at_word_edges(page: str, start: int, end: int, wanted: Sought) -> bool:
    """False where the quotation was whole words and the place is in the midst of one ("the" in "other")."""
    inside_start = wanted.starts_word and start > 0 and _joined(page[start - 1], page[start])
    inside_end = wanted.ends_word and _joined(page[end - 1], page[end : end + 1])
    return not (inside_start or inside_end)


def _around(text: str, anchor: Anchor, reach: int) -> tuple[str, str]:
    return text[max(anchor.start - reach, 0) : anchor.start], text[anchor.end : anchor.end + reach]


def _head(prefix: str, ends: re.Pattern[str] = SENTENCE_END) -> tuple[str, bool]:
    """From the beginning of its last sentence on, and whether that is in it."""
    pieces = ends.split(prefix)
    return (pieces[-1], True) if len(pieces) > 1 else (prefix[-SENTENCE_PART:], False)


def _tail(suffix: str, ends: re.Pattern[str] = SENTENCE_END) -> tuple[str, bool]:
    """To the end of its first sentence, and whether that is in it."""
    end = ends.search(suffix)
    return (suffix[: end.end()].rstrip(), True) if end else (suffix[:SENTENCE_PART], False)


def _joined(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum()
