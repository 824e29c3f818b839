"""Every rule in full, for who writes or checks rules (`hedgerow rules reference --every-rule`)."""

from __future__ import annotations

from collections.abc import Iterator

from reader.rules.catalogue import Catalogue
from reader.rules.examples import MARKED
from reader.rules.rule import Rule


def reference(catalogue: Catalogue) -> str:
    """Markdown: categories, kinds and rules, each with its reason, question, examples and source."""
    return "\n".join(_lines(catalogue))


def _lines(catalogue: Catalogue) -> Iterator[str]:
    yield "# What Hedgerow marks, and why\n"
    yield f"{len(catalogue.rules)} rules. A mark is a pattern to ask about, never a verdict.\n"
    for category in catalogue.categories:
        rules = [rule for rule in catalogue.rules if rule.category == category.id]
        if not rules:
            continue
        yield f"## {category.name}\n\n{category.about}\n"
        for kind, name in category.kinds.items():
            of_kind = [rule for rule in rules if rule.kind == kind]
            if of_kind:
                yield f"### {name}\n"
            for rule in of_kind:
                yield rule_entry(rule, str(catalogue.agreement(rule.id)))


def rule_entry(rule: Rule, agreement: str) -> str:
    """One rule in Markdown."""
    off = "" if rule.default else " Off unless you switch it on."
    return "\n".join(
        (
            f"**{rule.label}** (`{rule.id}`)  ",
            f"{rule.why} *{rule.ask}*{off}\n",
            *(f"- marked: {_bold(_one_line(hit))}" for hit in rule.hits[:2]),
            *(f"- not marked: {_one_line(miss)}" for miss in rule.misses[:2]),
            f"\n{agreement} Source: {rule.source}.\n",
        )
    )


def _bold(marked: str) -> str:
    return MARKED.sub(r"**\1**", marked)


def _one_line(text: str) -> str:
    return " / ".join(text.split("\n\n"))
