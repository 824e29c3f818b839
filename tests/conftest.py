"""Shared by all tests: one loaded model, a screen that needs no display, reproducible Hypothesis runs."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from spacy.language import Language

    from reader.analysis.passage import Passage

if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("quiet", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("quiet")


@pytest.fixture(scope="session")
def nlp() -> Language:
    from reader.analysis.pipeline import load_pipeline

    return load_pipeline()


@pytest.fixture(scope="session")
def parse_text(nlp: Language) -> Callable[[str], list[Passage]]:
    """Passages of a text whose paragraphs are separated by blank lines."""
    from reader.analysis.pipeline import parse, stretches
    from reader.article import Article, Block, BlockKind

    def parse_paragraphs(text: str) -> list[Passage]:
        blocks, start = [], 0
        for piece in text.split("\n\n"):
            if piece:
                blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(piece)))
            start += len(piece) + 2
        article = Article(text, tuple(blocks))
        return list(parse(nlp, article, stretches(article)))

    return parse_paragraphs
