"""Counts how dense the categories are in texts of one kind, for resources/typical.toml.

    python -m tools.typical resources/samples/opinion.md ...      prints the line for the texts given

A .jsonl file has one {"text": ...} a line.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reader import loading
from reader.analysis.analyzer import Analyzer
from reader.analysis.pipeline import load_pipeline
from reader.article import Article
from reader.rules import load_catalogue


def main(paths: list[str]) -> None:
    catalogue = load_catalogue()
    analyzer = Analyzer(load_pipeline(), catalogue)
    counted: Counter[str] = Counter()
    words = 0
    for article in (article for path in paths for article in _articles(Path(path))):
        words += article.word_count
        counted.update(finding.category for finding in analyzer.analyze(article).findings)
    shares = ", ".join(f"{c.id} = {1000 * counted[c.id] / max(1, words):.1f}" for c in catalogue.categories)
    print(f"# {words:,} words\ndensities = {{ {shares} }}")


def _articles(path: Path) -> Iterator[Article]:
    if path.suffix != ".jsonl":
        yield loading.load_path(path)
        return
    for line in path.read_text("utf-8").splitlines():
        yield loading.load_text(json.loads(line)["text"])


if __name__ == "__main__":
    main(sys.argv[1:])
