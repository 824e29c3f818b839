"""Text with the differences levelled that a reader does not see, and the way back to its offsets."""

from __future__ import annotations

import re
from bisect import bisect_right

LEVEL = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": ".",
    }
)
RUN = re.compile(r"\s+|\.{2,}|-{2,}|\u00ad|[\u200b-\u200d\ufeff]+")


class FoldedText:
    """`text` with straight quotation marks, plain hyphens, single spaces and single dots.

    `fold` and `unfold` turn an offset of the original into one of `text` and back.
    """

    def __init__(self, original: str) -> None:
        pieces: list[str] = []
        self._folded, self._source = [0], [0]
        at = length = 0
        for run in RUN.finditer(original.translate(LEVEL)):
            kept = _kept(run.group())
            if len(kept) == len(run.group()) and kept == run.group():
                continue
            pieces += (original[at : run.start()], kept)
            length += run.start() - at + len(kept)
            at = run.end()
            self._folded.append(length)
            self._source.append(at)
        pieces.append(original[at:])
        self.text = "".join(pieces).translate(LEVEL)

    def fold(self, offset: int) -> int:
        """Where the original's offset stands in `text`."""
        i = bisect_right(self._source, offset) - 1
        folded = self._folded[i] + offset - self._source[i]
        return min(folded, self._folded[i + 1] if i + 1 < len(self._folded) else len(self.text))

    def unfold(self, offset: int, *, end: bool = False) -> int:
        """The original's offset of an offset of `text`. end: of the end of a range, so that what was
        levelled away behind it stays outside.
        """
        i = bisect_right(self._folded, offset - end) - 1
        return self._source[i] + offset - self._folded[i]


def _kept(run: str) -> str:
    if run.isspace():
        return " "
    return run[0] if run[0] in ".-" else ""


def folded(text: str) -> str:
    return FoldedText(text).text
