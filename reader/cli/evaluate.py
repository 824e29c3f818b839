"""`hedgerow evaluate`: measure the rules against text that people annotated."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from reader.cli.pool import build_analyzer
from reader.cli.verbatim import verbatim_article
from reader.errors import ReaderError
from reader.measures.evaluation import Evaluation, Mapped


@click.command()
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="GOLD.jsonl")
@click.option(
    "--map",
    "maps",
    multiple=True,
    required=True,
    metavar="GOLD=PRED",
    help="Labels and the categories that should meet them: “hedge=hedge”, “a+b=figure:anaphora”.",
)
@click.option("--ignore", multiple=True, metavar="LABEL", help="Marks that count neither way.")
@click.option("--off-too", is_flag=True, help="Also rules that are off by default.")
@click.option("--json", "as_json", is_flag=True, help="All figures as JSON.")
def evaluate(
    gold: Path, maps: tuple[str, ...], ignore: tuple[str, ...], off_too: bool, as_json: bool
) -> None:
    """Precision, recall and F1 against GOLD.jsonl, and how often each rule was right.

    GOLD.jsonl holds {"id","text","gold":[{"start","end","label"}],"sentence_label"?} on each line.
    """
    evaluations = {text: Evaluation(_mapped(text, ignore)) for text in maps}
    analyzer = build_analyzer(off_too=off_too)
    rows = list(_rows(gold))
    analyses = analyzer.analyze_many(verbatim_article(row["text"]) for row in rows)
    for row, analysis in zip(rows, analyses, strict=True):
        for evaluation in evaluations.values():
            evaluation.add(row, analysis.findings)
    if as_json:
        click.echo(json.dumps({text: _record(e) for text, e in evaluations.items()}, indent=1))
        return
    for text, evaluation in evaluations.items():
        _print(text, evaluation)


def _mapped(text: str, ignore: tuple[str, ...]) -> Mapped:
    try:
        return Mapped.parse(text, ignore)
    except ValueError:
        raise click.UsageError(f"--map {text}: write it as GOLD=CATEGORY or GOLD=CATEGORY:KIND.") from None


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:
                raise ReaderError(f"{path}, line {number}: this is not JSON ({error}).") from error
            if not isinstance(row, dict) or not isinstance(row.get("text"), str):
                raise ReaderError(
                    f"{path}, line {number}: a line needs a “text”, and “gold” with what was marked."
                )
            yield row


def _record(evaluation: Evaluation) -> dict[str, Any]:
    scores = {
        name: {"precision": score.precision, "recall": score.recall, "f1": score.f1}
        for name, score in evaluation.scores().items()
    }
    return {
        "scores": scores,
        "rules": {rule: {"right": r, "cases": n} for rule, (r, n) in evaluation.rules.items()},
    }


def _print(text: str, evaluation: Evaluation) -> None:
    click.echo(text)
    for name, score in evaluation.scores().items():
        click.echo(f"  {name:<9} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}")
    for rule, (right, fired) in sorted(evaluation.rules.items(), key=lambda item: -item[1][1]):
        click.echo(f"    {right / fired:.2f}  {right:>5} of {fired:<5}  {rule}")
