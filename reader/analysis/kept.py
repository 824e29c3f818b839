"""A finished analysis with its measures, as the library keeps it: JSON, one line each."""

from __future__ import annotations

import json
from dataclasses import asdict

from reader.analysis.records import dump_analysis, load_analysis
from reader.finding import Analysis
from reader.measures.summary import Measures


def pack(analysis: Analysis, measures: Measures) -> bytes:
    return json.dumps(asdict(measures)).encode() + b"\n" + dump_analysis(analysis)


def unpack(payload: bytes) -> tuple[Analysis, Measures] | None:
    """What `pack` made; None for anything else, which then is analysed anew."""
    measures, _, analysis = payload.partition(b"\n")
    try:
        return load_analysis(analysis), Measures(**json.loads(measures))
    except (ValueError, KeyError, TypeError):
        return None
