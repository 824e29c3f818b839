"""The article in the terminal: coloured where there is colour, marked with letters where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from rich.console import Console
from rich.text import Text

from reader.analysis.records import counts
from reader.article import Article, BlockKind
from reader.finding import Analysis, Finding
from reader.measures.summary import Measures
from reader.rules import Catalogue, Category

STYLES = {
    "hedge": "underline bright_blue",
    "booster": "underline dark_orange",
    "unattributed": "underline medium_purple1",
    "attributed": "underline green",
    "loaded": "underline red",
    "figure": "underline cyan",
    "trope": "underline yellow",
    "appeal": "underline hot_pink",
}


def print_article(
    console: Console, article: Article, analysis: Analysis, measures: Measures, catalogue: Catalogue
) -> None:
    """Title, legend with counts, then the text."""
    shown = [f for f in analysis.findings if f.category in _shown_categories(catalogue, analysis)]
    console.print(Text(article.title or PurePath(article.origin).name or "Untitled", style="bold"))
    byline = " · ".join(part for part in (article.site, article.author, article.date) if part)
    grade = f"grade {measures.school_grade}" if measures.school_grade else "too short for a grade"
    console.print(
        Text(f"{byline + ' · ' if byline else ''}{measures.words:,} words · {grade}\n", style="dim")
    )
    console.print(_legend(analysis, catalogue), soft_wrap=False)
    console.print()
    letters = {category.id: category.letter for category in catalogue.categories}
    plain = console.color_system is None
    for block in article.blocks:
        text = (
            _marked(article, shown, block.start, block.end, letters)
            if plain
            else Text(article.block_text(block))
        )
        if not plain:
            _colour(text, shown, block.start, block.end)
        if block.kind is BlockKind.HEADING:
            text.stylize("bold")
        console.print(text)
        console.print()


def _shown_categories(catalogue: Catalogue, analysis: Analysis) -> set[str]:
    """The legend's own choice; a category that was asked for alone is shown all the same."""
    present = {finding.category for finding in analysis.findings}
    default = {category.id for category in catalogue.categories if category.default}
    return (present & default) or present


def _legend(analysis: Analysis, catalogue: Catalogue) -> Text:
    counted = counts(analysis.findings, catalogue)
    text = Text()
    for category in catalogue.categories:
        if counted[category.id]:
            text.append(f"{category.letter} {_name(category)}", style=STYLES[category.id])
            text.append(f" {counted[category.id]}   ")
    return text if text else Text("Nothing was marked.")


def _name(category: Category) -> str:
    return category.name if category.default else f"{category.name} (not shown)"


def _colour(text: Text, findings: list[Finding], start: int, end: int) -> None:
    for span, finding in _parts(findings, start, end):
        text.stylize(STYLES[finding.category], span[0] - start, span[1] - start)


def _marked(article: Article, findings: list[Finding], start: int, end: int, letters: dict[str, str]) -> Text:
    """“Observers ‹U have noted›”: for a pipe, a file or a terminal without colour."""
    marks: list[tuple[int, int, str]] = []
    for (first, last), finding in _parts(findings, start, end):
        marks.append((first, 1, f"‹{letters[finding.category]} "))
        marks.append((last, 0, "›"))
    pieces, at = [], start
    for offset, _, mark in sorted(marks):
        pieces += [article.text[at:offset], mark]
        at = offset
    return Text("".join([*pieces, article.text[at:end]]))


def _parts(findings: list[Finding], start: int, end: int) -> Iterator[tuple[tuple[int, int], Finding]]:
    for finding in findings:
        for first, last in finding.parts:
            if first < end and start < last:
                yield (max(first, start), min(last, end)), finding
