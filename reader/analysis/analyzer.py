"""From an Article to its Analysis: parse, match, attribute, find figures, say whose voice each is."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from spacy.language import Language

from reader.analysis.attribution import find_attributions, link_sources
from reader.analysis.attribution.attribution import Attribution
from reader.analysis.matching import Match, RuleMatcher, longest
from reader.analysis.passage import Passage
from reader.analysis.pipeline import Stretch, model_version, parse, parse_many, stretches
from reader.analysis.quotations import find_quotations
from reader.analysis.voices import Voices
from reader.article import Article
from reader.figures import FIGURES
from reader.finding import Analysis, Finding, Quotation, SourceKind, Span
from reader.portions import portions
from reader.rules.catalogue import Catalogue
from reader.rules.rule import Rule

FIRST_BATCH = 2_000
BATCH = 20_000
"""Code points of a batch: the first is small, so that colours appear at once."""


@dataclass(frozen=True, slots=True)
class Progress:
    """find: makes the findings of one batch, which are not final. done, total: code points of the article."""

    find: Callable[[], tuple[Finding, ...]]
    done: int
    total: int


class Analyzer:
    """Runs the rules of a catalogue over articles. Not to be shared between threads.

    off_too: also run rules that are off by default (for measuring and for a reader who wants them).
    """

    def __init__(self, nlp: Language, catalogue: Catalogue, *, off_too: bool = False) -> None:
        self.catalogue = catalogue
        self.model = model_version()
        self._nlp = nlp
        rules = [rule for rule in catalogue.rules if rule.default or off_too]
        self._matcher = RuleMatcher(rules, nlp)
        self._figures = [rule for rule in rules if rule.match == "figure"]
        self._attributions = [rule for rule in rules if rule.match == "attribution"]
        self._reporting: dict[tuple[SourceKind, str], list[Rule]] = {}

    def analyze(self, article: Article) -> Analysis:
        """The whole analysis at once."""
        steps = self.stream(article)
        while True:
            try:
                next(steps)
            except StopIteration as stop:
                analysis: Analysis = stop.value
                return analysis

    def analyze_many(self, articles: Iterable[Article]) -> Iterator[Analysis]:
        """Analyses in the order of the articles; short texts share parser batches."""
        for article, passages in parse_many(self._nlp, articles):
            quotations = find_quotations(article)
            matches, attributions = self._examine(passages, quotations)
            yield self._finish(article, passages, quotations, matches, attributions)

    def stream(self, article: Article, first: Span | None = None) -> Generator[Progress, None, Analysis]:
        """Findings batch by batch, what touches `first` before all else; returns the Analysis."""
        quotations = find_quotations(article)
        passages: list[Passage] = []
        matches: list[Match] = []
        attributions: list[Attribution] = []
        done = 0
        for wanted in _batches(article, first):
            batch = list(parse(self._nlp, article, wanted))
            found, claims = self._examine(batch, quotations)
            passages += batch
            matches += found
            attributions += claims
            done += sum(map(_length, wanted))
            yield Progress(
                partial(self._preview, article, quotations, found, claims), done, len(article.text)
            )
        passages.sort(key=lambda passage: passage.offset)
        attributions.sort(key=lambda attribution: attribution.parts[0])
        return self._finish(article, passages, quotations, matches, attributions)

    def passages(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Passage]]]:
        """Articles parsed, in order."""
        return parse_many(self._nlp, articles)

    def parts_found(self, rule: Rule, article: Article, passages: Sequence[Passage]) -> set[Span]:
        """What one rule alone marks in a parsed article; for checking its examples."""
        if rule.match == "figure":
            found = _figure_matches(rule, passages)
        elif rule.match == "attribution":
            quotations = find_quotations(article)
            claims = [a for p in passages for a in find_attributions(p, quotations)]
            linked, _, _ = link_sources(claims, passages, quotations)
            found = [m for m in self._attribution_matches(linked) if m.rule.id == rule.id]
        else:
            found = [m for p in passages for m in self._matcher.find(p) if m.rule.id == rule.id]
        return {
            part for match in longest(found) if _because(article, match) is not None for part in match.parts
        }

    def impossible_phrases(self, rule: Rule) -> list[str]:
        """Phrases compared by lemma that hold a word which is nobody's lemma (“are” for “be”)."""
        if rule.match != "phrase" or rule.attr != "LEMMA":
            return []
        lemmatizer = self._nlp.get_pipe("token_annotator").lemmatizer
        exceptions = lemmatizer.lookups.get_table("lemma_exc")
        index = lemmatizer.lookups.get_table("lemma_index")
        irregular = {form for forms in exceptions.values() for form in forms}
        lemmas = {lemma for words in index.values() for lemma in words}
        return [phrase for phrase in rule.phrases if set(phrase.lower().split()) & (irregular - lemmas)]

    def _examine(
        self, passages: Sequence[Passage], quotations: Sequence[Quotation]
    ) -> tuple[list[Match], list[Attribution]]:
        matches = [match for passage in passages for match in self._matcher.find(passage)]
        claims = [a for passage in passages for a in find_attributions(passage, quotations)]
        return matches, claims

    def _preview(
        self,
        article: Article,
        quotations: Sequence[Quotation],
        matches: list[Match],
        claims: list[Attribution],
    ) -> tuple[Finding, ...]:
        every = matches + self._attribution_matches(claims)
        return _findings(article, every, Voices(article, quotations))

    def _finish(
        self,
        article: Article,
        passages: Sequence[Passage],
        quotations: Sequence[Quotation],
        matches: list[Match],
        attributions: list[Attribution],
    ) -> Analysis:
        claims, sources, voiced = link_sources(attributions, passages, quotations)
        figures = [match for rule in self._figures for match in _figure_matches(rule, passages)]
        every = matches + self._attribution_matches(claims) + figures
        return Analysis(
            findings=_findings(article, every, Voices(article, voiced)),
            quotations=voiced,
            sources=sources,
            rules_version=self.catalogue.version,
            model=self.model,
        )

    def _attribution_matches(self, attributions: Iterable[Attribution]) -> list[Match]:
        return [
            Match(rule, attribution.parts, attribution.details)
            for attribution in attributions
            for rule in self._rules_for(attribution)
        ]

    def _rules_for(self, attribution: Attribution) -> list[Rule]:
        """The rules that report attributions of this kind and form."""
        wanted = {"kind": attribution.kind, "form": attribution.form}
        key = attribution.kind, attribution.form
        if key not in self._reporting:
            self._reporting[key] = [
                rule
                for rule in self._attributions
                if all(wanted[name] in values for name, values in rule.select.items())
            ]
        return self._reporting[key]


