"""Examples are tests: what a rule's hits mark must be found, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.finding import Span
from reader.rules.rule import Rule

MARKED = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """kind: "hit", "miss" or "known miss". text: without the marks; parts: what they enclosed."""

    rule: Rule
    kind: str
    text: str
    parts: frozenset[Span]


def examples(rule: Rule) -> Iterator[Example]:
    for kind, texts in (("hit", rule.hits), ("miss", rule.misses), ("known miss", rule.known_misses)):
        for marked in texts:
            text, parts = read_marks(marked)
            yield Example(rule, kind, text, frozenset(parts))


def read_marks(marked: str) -> tuple[str, list[Span]]:
    """“The plan [[may]] fail.” gives the text without brackets and the spans that they enclosed."""
    parts: list[Span] = []
    text, last = "", 0
    for match in MARKED.finditer(marked):
        text += marked[last : match.start()]
        parts.append((len(text), len(text) + len(match[1])))
        text += match[1]
        last = match.end()
    return text + marked[last:], parts


def check_example(example: Example, found: set[Span]) -> str:
    """What is wrong, as a sentence; "" when the rule does what the example says.

    found: what the engine marks in the text by this rule alone, the parts of all its findings.
    """
    if example.kind == "known miss":
        return f"“{example.text}” is found now: move it to hits." if found == example.parts else ""
    if found == example.parts:
        return ""
    wanted = _quote(example.text, example.parts) or "nothing"
    return (
        f"in “{example.text}” it should find {wanted} and found {_quote(example.text, found) or 'nothing'}."
    )


def _quote(text: str, parts: set[Span] | frozenset[Span]) -> str:
    return ", ".join(f"“{text[start:end]}”" for start, end in sorted(parts))
