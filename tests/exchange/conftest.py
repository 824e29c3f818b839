"""A small article with findings, notes and everything that could go wrong on the way out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reader.article import Article, Block, BlockKind
from reader.exchange.sheet import Sheet
from reader.finding import Analysis, Finding, Quotation
from reader.notes.anchoring import describe
from reader.notes.records import Note
from reader.rules import Catalogue, Category, Rule
from reader.rules.categories import load_categories

TEXT = """The quay at Marlow

Observers have noted that the quay <b>may</b> sink & vanish. “It is certainly doomed,” said one.

Nobody asked why. Who would?"""
WHEN = datetime(2025, 3, 1, 9, 30, 15, 250, tzinfo=UTC)


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def make_note(article: Article, words: str, body: str = "", **fields: object) -> Note:
    plain = {"tags": (), "category": "", "colour": "", "finding": "", "author": "", "orphaned": False}
    anchor = describe(article, span(words, article.text))
    number = sum(map(ord, words))
    return Note(
        id=number, uid=f"00000000-0000-4000-8000-{number:012}", article=article.text_hash, anchor=anchor,
        body=body, created=WHEN, modified=WHEN, **{**plain, **fields},  # type: ignore[arg-type]
    )  # fmt: skip


def rule(rule_id: str, label: str) -> Rule:
    return Rule(rule_id, label, f"Why {label}.", f"What of {label}?", "", "token", "test.toml")


@pytest.fixture
def categories() -> tuple[Category, ...]:
    return load_categories()


@pytest.fixture
def catalogue(categories: tuple[Category, ...]) -> Catalogue:
    rules = [
        rule("unattributed.vague-source.observers", "Vague source"),
        rule("hedge.modal.may", "Modal verb"),
        rule("booster.certainty.certainly", "Certainty"),
    ]
    return Catalogue(rules, categories, "test")


@pytest.fixture
def article() -> Article:
    blocks, start = [], 0
    for kind, piece in zip(
        (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH), TEXT.split("\n\n"), strict=True
    ):
        blocks.append(Block(kind, start, start + len(piece), int(kind is BlockKind.HEADING)))
        start += len(piece) + 2
    return Article(TEXT, tuple(blocks), title="The quay at Marlow", author="A. Writer", origin="quay.html")


@pytest.fixture
def sheet(article: Article) -> Sheet:
    def finding(rule_id: str, words: str, *, quoted: bool = False) -> Finding:
        start, end = span(words)
        category, kind, _ = rule_id.split(".")
        return Finding(rule_id, category, kind, start, end, ((start, end),), quoted)

    analysis = Analysis(
        findings=(
            finding("unattributed.vague-source.observers", "Observers have noted that the quay"),
            finding("hedge.modal.may", "may"),
            finding("booster.certainty.certainly", "certainly", quoted=True),
        ),
        quotations=(Quotation(*span("“It is certainly doomed,”")),),
    )
    notes = (
        make_note(
            article, "have noted", "Who *exactly*?\n\n<script>alert(1)</script>", tags=("sources", "my class")
        ),
        make_note(article, "certainly doomed", category="booster", colour="yellow"),
        make_note(article, "Nobody", "=1+1", finding="unattributed.vague-source.observers", author="Ada"),
        make_note(article, "Who would", "Gone.", orphaned=True),
    )
    return Sheet(article, notes, analysis)
