"""Counts how dense the categories are in texts of one kind, and prints resources/typical.toml anew.

    python -m tools.typical                    opinion pieces and speeches, from the samples and tools/texts
    python -m tools.typical REPORTS.jsonl      the reports as well, which are not part of the project

A .jsonl file has one {"text": ...} a line. Reports that are not given keep their figures.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from reader import loading
from reader.analysis.analyzer import Analyzer
from reader.analysis.pipeline import load_pipeline
from reader.article import Article
from reader.measures.typical import Typical, load_typical
from reader.rules import load_catalogue
from tools.environment import ROOT

SAMPLES, TEXTS = ROOT / "resources" / "samples", ROOT / "tools" / "texts"
ORIGINS = {
    "opinion piece": "{words} words: four opinion pieces written for Hedgerow, and the beginning of "
    "Hamilton’s Federalist No. 1",
    "speech": "{words} words: Lincoln’s Gettysburg Address and Second Inaugural, passages of Kennedy’s Inaugural, "
    "and the speech that comes with Hedgerow",
    "report": "{words} words of US political news of 2016 (84 reports of the PolNeAR corpus)",
}
FILES = {
    "opinion piece": [SAMPLES / "opinion.md", *sorted(TEXTS.glob("opinion/*.txt"))],
    "speech": [SAMPLES / "speech.md", *sorted(TEXTS.glob("speech/*.txt"))],
}
HEAD = """# Findings per 1,000 words, counted by Hedgerow itself.
# To count again: python -m tools.typical, which says where the texts are.
"""


def main(reports: list[str]) -> None:
    files = FILES | ({"report": [Path(path) for path in reports]} if reports else {})
    analyzer = Analyzer(load_pipeline(), load_catalogue())
    counted = [
        _count(analyzer, typical.genre, files[typical.genre]) if typical.genre in files else typical
        for typical in load_typical()
    ]
    sys.stdout.write("\n".join([HEAD, *map(_table, counted)]))


def _count(analyzer: Analyzer, genre: str, paths: Iterable[Path]) -> Typical:
    found: Counter[str] = Counter()
    words = 0
    for article in (article for path in paths for article in _articles(path)):
        words += article.word_count
        found.update(finding.category for finding in analyzer.analyze(article).findings)
    shares = {c.id: 1000 * found[c.id] / max(1, words) for c in load_catalogue().categories}
    return Typical(genre, ORIGINS[genre].format(words=f"{round(words, -2):,}"), shares)


def _table(typical: Typical) -> str:
    shares: Mapping[str, float] = typical.densities
    densities = ", ".join(f"{category} = {share:.1f}" for category, share in shares.items())
    return (
        f'[[genre]]\ngenre = "{typical.genre}"\norigin = "{typical.origin}"\ndensities = {{ {densities} }}\n'
    )


def _articles(path: Path) -> Iterator[Article]:
    if path.suffix != ".jsonl":
        yield loading.load_path(path)
        return
    for line in path.read_text("utf-8").splitlines():
        yield loading.load_text(json.loads(line)["text"])


if __name__ == "__main__":
    main(sys.argv[1:])
