"""An article with everything in it, for looking at: all categories, overlaps, quotations, sources, measures."""

from __future__ import annotations

from collections.abc import Iterator

from reader.analysis.kept import pack
from reader.analysis.protocol import AnalysisDone, FindingsReady
from reader.article import Article
from reader.finding import Analysis, Claim, Finding, Source, SourceKind
from reader.measures.summary import Measures
from tests.ui.fake_worker import FakeWorker

TEXT = (
    "A ferry without a timetable\n\n"
    "Residents have complained for years that the ferry may never sail again. The harbour office has, of "
    "course, an answer for everything, and the answer is always the same: next spring.\n\n"
    "They promised a timetable. They promised a ticket office. They promised a ferry. What came instead is a "
    "tidal wave of paper, and perhaps that is what some people wanted all along.\n\n"
    "“We are certainly not hiding anything,” said Mirjam Feld, who runs the office. Either the island gets "
    "its ferry back, or it dies. Who would want to live on a rock without a boat?"
)
MARKED = (
    ("hedge.modal.may", ("may",)),
    ("hedge.probability.perhaps", ("perhaps",)),
    ("booster.universal.never", ("never sail",)),
    ("booster.self-evidence.of-course", ("of course",)),
    ("booster.universal.always", ("always",)),
    ("booster.certainty.certainly", ("certainly",)),
    ("unattributed.vague-source.says", ("Residents have complained",)),
    ("unattributed.vague-source.some", ("some people",)),
    ("attributed.named-source.says", ("said Mirjam Feld",)),
    ("loaded.emotive.paper", ("tidal wave of paper",)),
    (
        "figure.anaphora.clauses",
        ("They promised a timetable", "They promised a ticket", "They promised a ferry"),
    ),
    ("trope.metaphor.flood", ("tidal wave",)),
    ("trope.rhetorical-question.who", ("Who would want to live on a rock without a boat?",)),
    ("appeal.false-dilemma.only-two", ("Either the island gets its ferry back, or it dies",)),
)
MEASURES = Measures(
    112, 10, 0.5, 6.2, 71.0, {"Flesch-Kincaid": 6.2}, {"hedge": 22.0, "booster": 43.0, "trope": 22.0}
)


def found_in(article: Article) -> Iterator[Finding]:
    for rule, phrases in MARKED:
        if all(phrase in article.text for phrase in phrases):
            category, kind, _ = rule.split(".")
            parts = tuple((article.text.index(p), article.text.index(p) + len(p)) for p in phrases)
            quoted = phrases == ("certainly",)
            speaker = "Mirjam Feld" if quoted else None
            yield Finding(
                rule, category, kind, parts[0][0], parts[-1][1], parts, quoted, speaker, "It is so."
            )


def sources_of(article: Article) -> tuple[Source, ...]:
    def claim(words: str, kind: SourceKind) -> Claim:
        start = article.text.index(words)
        return Claim((start, start + len(words)), None, None, kind)

    if "Mirjam" not in article.text:
        return ()
    return (
        Source("Mirjam Feld", SourceKind.NAMED, (claim("Mirjam Feld", SourceKind.NAMED),), 6),
        Source("Residents", SourceKind.VAGUE, (claim("Residents", SourceKind.VAGUE),), 9),
    )


class ShowcaseWorker(FakeWorker):
    def _analyze(self, job: int, article: Article) -> Iterator[object]:
        findings = tuple(sorted(found_in(article), key=lambda f: (f.start, f.end, f.rule)))
        yield FindingsReady(job, findings, len(article.text), len(article.text))
        analysis = Analysis(findings, (), sources_of(article), "rules-1", "fake-1")
        yield AnalysisDone(job, analysis, MEASURES, pack(analysis, MEASURES))
