"""The order in which a lesson uncovers an article: paragraph by paragraph, clean text first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from reader.address import Addresses
from reader.article import Article, BlockKind
from reader.finding import Finding, Span


class Uncover(StrEnum):
    """What one press brings: the next finding, or all findings of the next category."""

    FINDING = "finding"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class Step:
    """What is on the screen after a press.

    block: index in the article. heading: the nearest heading above, or the article's title.
    uncovered: the findings shown so far in this paragraph. current: those of the last press.
    focus: what stays in ink; None is the whole paragraph. count: findings uncovered in the article.
    """

    block: int
    heading: str
    uncovered: tuple[Finding, ...] = ()
    current: tuple[Finding, ...] = ()
    focus: Span | None = None
    count: int = 0


def walk(article: Article, findings: Iterable[Finding], uncover: Uncover, order: Sequence[str]) -> list[Step]:
    """All steps of an article. order: category ids as in the legend, for uncovering by category.

    A heading without findings stands above what follows it and takes no press of its own.
    """
    addresses = Addresses(article)
    by_block: dict[int, list[Finding]] = {}
    for finding in sorted(findings, key=lambda f: (f.start, -f.end, f.rule)):
        by_block.setdefault(addresses.block_index(finding.start), []).append(finding)
    steps: list[Step] = []
    heading, count = article.title, 0
    for index, block in enumerate(article.blocks):
        here = by_block.get(index, [])
        text = article.block_text(block)
        if block.kind is BlockKind.HEADING and not here:
            heading = text
            continue
        shown: tuple[Finding, ...] = ()
        above = "" if text == heading else heading
        steps.append(Step(index, above, count=count))
        for group in _presses(here, uncover, order):
            shown += group
            count += len(group)
            focus = addresses.sentence(group[0].start) if uncover is Uncover.FINDING else None
            steps.append(Step(index, above, shown, group, focus, count))
        if block.kind is BlockKind.HEADING:
            heading = text
    return steps


def same_place(steps: Sequence[Step], left: Step | None) -> int:
    """Where to go on after steps were made anew: the same finding, else the same paragraph."""
    if left is None:
        return 0
    for fits in (
        lambda s: s.block == left.block and s.current == left.current,
        lambda s: bool(set(s.current) & set(left.current)),
        lambda s: s.block >= left.block,
    ):
        found = next((i for i, step in enumerate(steps) if fits(step)), None)
        if found is not None:
            return found
    return max(0, len(steps) - 1)


def _presses(
    findings: Sequence[Finding], uncover: Uncover, order: Sequence[str]
) -> Iterable[tuple[Finding, ...]]:
    if uncover is Uncover.FINDING:
        return [(finding,) for finding in findings]
    ranked = sorted(findings, key=lambda f: order.index(f.category))
    return [tuple(group) for _, group in groupby(ranked, key=lambda f: f.category)]
