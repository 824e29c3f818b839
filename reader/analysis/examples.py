"""Trying the examples of rules with the real engine."""

from __future__ import annotations

from collections.abc import Iterator

from reader.analysis.analyzer import Analyzer
from reader.article import Article, Block, BlockKind
from reader.finding import Span
from reader.rules.examples import check_example, examples
from reader.rules.rule import Rule


def problems(analyzer: Analyzer) -> Iterator[str]:
    """One sentence for each example that does not hold, and for each phrase that can never match."""
    for rule in analyzer.catalogue.rules:
        yield from rule_problems(analyzer, rule)


def rule_problems(analyzer: Analyzer, rule: Rule) -> Iterator[str]:
    for example in examples(rule):
        problem = check_example(example, lambda r, text: find_parts(analyzer, r, text))
        if problem:
            yield f"{rule.file}: rule “{rule.id}”, {example.kind}: {problem}"
    for phrase in analyzer.impossible_phrases(rule):
        yield f"{rule.file}: rule “{rule.id}”, phrase “{phrase}”: it is compared by lemmas and has none of that form."


def find_parts(analyzer: Analyzer, rule: Rule, text: str) -> set[Span]:
    """What the rule alone marks in a text whose paragraphs are parted by blank lines."""
    blocks, start = [], 0
    for piece in text.split("\n\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(piece)))
        start += len(piece) + 2
    return analyzer.parts_found(rule, Article(text, tuple(b for b in blocks if b.start < b.end)))
