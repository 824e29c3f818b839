"""`dev.py bench [NAME…] [--text FILE] [--pairs N]`: one JSON object on stdout, the numbers first."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.measures import analysis, growth, notes_search, reading, start, throughput
from bench.pairs import Ratio
from bench.text import TextOf, lengthened, news

Measure = Callable[[TextOf, int], Ratio | float]
MEASURES: dict[str, Measure] = {
    "analysis_ratio": analysis.measure,
    "growth_exponent": growth.measure,
    "start_to_text_ratio": start.measure_text,
    "start_to_colours_ratio": start.measure_colours,
    "words_per_second": throughput.measure,
    "notes_search_ratio": notes_search.measure,
    "open_ratio": reading.measure_open,
    "frame_p95_ratio": reading.measure_frames,
    "toggle_ms": reading.measure_toggle,
    "zoom_ratio": reading.measure_zoom,
    "theme_ratio": reading.measure_theme,
    "stall_ms": reading.measure_stall,
    "window_rss_mb": reading.measure_memory,
    "reopen_ratio": reading.measure_reopening,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="dev.py bench", description="Measure speed as ratios to peers.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which of {', '.join(MEASURES)}")
    parser.add_argument("--text", type=Path, help="measure on this text and not on the generated news")
    parser.add_argument("--pairs", type=int, default=5, help="how many pairs of runs; the median counts")
    options = parser.parse_args()
    if unknown := set(options.names) - set(MEASURES):
        parser.error(f"no such measure: {', '.join(sorted(unknown))}")
    text_of = partial(lengthened, options.text.read_text("utf-8")) if options.text else news
    numbers: dict[str, float] = {}
    details: dict[str, dict[str, float]] = {}
    for name in options.names or MEASURES:
        print(f"Measuring {name} …", file=sys.stderr, flush=True)
        result = MEASURES[name](text_of, options.pairs)
        if isinstance(result, Ratio):
            details[name] = result.record()
        numbers[name] = round(result.ratio if isinstance(result, Ratio) else result, 3)
    print(json.dumps({**numbers, "seconds": details}, indent=1))


if __name__ == "__main__":
    main()
