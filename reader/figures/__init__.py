"""Figures that no matcher can say. `FIGURES` names them for rules; importing it needs no language model."""

from __future__ import annotations

from collections.abc import Mapping

from reader.figures.alliteration import alliteration, assonance
from reader.figures.anadiplosis import anadiplosis
from reader.figures.anaphora import anaphora
from reader.figures.antimetabole import antimetabole, chiasmus
from reader.figures.balance import antithesis, parallelism
from reader.figures.correctio import correctio
from reader.figures.epanalepsis import epanalepsis
from reader.figures.epistrophe import epistrophe
from reader.figures.epizeuxis import epizeuxis
from reader.figures.figure import FigureFunction
from reader.figures.lists import climax, tricolon
from reader.figures.ploce import mesodiplosis, ploce, polyptoton
from reader.figures.questions import exclamation, hypophora, rhetorical_question
from reader.figures.refrain import repetition
from reader.figures.rhyme import rhyme
from reader.figures.symploce import symploce
from reader.figures.syndeton import asyndeton, polysyndeton

FIGURES: Mapping[str, FigureFunction] = {
    "alliteration": alliteration,
    "anadiplosis": anadiplosis,
    "anaphora": anaphora,
    "antimetabole": antimetabole,
    "antithesis": antithesis,
    "assonance": assonance,
    "asyndeton": asyndeton,
    "chiasmus": chiasmus,
    "climax": climax,
    "correctio": correctio,
    "epanalepsis": epanalepsis,
    "epistrophe": epistrophe,
    "epizeuxis": epizeuxis,
    "exclamation": exclamation,
    "hypophora": hypophora,
    "mesodiplosis": mesodiplosis,
    "parallelism": parallelism,
    "ploce": ploce,
    "polyptoton": polyptoton,
    "polysyndeton": polysyndeton,
    "repetition": repetition,
    "rhetorical-question": rhetorical_question,
    "rhyme": rhyme,
    "symploce": symploce,
    "tricolon": tricolon,
}
