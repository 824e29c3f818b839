"""What goes over the wire between a window and the worker process: picklable messages.

Every request has a job id; every answer carries it back; an answer to a job that is no longer wanted
is dropped by the one who asked.
"""

from __future__ import annotations

from typing import NamedTuple

from reader.article import Article
from reader.finding import Analysis, Finding, Span
from reader.measures.summary import Measures
from reader.picture import PagePicture


class LoadRequest(NamedTuple):
    """Open an article from a path, or from text, HTML or bytes in hand (pasted, standard input).

    encoding: the reader's choice, "" to find out. everything: of a web page keep all, not only the article.
    """

    job: int
    path: str = ""
    text: str = ""
    data: bytes = b""
    origin: str = ""
    password: str = ""
    encoding: str = ""
    everything: bool = False
    html: str = ""


class PageRequest(NamedTuple):
    """Draw a page of a PDF file. page: from 1. width: of the picture, in pixels."""

    job: int
    path: str
    page: int
    width: int
    password: str = ""


class AnalyzeRequest(NamedTuple):
    """Analyse; the blocks that touch `first` (what is on the screen) come first."""

    job: int
    article: Article
    first: Span | None = None


class CancelRequest(NamedTuple):
    """Give up the job, between two batches; the answer is `Cancelled`."""

    job: int


class Ready(NamedTuple):
    """The worker has its model and rules."""

    model: str
    rules_version: str


class Loaded(NamedTuple):
    job: int
    article: Article


class PageDrawn(NamedTuple):
    job: int
    picture: PagePicture


class FindingsReady(NamedTuple):
    """Findings of one batch of blocks. `done` and `total` count code points of the article."""

    job: int
    findings: tuple[Finding, ...]
    done: int
    total: int


class AnalysisDone(NamedTuple):
    """The whole analysis: it replaces what came in batches (figures and sources span paragraphs).

    kept: both, packed for the library. Done in the worker: of a book it takes long enough to stop the window.
    """

    job: int
    analysis: Analysis
    measures: Measures
    kept: bytes


class Cancelled(NamedTuple):
    job: int


class Failed(NamedTuple):
    """The job could not be done; `message` is one sentence for the reader.

    password_needed: the document is encrypted, the same request with a password may succeed.
    """

    job: int
    message: str
    password_needed: bool = False


Request = LoadRequest | PageRequest | AnalyzeRequest | CancelRequest
Answer = Ready | Loaded | PageDrawn | FindingsReady | AnalysisDone | Cancelled | Failed
