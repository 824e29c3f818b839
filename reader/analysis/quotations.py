"""Where an article quotes: straight, curly and single marks, guillemets, quotation blocks.

An apostrophe is told from a single mark by its neighbours, and a straight mark is taken to open or
close by what stands beside it. A quotation that goes on in the next paragraph repeats its opening
mark there (Chicago Manual of Style 13.32) and is one quotation here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from reader.article import Article, Block, BlockKind
from reader.finding import Quotation

MARK = re.compile(r"""[“”„‟"«»‹›]|``|''|(?<!\w)[‘’'‚]|[’'](?!\w)""")
ELISION = re.compile(r"""[’'‘](?:\d\ds?\b|(?:em|tis|twas|til|till|cause|round|bout|n)\b)""", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?…](?=\s)")

DOUBLE, ANGLE, SINGLE = "double", "angle", "single"
FAMILY = dict.fromkeys("«»‹›", ANGLE) | dict.fromkeys("‘’'‚", SINGLE)


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    family: str
    opens: bool
    closes: bool


def find_quotations(article: Article) -> tuple[Quotation, ...]:
    """All quotations in text order, an outer one before those inside it; none cross."""
    found: list[Quotation] = []
    carried: int | None = None
    for block, following in zip_longest(article.blocks, article.blocks[1:]):
        marks = list(_marks(article.text, block))
        doubles, left = _pair([m for m in marks if m.family is not SINGLE])
        singles, left_single = _singles(article.text, marks, doubles)
        pairs, left = doubles + singles, left + left_single
        if carried is not None and marks:
            pairs, left = _resume(carried, marks[0].start, pairs, left)
        carried = None
        starts = [m.start for m in marks if m.family is not SINGLE]
        for start in left:
            if carried is None and _goes_on(article.text, start, marks, following):
                carried = start
            elif article.text[start] not in "‘'":
                pairs.append(_unclosed(article.text, start, starts, block))
        found += pairs
        if block.kind is BlockKind.QUOTATION:
            found.append(Quotation(block.start, block.end))
    return _nest(found)


def _marks(text: str, block: Block) -> Iterable[_Mark]:
    for match in MARK.finditer(text, block.start, block.end):
        start, end = match.span()
        family = FAMILY.get(match[0], DOUBLE)
        before = text[start - 1] if start > block.start else " "
        after = text[end] if end < block.end else " "
        opens, closes = _direction(match[0], before, after)
        if family is SINGLE and opens and ELISION.match(text, start):
            opens = False
        if opens or closes:
            yield _Mark(start, end, family, opens, closes)


