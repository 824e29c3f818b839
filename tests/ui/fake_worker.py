"""A worker without spaCy for the window's tests: it speaks the protocol from a thread of the test.

It finds every "may" (a hedge) and "observers" (unattributed), block by block.
"""

from __future__ import annotations

import multiprocessing
import re
import threading
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from reader.analysis.kept import pack
from reader.analysis.protocol import (
    AnalysisDone,
    AnalyzeRequest,
    Cancelled,
    CancelRequest,
    Failed,
    FindingsReady,
    Loaded,
    LoadRequest,
    Ready,
)
from reader.article import Article, Block, BlockKind
from reader.finding import Analysis, Claim, Finding, Source, SourceKind
from reader.measures.summary import Measures
from ui.worker_link import WorkerLink

WORDS = {
    "may": ("hedge.modal.may", "hedge", "modal"),
    "observers": ("unattributed.vague-source.observers", "unattributed", "vague-source"),
}
PATTERN = re.compile(r"\b(may|observers)\b", re.IGNORECASE)


def make_article(text: str, **fields: Any) -> Article:
    """Paragraphs are separated by blank lines; a first line "# …" is a heading."""
    blocks, start = [], 0
    for piece in text.split("\n\n"):
        kind = BlockKind.HEADING if not blocks and len(piece) < 40 else BlockKind.PARAGRAPH
        if piece:
            blocks.append(Block(kind, start, start + len(piece), level=int(kind is BlockKind.HEADING)))
        start += len(piece) + 2
    return Article(text, tuple(blocks), **fields)


def find(article: Article, block: Block) -> Iterator[Finding]:
    for match in PATTERN.finditer(article.text, block.start, block.end):
        rule, category, kind = WORDS[match[0].lower()]
        quoted = article.text[: match.start()].count("“") > article.text[: match.start()].count("”")
        speaker = "Ruth Amadi" if quoted else None
        yield Finding(rule, category, kind, *match.span(), (match.span(),), quoted, speaker, f"“{match[0]}”.")


def analysis_of(article: Article) -> Analysis:
    findings = tuple(f for block in article.blocks for f in find(article, block))
    claims = tuple(
        Claim((f.start, f.end), (f.start, f.end), None, SourceKind.VAGUE)
        for f in findings
        if f.category == "unattributed"
    )
    sources = (Source("observers", SourceKind.VAGUE, claims, 12),) if claims else ()
    return Analysis(findings, (), sources, "rules-1", "fake-1")


class FakeWorker:
    """Stands for both the process and what runs in it.

    crash_on: an article text whose analysis ends the worker. hold: analyses wait until `release`.
    """

    def __init__(self, crash_on: str = "\0", hold: bool = False) -> None:
        self.requests: list[object] = []
        self.ended = threading.Event()
        self._go = threading.Event()
        self._crash_on = crash_on
        if not hold:
            self._go.set()
        ours, self._theirs = multiprocessing.Pipe()
        self.link = WorkerLink(self, ours)
        self._thread = threading.Thread(target=self._run, args=(self._theirs,), daemon=True)
        self._thread.start()

    def release(self) -> None:
        self._go.set()

    def terminate(self) -> None:
        """As a killed process: the pipe ends."""
        self.ended.set()
        self._go.set()

    def join(self, timeout: float | None = None) -> None:
        self._thread.join(timeout)

    def _run(self, connection: Connection[Any, Any]) -> None:
        connection.send(Ready("fake-1", "rules-1"))
        while not self.ended.is_set():
            if not connection.poll(0.01):
                continue
            request = connection.recv()
            self.requests.append(request)
            if isinstance(request, AnalyzeRequest) and self._crash_on in request.article.text:
                break
            for answer in self._answers(request):
                if self.ended.is_set():
                    break
                connection.send(answer)
        connection.close()

    def _answers(self, request: object) -> Iterator[object]:
        match request:
            case LoadRequest(job, text=text) if text.strip():
                yield Loaded(job, make_article(text))
            case LoadRequest(job, path=path):
                yield Failed(job, f"{Path(path).name} is not there; choose another file.")
            case AnalyzeRequest(job, article):
                yield from self._analyze(job, article)
            case CancelRequest(job):
                yield Cancelled(job)

    def _analyze(self, job: int, article: Article) -> Iterator[object]:
        total = len(article.text)
        for block in article.blocks[:1]:
            yield FindingsReady(job, tuple(find(article, block)), block.end, total)
        self._go.wait(10)
        for block in article.blocks[1:]:
            yield FindingsReady(job, tuple(find(article, block)), block.end, total)
        analysis = analysis_of(article)
        densities = {"hedge": 20.0, "unattributed": 8.0}
        measures = Measures(article.word_count, 9, 1.0, 8.0, 61.0, {"Flesch-Kincaid": 8.0}, densities)
        yield AnalysisDone(job, analysis, measures, pack(analysis, measures))
