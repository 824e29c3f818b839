"""Measure every rule against annotated corpora and write resources/agreement.toml.

Usage: python -m bench.agreement FOLDER, a folder of NAME.dev.jsonl files, one {"id","text","gold",
"sentence_label"?} a line. The corpora themselves are not part of this project; only how often each
rule agreed with them is. A finding is right when it shares a word with a passage that people marked
so, or, where whole sentences were marked (a map from `*`), when its sentence was.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

from reader.cli.pool import build_analyzer
from reader.cli.verbatim import verbatim_article
from reader.measures.evaluation import Evaluation, Mapped
from reader.paths import resources_path

TECHNIQUES = (
    "hyperbole=trope:hyperbole doubt=appeal:doubt fear=appeal:fear flag_waving=appeal:flag-waving "
    "slogan=appeal:slogan whataboutism=appeal:whataboutism bandwagon=appeal:bandwagon authority=appeal:authority "
    "oversimplification=appeal:oversimplification black_and_white=appeal:false-dilemma"
).split()
FIGURES = (
    "anaphora=figure:anaphora epistrophe=figure:epistrophe anadiplosis=figure:anadiplosis "
    "epizeuxis=figure:epizeuxis antimetabole+chiasmus=figure:antimetabole+figure:chiasmus"
).split()
SPECULATION = "hedge=hedge:modal+hedge:evidential+hedge:epistemic-verb+hedge:probability"
"""The reviews' guidelines mark speculation, and neither approximators nor limiters nor habits."""
LOADED = (
    "loaded+name_calling+hyperbole+doubt+fear+flag_waving+slogan+oversimplification+authority+bandwagon+cliche"
    "=loaded:label+loaded:emotive"
)
"""A loaded word inside a longer passage that was marked as another technique is right too."""
CORPORA: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "sfu": ("reviews", (SPECULATION,), ("hedge_cond",)),
    "certainty": ("science news", ("*=hedge",), ()),
    "wikiweasel": ("Wikipedia", ("*=unattributed+hedge:quantity",), ()),
    "polnear": ("US news", ("unattributed+unattributed_vague=unattributed", "attributed=attributed"), ()),
    "babe": ("news", ("loaded=loaded:label+loaded:emotive",), ()),
    "newssd": ("news", ("*=booster+trope+appeal",), ()),
    "ptc": ("news", (*TECHNIQUES, LOADED), ()),
    "gofigure": ("books and speeches", tuple(FIGURES), ()),
    "chiasmus_extracts": ("debates", ("chiasmus=figure:chiasmus+figure:antimetabole",), ()),
}
"""By name: genre, maps from marks to kinds, marks that count neither way.

Of Wikipedia the sentence's mark is what people gave; it is for claims without a source and numbers left
open, and hedges are measured where hedges were marked.
"""

HEAD = """# How often each rule agreed with people who marked such text; written by `python -m bench.agreement`.
# right of cases: findings that shared a word with what people marked alike, or, in `sentences` of the cases, stood
# in a sentence that was marked as a whole. genres: where that was.

"""


def main(folder: Path) -> None:
    analyzer = build_analyzer(off_too=True)
    totals: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0, 0]))
    for name, (genre, maps, ignored) in CORPORA.items():
        evaluations = [Evaluation(Mapped.parse(text, ignored)) for text in maps]
        with (folder / f"{name}.dev.jsonl").open(encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        analyses = analyzer.analyze_many(verbatim_article(row["text"]) for row in rows)
        for row, analysis in zip(rows, analyses, strict=True):
            for evaluation in evaluations:
                evaluation.add(row, analysis.findings)
        for evaluation in evaluations:
            print(
                name,
                evaluation.mapped.kinds,
                {k: round(s.f1, 3) for k, s in evaluation.scores().items()},
                flush=True,
            )
            for rule, (right, cases) in evaluation.rules.items():
                totals[rule][genre][0] += right
                totals[rule][genre][1] += cases
                totals[rule][genre][2] += cases * evaluation.mapped.whole
    path = resources_path() / "agreement.toml"
    path.write_text(HEAD + "\n".join(_table(rule, totals[rule]) for rule in sorted(totals)), encoding="utf-8")


def _table(rule: str, genres: dict[str, list[int]]) -> str:
    right, cases, sentences = (sum(counts) for counts in zip(*genres.values(), strict=True))
    most = sorted(genres, key=lambda genre: -genres[genre][1])
    names = ", ".join(f'"{genre}"' for genre in most)
    return (
        f'[rules."{rule}"]\nright = {right}\ncases = {cases}\nsentences = {sentences}\ngenres = [{names}]\n'
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