def _direction(mark: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether the mark can open and whether it can close, by its form and its neighbours."""
    starts_word = before.isspace() or before in "([{—–-/“\"‘'«"
    ends_word = not before.isspace() and before not in "([{"
    if mark in "«‹“‘":
        # „German“ and »Danish« close with the mark that opens elsewhere
        return True, ends_word and not after.isalnum()
    if mark in "„‟‚``":
        return True, False
    if mark in "”»›":
        return starts_word and after.isalnum(), FAMILY.get(mark) is ANGLE or ends_word
    if before.isdigit() and mark == '"':
        return False, True
    if starts_word and before.isspace() and after.isspace():
        return FAMILY.get(mark) is not SINGLE, FAMILY.get(mark) is not SINGLE
    glued = before in ",:;" and after.isalnum()  # said,"No
    return (starts_word or glued) and not after.isspace(), ends_word and not (starts_word and after.isalnum())


def _pair(marks: list[_Mark]) -> tuple[list[Quotation], list[int]]:
    """Pair double marks and guillemets within a block; the starts that found no end come second."""
    open_marks: list[_Mark] = []
    waiting = Counter[str]()
    found = []
    for mark in marks:
        if mark.closes and waiting[mark.family]:
            while open_marks[-1].family is not mark.family:
                waiting[open_marks.pop().family] -= 1
            waiting[mark.family] -= 1
            found.append(Quotation(open_marks.pop().start, mark.end))
        elif mark.opens:
            open_marks.append(mark)
            waiting[mark.family] += 1
    return found, [m.start for m in open_marks]


def _resume(
    carried: int, first: int, pairs: list[Quotation], left: list[int]
) -> tuple[list[Quotation], list[int]]:
    """The block's first mark only repeats the one at `carried`, in an earlier paragraph."""
    grown = [q._replace(start=carried) if q.start == first else q for q in pairs]
    return grown, [carried if start == first else start for start in left]


def _goes_on(text: str, start: int, marks: list[_Mark], following: Block | None) -> bool:
    """Whether the quotation left open is taken up by the same mark at the head of the next block."""
    if following is None or following.kind is BlockKind.HEADING:
        return False
    last = next((m.start for m in reversed(marks) if text[m.start] == text[start]), start)
    return last <= max(start, marks[0].start) and text.startswith(text[start], following.start)


def _unclosed(text: str, start: int, starts: list[int], block: Block) -> Quotation:
    """A guess: to the next mark, to the sentence's end, or to the block's where it began there."""
    here = max(start, block.start)
    after = bisect_right(starts, here)
    limit = starts[after] if after < len(starts) else block.end
    sentence = SENTENCE_END.search(text, here, limit) if here > block.start else None
    end = sentence.end() if sentence else here + len(text[here:limit].rstrip())
    return Quotation(start, max(end, here + 1), closed=False)


def _singles(text: str, marks: list[_Mark], doubles: list[Quotation]) -> tuple[list[Quotation], list[int]]:
    """Pairs of single marks; both must stand within the same double marks, or within none.

    A ‘ at the head of the block that is never closed comes second: it may go on in the next.
    """
    levels: dict[int, list[_Mark]] = {}
    around: list[Quotation] = []
    pending = deque(sorted(doubles, key=lambda q: (q.start, -q.end)))
    for mark in (m for m in marks if m.family is SINGLE):
        while pending and pending[0].start <= mark.start:
            around.append(pending.popleft())
        while around and around[-1].end <= mark.start:
            around.pop()
        levels.setdefault(around[-1].start if around else -1, []).append(mark)
    found = [q for level in levels.values() for q in _pair_singles(text, level)]
    head = marks[0].start if marks and text[marks[0].start] == "‘" else None
    left = [head] if head is not None and all(q.start != head for q in found) else []
    return found, left


def _pair_singles(text: str, marks: list[_Mark]) -> Iterable[Quotation]:
    """Each opening mark with the first surely closing one before the next opening mark, else the first."""
    start, fallback = None, None
    for mark in [*marks, None]:
        if mark is None or (mark.opens and not mark.closes):
            if start is not None and fallback is not None:
                yield Quotation(start, fallback)
            start, fallback = (mark.start if mark else None), None
        elif start is not None and not _possessive(text, mark):
            yield Quotation(start, mark.end)
            start = None
        else:
            fallback = fallback or mark.end


def _possessive(text: str, mark: _Mark) -> bool:
    """“the dogs’ bowl”: after an s, and a word goes on in lower case."""
    return text[mark.start - 1] in "sS" and re.match(r" [a-z]", text[mark.end : mark.end + 2]) is not None


def _nest(found: list[Quotation]) -> tuple[Quotation, ...]:
    """In text order with depths; what crosses another, or says the same twice, is dropped."""
    nested: list[Quotation] = []
    around: list[Quotation] = []
    for quotation in sorted(found, key=lambda q: (q.start, -q.end)):
        while around and around[-1].end <= quotation.start:
            around.pop()
        if around and (quotation.end > around[-1].end or _same(quotation, around[-1])):
            continue
        around.append(quotation._replace(depth=len(around) + 1))
        nested.append(around[-1])
    return tuple(nested)


def _same(inner: Quotation, outer: Quotation) -> bool:
    return (inner.start, inner.end) == (outer.start, outer.end)
