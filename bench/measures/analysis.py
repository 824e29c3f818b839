"""analysis_ratio: all that Hedgerow does to 20,000 words of news, over spaCy's parser alone.

Ours: loading the text, parsing, matching, attribution, figures, quotations and readability. The peer: the
stock model's `nlp.pipe` without `ner`, in batches of 256 paragraphs. One fresh process each, in seconds of
the processor's time; importing and loading the model is left out on both sides, and a short text warms both up.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

from bench.pairs import Ratio, paired, seconds_printed
from bench.text import TextOf

WORDS = 20_000
WARM_UP = "The council met on Monday. Some say it may meet again.\n\nNobody said why."


def measure(text_of: TextOf, pairs: int) -> Ratio:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.txt"
        path.write_text(text_of(WORDS), "utf-8")
        module = "bench.measures.analysis"
        return paired(
            lambda: seconds_printed(module, "ours", path),
            lambda: seconds_printed(module, "peer", path),
            pairs,
        )


def seconds_of_ours(warm_up: str) -> Callable[[str], float]:
    """Loads the engine, warms it up, and gives what measures the analysis of one text."""
    from reader.cli.pool import build_analyzer
    from reader.loading import load_text
    from reader.measures.readability import measure

    analyzer = build_analyzer()

    def seconds(text: str) -> float:
        begin = process_time()
        article = load_text(text)
        measure(article, analyzer.analyze(article))
        return process_time() - begin

    seconds(warm_up)
    return seconds


def ours(text: str) -> float:
    return seconds_of_ours(WARM_UP)(text)


def peer(text: str) -> float:
    import spacy

    from reader.analysis.pipeline import model_name

    nlp = spacy.load(model_name(), exclude=["ner"])
    for piece in (WARM_UP, text):
        begin = process_time()
        for _ in nlp.pipe(piece.split("\n\n"), batch_size=256):
            pass
    return process_time() - begin


if __name__ == "__main__":
    print({"ours": ours, "peer": peer}[sys.argv[1]](Path(sys.argv[2]).read_text("utf-8")))
