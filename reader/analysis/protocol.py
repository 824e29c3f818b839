"""What goes over the wire between a window and the worker process: frozen, picklable messages.

Every request has a job id; every answer carries it back; an answer to a job that is no longer wanted
is dropped by the one who asked.
"""

from __future__ import annotations

from dataclasses import dataclass

from reader.article import Article
from reader.finding import Analysis, Finding, Span
from reader.measures.summary import Measures
from reader.picture import PagePicture


@dataclass(frozen=True, slots=True)
class LoadRequest:
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


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Draw a page of a PDF file. page: from 1. width: of the picture, in pixels."""

    job: int
    path: str
    page: int
    width: int
    password: str = ""


@dataclass(frozen=True, slots=True)
class AnalyzeRequest:
    """Analyse; the blocks that touch `first` (what is on the screen) come first."""

    job: int
    article: Article
    first: Span | None = None


@dataclass(frozen=True, slots=True)
class CancelRequest:
    """Give up the job, between two batches; the answer is `Cancelled`."""

    job: int


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has its model and rules."""

    model: str
    rules_version: str


@dataclass(frozen=True, slots=True)
class Loaded:
    job: int
    article: Article


@dataclass(frozen=True, slots=True)
class PageDrawn:
    job: int
    picture: PagePicture


@dataclass(frozen=True, slots=True)
class FindingsReady:
    """Findings of one batch of blocks. `done` and `total` count code points of the article."""

    job: int
    findings: tuple[Finding, ...]
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class AnalysisDone:
    """The whole analysis: it replaces what came in batches (figures and sources span paragraphs).

    kept: both, packed for the library. Done in the worker: of a book it takes long enough to stop the window.
    """

    job: int
    analysis: Analysis
    measures: Measures
    kept: bytes


@dataclass(frozen=True, slots=True)
class Cancelled:
    job: int


@dataclass(frozen=True, slots=True)
class Failed:
    """The job could not be done; `message` is one sentence for the reader.

    password_needed: the document is encrypted, the same request with a password may succeed.
    """

    job: int
    message: str
    password_needed: bool = False


Request = LoadRequest | PageRequest | AnalyzeRequest | CancelRequest
Answer = Ready | Loaded | PageDrawn | FindingsReady | AnalysisDone | Cancelled | Failed
