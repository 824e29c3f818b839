"""Trying the examples of rules with the real engine, all parsed in one go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.analysis.analyzer import Analyzer
from reader.article import Article, Block, BlockKind
from reader.rules.examples import Example, check_example, examples


def problems(analyzer: Analyzer) -> Iterator[str]:
    """One sentence for each example that does not hold, and for each phrase that can never match."""
    rules = analyzer.catalogue.rules
    for example, problem in try_examples(analyzer, (e for rule in rules for e in examples(rule))):
        if problem:
            yield f"{example.rule.file}: rule “{example.rule.id}”, {example.kind}: {problem}"
    for rule in rules:
        for phrase in analyzer.impossible_phrases(rule):
            yield f"{rule.file}: rule “{rule.id}”, phrase “{phrase}”: compared by lemmas, it can match nothing."


def try_examples(analyzer: Analyzer, tried: Iterable[Example]) -> Iterator[tuple[Example, str]]:
    """Each example with what is wrong with it, "" when nothing is."""
    tried = list(tried)
    parsed = analyzer.passages(_article(example.text) for example in tried)
    for example, (article, passages) in zip(tried, parsed, strict=True):
        found = analyzer.parts_found(example.rule, article, passages)
        yield example, check_example(example, found)


def _article(text: str) -> Article:
    """Paragraphs are parted by blank lines."""
    blocks, start = [], 0
    for piece in text.split("\n\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(piece)))
        start += len(piece) + 2
    return Article(text, tuple(b for b in blocks if b.start < b.end))