def _figure_matches(rule: Rule, passages: Sequence[Passage]) -> list[Match]:
    figures = FIGURES[rule.figure](passages, **rule.options)
    return [Match(rule, figure.parts, figure.details) for figure in figures]


def _findings(article: Article, matches: Iterable[Match], voices: Voices) -> tuple[Finding, ...]:
    return tuple(_finding(article, match, voices) for match in longest(matches))


def _finding(article: Article, match: Match, voices: Voices) -> Finding:
    start, end = match.parts[0][0], match.parts[-1][1]
    finding = Finding(
        match.rule.id,
        match.rule.category,
        match.rule.kind,
        start,
        end,
        match.parts,
        because=_because(article, match),
    )
    quotation = voices.at(start, end)
    if quotation is None:
        return finding
    return replace(finding, in_quotation=True, speaker=quotation.speaker)


def _because(article: Article, match: Match) -> str:
    if not match.rule.because:
        return ""
    text = " … ".join(" ".join(article.text[start:end].split()) for start, end in match.parts)
    return match.rule.because.format_map({"text": text, **match.details})


def _batches(article: Article, first: Span | None) -> Iterator[list[Stretch]]:
    """Stretches in batches: those on the screen, a small one, then larger ones."""
    start, end = first or (0, 0)
    every = list(stretches(article))
    on_screen = [each for each in every if each.start < end and start < each.end]
    if on_screen:
        yield on_screen
    seen = set(on_screen)
    rest = (each for each in every if each not in seen)
    if not on_screen:
        yield from islice(portions(rest, _length, FIRST_BATCH), 1)
    yield from portions(rest, _length, BATCH)


def _length(stretch: Stretch) -> int:
    return stretch.end - stretch.start
