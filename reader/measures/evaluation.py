"""How far findings agree with what people marked: precision, recall and F1, in four ways, and rule by rule.

overlap: a finding is right when it shares a word with a marked passage; a passage is found when it
shares one with a finding. exact: first and last word agree. token: word against word. sentence: a unit
is positive when anything was found in it. A finding with parts counts part by part; what touches a
passage marked `ignore`, and no other, counts neither way.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reader.article import WORD
from reader.finding import Finding

TokenRange = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mapped:
    """Which marks are to be met by which findings: labels against (category, kind or "")."""

    labels: frozenset[str]
    kinds: tuple[tuple[str, str], ...]
    ignored: frozenset[str] = frozenset(("ignore",))

    @classmethod
    def parse(cls, text: str, ignored: Iterable[str] = ()) -> Mapped:
        """From “label+label=category:kind+category”; `*` stands for any. Raises ValueError.

        With `*` for the labels whole units are compared, and no mark is ignored.
        """
        labels, sign, kinds = text.partition("=")
        if not (labels and sign and kinds):
            raise ValueError(text)
        pairs = tuple((c, k) for c, _, k in (kind.partition(":") for kind in kinds.split("+")))
        wanted = frozenset(labels.split("+"))
        return cls(wanted, pairs, frozenset() if "*" in wanted else frozenset(("ignore", *ignored)) - wanted)

    @property
    def whole(self) -> bool:
        """Whether whole units are compared, whatever is marked in them."""
        return "*" in self.labels

    def wants(self, finding: Finding) -> bool:
        return any(c in ("*", finding.category) and k in ("", finding.kind) for c, k in self.kinds)


@dataclass(frozen=True, slots=True)
class Score:
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Evaluation:
    """Counts over many units; ask `scores()` and `rules` when all have been added.

    rules: for each rule id [right, fired].
    """

    mapped: Mapped
    counted: Counter[str] = field(default_factory=Counter)
    rules: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))

    def add(self, row: Mapping[str, Any], findings: Sequence[Finding]) -> None:
        """One unit: {"text", "gold": [{"start","end","label"}], "sentence_label"?} and what was found in it."""
        words = _Words(row["text"])
        marks = [(words.range(g["start"], g["end"]), g["label"]) for g in row.get("gold", ())]
        gold = [r for r, label in marks if r and label in self.mapped.labels]
        ignored = [r for r, label in marks if r and label in self.mapped.ignored]
        label = row.get("sentence_label")
        fired: list[TokenRange] = []
        for finding, part in self._parts(findings):
            found = words.range(*part)
            if not found or (not _touches(found, gold) and _touches(found, ignored)):
                continue
            right = _touches(found, gold) or (not gold and bool(label))
            self.rules[finding.rule][0] += right
            self.rules[finding.rule][1] += 1
            fired.append(found)
        self._count(set(fired), set(gold), _tokens(ignored))
        if label is not None:
            self.counted[f"sentence {bool(label)} {any(map(self.mapped.wants, findings))}"] += 1

    def scores(self) -> dict[str, Score]:
        n = self.counted
        scores = {}
        if n["gold"]:
            scores["overlap"] = _score(n["right"], n["fired"], n["found"], n["gold"])
            scores["exact"] = _score(n["exact"], n["fired"], n["exact"], n["gold"])
            scores["token"] = _score(n["token both"], n["token fired"], n["token both"], n["token gold"])
        yes, no, lost = n["sentence True True"], n["sentence False True"], n["sentence True False"]
        if yes + no + lost:
            scores["sentence"] = _score(yes, yes + no, yes, yes + lost)
        return scores

    def _parts(self, findings: Sequence[Finding]) -> Iterator[tuple[Finding, TokenRange]]:
        return ((f, part) for f in findings if self.mapped.wants(f) for part in f.parts)

    def _count(self, fired: set[TokenRange], gold: set[TokenRange], ignored: set[int]) -> None:
        self.counted.update(
            {
                "fired": len(fired),
                "right": sum(_touches(r, gold) for r in fired),
                "gold": len(gold),
                "found": sum(_touches(r, fired) for r in gold),
                "exact": len(fired & gold),
                "token fired": len(_tokens(fired) - (ignored - _tokens(gold))),
                "token gold": len(_tokens(gold)),
                "token both": len(_tokens(fired) & _tokens(gold)),
            }
        )


class _Words:
    def __init__(self, text: str) -> None:
        spans = [match.span() for match in WORD.finditer(text)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def range(self, start: int, end: int) -> TokenRange | None:
        """The words that a span touches, or None."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return (first, last) if first < last else None


def _touches(found: TokenRange, others: Iterable[TokenRange]) -> bool:
    return any(found[0] < end and start < found[1] for start, end in others)


def _tokens(ranges: Iterable[TokenRange]) -> set[int]:
    return {token for start, end in ranges for token in range(start, end)}


def _score(right: int, fired: int, found: int, gold: int) -> Score:
    return Score(right / fired if fired else 0.0, found / gold if gold else 0.0)
