"""What a token or dependency pattern may say. spaCy accepts `{"POS": "VREB"}` and never matches it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any

CONTEXT = "CONTEXT"
"""Our own key: the token belongs to the pattern but is not coloured."""
WORDS = ("LOWER", "LEMMA", "NORM", "TEXT", "ORTH")
FLAGS = tuple(
    (
        "IS_ALPHA IS_ASCII IS_DIGIT IS_LOWER IS_UPPER IS_TITLE IS_PUNCT IS_SPACE IS_STOP IS_BRACKET "
        "IS_QUOTE IS_LEFT_PUNCT IS_RIGHT_PUNCT IS_SENT_START IS_CURRENCY LIKE_NUM LIKE_URL LIKE_EMAIL SPACY"
    ).split()
)
KEYS = (*WORDS, *FLAGS, "POS", "TAG", "DEP", "MORPH", "SHAPE", "LENGTH", "OP", CONTEXT)
PREDICATES = tuple("IN NOT_IN REGEX FUZZY IS_SUBSET IS_SUPERSET INTERSECTS == >= <= > < !=".split())
REPEATED = re.compile(r"\{\d+(,\d*)?\}|\{,\d+\}")
DEPENDENCY_KEYS = ("LEFT_ID", "REL_OP", "RIGHT_ID", "RIGHT_ATTRS")
REL_OPS = tuple("< > << >> . .* ; ;* $+ $- $++ $-- >+ >- >++ >-- <+ <- <++ <--".split())
VALUES: Mapping[str, frozenset[str]] = {
    "POS": frozenset(
        ("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SPACE SYM VERB X").split()
    ),
    "TAG": frozenset(
        (
            "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT "
            "POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX _SP ``"
        ).split()
    ),
    "DEP": frozenset(
        (
            "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj "
            "csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd "
            "parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl xcomp"
        ).split()
    ),
    "OP": frozenset(("!", "?", "+", "*")),
}


def check_token_pattern(pattern: Any, *, anchored: bool = False) -> str:
    """What is wrong with a token pattern, in a phrase; "" when nothing is.

    anchored: it must name a word, by which the engine knows where to look at all.
    """
    if not isinstance(pattern, list) or not pattern or not all(isinstance(t, dict) for t in pattern):
        return "it must be a list of tables, one for each token."
    for token in pattern:
        problem = _check_attributes(token)
        if problem:
            return problem
    if all(token.get(CONTEXT) for token in pattern):
        return "every token is CONTEXT, so nothing would be coloured."
    return "" if not anchored or any(anchor_words(t) for t in pattern) else _NO_ANCHOR


def check_dependency_pattern(pattern: Any, mark: Iterable[str]) -> str:
    """What is wrong with a dependency pattern, in a phrase; "" when nothing is."""
    if not isinstance(pattern, list) or not pattern or not all(isinstance(t, dict) for t in pattern):
        return "it must be a list of tables, one for each node."
    names: list[str] = []
    for node in pattern:
        problem = _check_node(node, names)
        if problem:
            return problem
        names.append(node["RIGHT_ID"])
    for name in mark:
        if name not in names:
            return f"“mark” names “{name}”, which is no node{_hint(name, names)}"
    return "" if any(anchor_words(node["RIGHT_ATTRS"]) for node in pattern) else _NO_ANCHOR


def anchor_words(token: Mapping[str, Any]) -> frozenset[tuple[str, str]]:
    """The (attribute, word) pairs one of which a token must have to match; empty if it need have none."""
    if token.get("OP") in ("?", "*", "!") or str(token.get("OP", "")).startswith("{"):
        return frozenset()
    for key in WORDS:
        value = token.get(key)
        if isinstance(value, dict):
            value = value.get("IN")
        if value:
            words = [value] if isinstance(value, str) else value
            return frozenset((key, word) for word in words)
    return frozenset()


_NO_ANCHOR = (
    "it names no word (LOWER, LEMMA, NORM or TEXT) that must be there, so it would be tried everywhere."
)


def _check_attributes(token: Mapping[str, Any]) -> str:
    for key, value in token.items():
        if key not in KEYS:
            return f"“{key}” is no token attribute{_hint(key, KEYS)}"
        if key in (*FLAGS, CONTEXT) and not isinstance(value, bool):
            return f"{key} must be true or false."
        for text in _texts(value):
            problem = _check_value(key, text)
            if problem:
                return problem
        if isinstance(value, dict):
            for predicate in value:
                if predicate not in PREDICATES:
                    return f"“{predicate}” is no predicate of {key}{_hint(predicate, PREDICATES)}"
            if problem := _check_expression(value.get("REGEX", "")):
                return f"{key} {problem}"
    return ""


def _check_value(key: str, text: str) -> str:
    if key in ("LOWER", "NORM") and text != text.lower():
        return f"{key} “{text}” can never match: it must be in lower case."
    if key == "OP" and REPEATED.fullmatch(text):
        return ""
    known = VALUES.get(key)
    return f"“{text}” is no {key}{_hint(text, known)}" if known and text not in known else ""


def _check_expression(expression: str) -> str:
    try:
        re.compile(expression)
    except re.error as error:
        return f"“{expression}” is no regular expression: {error}."
    return ""


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = [text for key in ("IN", "NOT_IN") for text in value.get(key, [])]
        return [text for text in value if isinstance(text, str)]
    return []


def _check_node(node: Mapping[str, Any], names: list[str]) -> str:
    for key in node:
        if key not in DEPENDENCY_KEYS:
            return f"“{key}” is no key of a node{_hint(key, DEPENDENCY_KEYS)}"
    needed = DEPENDENCY_KEYS if names else DEPENDENCY_KEYS[2:]
    for key in needed:
        if key not in node:
            return f"a node lacks “{key}”."
    if names and node["LEFT_ID"] not in names:
        return f"LEFT_ID “{node['LEFT_ID']}” is no node before it{_hint(node['LEFT_ID'], names)}"
    if names and node["REL_OP"] not in REL_OPS:
        return f"“{node['REL_OP']}” is no REL_OP{_hint(node['REL_OP'], REL_OPS)}"
    return _check_attributes(node["RIGHT_ATTRS"])


def _hint(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"; did you mean “{close[0]}”?" if close else "."
