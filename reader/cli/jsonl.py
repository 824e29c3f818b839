"""`analyze --jsonl`: one JSON object a line in, one out, in order, as soon as it is known."""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Iterable, Iterator
from typing import Any

from reader.analysis.records import finding_record
from reader.article import Article
from reader.cli.pool import Tools
from reader.cli.verbatim import verbatim_article
from reader.cli.wanted import Wanted
from reader.errors import ReaderError
from reader.finding import Analysis

CHUNK_LINES = 100
CHUNK_CHARACTERS = 15_000

Chunk = list[tuple[int, str]]
"""Line numbers from 1, and lines."""


def chunks(lines: Iterable[str]) -> Iterator[Chunk]:
    """What is at hand, in portions: a slow producer gets its answer without sending more.

    Reading runs ahead in a thread, by a few portions at the most.
    """
    waiting: queue.Queue[tuple[int, str] | None] = queue.Queue(maxsize=4 * CHUNK_LINES)
    threading.Thread(target=_read, args=(lines, waiting), daemon=True).start()
    while (item := waiting.get()) is not None:
        chunk, size = [item], len(item[1])
        while len(chunk) < CHUNK_LINES and size < CHUNK_CHARACTERS and not waiting.empty():
            following = waiting.get()
            if following is None:
                yield chunk
                return
            chunk.append(following)
            size += len(following[1])
        yield chunk


def analyze_chunk(tools: Tools, chunk: Chunk, wanted: Wanted) -> list[str]:
    """One line of JSON for each line that is not blank; a bad line gives {"id", "error"}."""
    rows = [_parse(number, line) for number, line in chunk if line.strip()]
    analyses = tools.analyzer.analyze_many(row["article"] for row in rows if "article" in row)
    return [json.dumps(_answer(row, analyses, wanted), ensure_ascii=False) for row in rows]


def is_error(line: str) -> bool:
    """Whether a line that `analyze_chunk` gave tells of a bad line."""
    return "findings" not in json.loads(line)


def _read(lines: Iterable[str], waiting: queue.Queue[tuple[int, str] | None]) -> None:
    try:
        for number, line in enumerate(lines, 1):
            waiting.put((number, line))
    finally:
        waiting.put(None)


def _parse(number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return {"id": None, "error": f"Line {number} is not JSON: {error}."}
    if not isinstance(row, dict):
        return {"id": None, "error": f"Line {number} is not a JSON object with “id” and “text”."}
    if not isinstance(row.get("text"), str):
        return {"id": row.get("id"), "error": f"Line {number} has no “text”, or it is no string."}
    return {"id": row.get("id"), "article": _clean_article(row["text"])}


def _clean_article(text: str) -> Article:
    """Lone surrogates, which JSON can carry, are no characters; offsets stay."""
    return verbatim_article(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def _answer(row: dict[str, Any], analyses: Iterator[Analysis], wanted: Wanted) -> dict[str, Any]:
    if "error" in row:
        return row
    try:
        analysis = wanted.of(next(analyses))
    except ReaderError as error:
        return {"id": row["id"], "error": str(error)}
    return {"id": row["id"], "findings": [finding_record(f) for f in analysis.findings]}
