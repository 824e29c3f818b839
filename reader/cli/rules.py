"""`hedgerow rules`: list, show and check the rules, and print their reference."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reader.cli.pool import build_analyzer
from reader.rules import load_catalogue

FILES = click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))


@click.group()
def rules() -> None:
    """What is marked, and why."""


@rules.command("list")
@click.option("--category", default="", help="Only this category.")
def list_rules(category: str) -> None:
    """One line a rule: id, label, and whether it is on."""
    for rule in load_catalogue().rules:
        if category in ("", rule.category):
            click.echo(f"{rule.id:<52} {rule.label}{'' if rule.default else '  (off)'}")


@rules.command()
@click.argument("rule_id")
def show(rule_id: str) -> None:
    """One rule: its reason, its question, its examples, and how often people agree with it."""
    from reader.rules.reference import rule_entry

    catalogue = load_catalogue()
    rule = catalogue.rule(rule_id)
    click.echo(rule_entry(rule, str(catalogue.agreement(rule.id))))


@rules.command()
@FILES
def check(files: tuple[Path, ...]) -> None:
    """Try every example of every rule; also those of your own rule FILES."""
    from reader.analysis.examples import problems

    analyzer = build_analyzer(load_catalogue(files), off_too=True)
    found = list(problems(analyzer))
    for problem in found:
        click.echo(problem, err=True)
    click.echo(f"{len(analyzer.catalogue.rules)} rules, {len(found)} problems.")
    if found:
        sys.exit(1)


@rules.command()
@click.option("--every-rule", is_flag=True, help="Each rule with its id, examples and source.")
def reference(every_rule: bool) -> None:
    """The glossary of all devices as Markdown, to read or to print."""
    from reader.rules.glossary import glossary
    from reader.rules.reference import reference as reference_text

    catalogue = load_catalogue()
    click.echo(reference_text(catalogue) if every_rule else glossary(catalogue))
