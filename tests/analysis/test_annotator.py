"""The token annotator sets what the model's own attribute ruler and lemmatizer set, lemmas in lower case."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.annotator import TokenAnnotator
from reader.analysis.pipeline import load_pipeline, model_name

PROSE = [
    "There's no doubt that it ain't what they'd have wanted; let's go. I'm gonna say y'all gotta leave.",
    "The ministers, who had been asked, were said to be considering what the Regime's allies might do.",
    "She has done more than anyone. Those who did it do it still. There are reasons, and there were more.",
    "“C'm on,” he'd said, “nuthin' is easier.” What'll happen to me, to you, to it? Mine is hers, isn't it?",
    "But that is all but done. Here and there, once, well, he could do it upon request.  Two  spaces.",
    "Doin' it the ol' way 'nuff times got 'em somewhere; he gets it, she got it. 12 km/h @home #tag :-)",
]
WORDS = sorted({word for text in PROSE for word in text.split()})


@pytest.fixture(scope="module")
def stock():
    return spacy.load(model_name(), exclude=["ner"])


@pytest.fixture(scope="module")
def stages(stock):
    """The same parse, annotated by the model's components and by ours."""
    ours = TokenAnnotator(stock.vocab, stock.get_pipe("attribute_ruler"), stock.get_pipe("lemmatizer"))

    def annotate(text):
        with stock.select_pipes(disable=["attribute_ruler", "lemmatizer"]):
            theirs, mine = stock(text), stock(text)
        stock.get_pipe("lemmatizer")(stock.get_pipe("attribute_ruler")(theirs))
        ours(mine)
        return theirs, mine

    return annotate


def columns(doc):
    return [(t.text, t.pos_, str(t.morph), t.lemma_.lower(), t.tag_, t.dep_) for t in doc]


@pytest.mark.parametrize("text", PROSE)
def test_annotates_prose_as_the_model_does(stages, text: str) -> None:
    theirs, mine = stages(text)
    assert columns(mine) == columns(theirs)


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_annotates_any_order_of_words_as_the_model_does(stages, text: str) -> None:
    theirs, mine = stages(text)
    assert columns(mine) == columns(theirs)


SILENT_E = "hoped hopes hoping hated rates rated raging scared shames staring rides riding waged routes bathes".split()
NO_E = "hopped batting barred stopped visited boxed axed passes watches pushes goes planning bussed played".split()


def test_a_verb_keeps_its_silent_e_where_the_model_drops_it(nlp) -> None:
    lemmas = {form: nlp(f"They {form} it.")[1].lemma_ for form in SILENT_E}
    assert lemmas == {
        form: verb
        for verb, forms in {
            "hope": ("hoped", "hopes", "hoping"),
            "hate": ("hated",),
            "rate": ("rates", "rated"),
            "rage": ("raging",),
            "scare": ("scared",),
            "shame": ("shames",),
            "stare": ("staring",),
            "ride": ("rides", "riding"),
            "wage": ("waged",),
            "route": ("routes",),
            "bathe": ("bathes",),
        }.items()
        for form in forms
    }


@pytest.mark.parametrize("form", NO_E)
def test_an_e_is_added_to_no_verb_that_has_none(form: str, stages) -> None:
    theirs, mine = stages(f"They {form} it.")
    assert mine[1].lemma_ == theirs[1].lemma_


def test_two_pipelines_live_side_by_side(nlp) -> None:
    assert columns(load_pipeline()(PROSE[1])) == columns(nlp(PROSE[1]))
