"""`hedgerow analyze`: every format, standard input, JSON lines that survive a bad one, and exit codes."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from reader.cli.main import main

TEXT = "Observers have noted that the plan may fail. It is certainly late."


@pytest.fixture(scope="module")
def run(nlp):
    """The command in this process, with the model that is loaded already."""
    runner = CliRunner()

    def invoke(*arguments: str, stdin: str | None = None):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("reader.analysis.pipeline.load_pipeline", lambda: nlp)
            return runner.invoke(main, list(arguments), input=stdin)

    return invoke


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_text_marks_words_where_there_is_no_colour(run, article: str) -> None:
    result = run("analyze", article)
    assert result.exit_code == 0
    assert "‹H may›" in result.stdout
    assert "‹U Observers have noted›" in result.stdout
    assert "Hedges 1" in result.stdout


def test_json_gives_findings_with_their_words(run, article: str) -> None:
    record = json.loads(run("analyze", "--format", "json", article).stdout)
    assert {"may", "Observers have noted", "certainly"} <= {f["text"] for f in record["findings"]}
    assert record["counts"]["hedge"] == 1


def test_several_articles_are_an_array_in_the_order_asked_for(run, article: str, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("Nothing here.", encoding="utf-8")
    printed = run("analyze", "--format", "json", str(empty), article, str(empty)).stdout
    assert [len(record["text"]) for record in json.loads(printed)] == [13, len(TEXT), 13]


def test_html_is_a_page_with_the_marks(run, article: str) -> None:
    page = run("analyze", "--format", "html", article).stdout
    assert page.startswith("<!DOCTYPE html>")
    assert "Observers have noted" in page
    assert "Hedge" in page


def test_html_makes_one_page(run, article: str) -> None:
    assert run("analyze", "--format", "html", article, article).exit_code == 2


def test_csv_has_a_row_for_each_finding(run, article: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run("analyze", "--format", "csv", article).stdout)))
    assert "may" in {row["text"] for row in rows}


def test_only_some_categories(run, article: str) -> None:
    record = json.loads(run("analyze", "--format", "json", "--only", "hedge,booster", article).stdout)
    assert {f["category"] for f in record["findings"]} == {"hedge", "booster"}


def test_an_unknown_category_is_wrong_usage(run, article: str) -> None:
    result = run("analyze", "--only", "hedges", article)
    assert result.exit_code == 2
    assert "no category “hedges”" in result.stderr


VOICES = "The plan may fail. “It might sink us,” said Ruth Amadi. “It could burn,” said Jan Lee."


@pytest.mark.parametrize(
    ("voice", "words"),
    [
        ("writer", ["may"]),
        ("quoted", ["might", "could"]),
        ("amadi", ["might"]),
        ("all", ["may", "might", "could"]),
    ],
)
def test_findings_and_counts_of_one_voice(run, tmp_path: Path, voice: str, words: list[str]) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(VOICES, encoding="utf-8")
    printed = run("analyze", "--format", "json", "--only", "hedge", "--voice", voice, str(path)).stdout
    record = json.loads(printed)
    assert [f["text"] for f in record["findings"]] == words
    assert record["counts"]["hedge"] == len(words)


def test_a_voice_that_nobody_has_costs_a_sentence_with_those_that_are_there(run, article: str) -> None:
    result = run("analyze", "--voice", "Amadi", article)
    assert result.exit_code == 1
    assert "plan.txt: Nobody called “Amadi” speaks in it" in result.stderr


def test_json_lines_of_one_category_and_voice(run) -> None:
    lines = "\n".join(json.dumps({"id": n, "text": text}) for n, text in enumerate((VOICES, TEXT)))
    result = run("analyze", "--jsonl", "-", "--only", "hedge", "--voice", "Amadi", stdin=lines)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [f["start"] for f in rows[0]["findings"]] == [VOICES.index("might")]
    assert "Nobody called" in rows[1]["error"]
    assert result.exit_code == 1


def test_standard_input(run) -> None:
    assert "‹H may›" in run("analyze", "-", stdin=TEXT).stdout


def test_out_writes_a_file(run, article: str, tmp_path: Path) -> None:
    out = tmp_path / "found.json"
    assert run("analyze", "--format", "json", "--out", str(out), article).exit_code == 0
    assert json.loads(out.read_text(encoding="utf-8"))["schema"] == 1


def test_one_bad_file_does_not_hide_the_good_one(run, article: str, tmp_path: Path) -> None:
    result = run("analyze", str(tmp_path / "nowhere.txt"), article)
    assert result.exit_code == 1
    assert "nowhere.txt" in result.stderr
    assert "‹H may›" in result.stdout


def test_a_protected_document_is_opened_with_its_password(run) -> None:
    locked = str(Path(__file__).parents[1] / "loading" / "files" / "locked.pdf")
    refused = run("analyze", locked)
    assert refused.exit_code == 1
    assert "--password" in refused.stderr
    assert run("analyze", "--password", "heron", locked).exit_code == 0


@pytest.mark.parametrize("arguments", [(), ("x.txt", "--jsonl", "-"), ("--format", "xml", "x.txt")])
def test_wrong_usage_exits_2(run, arguments: tuple[str, ...]) -> None:
    assert run("analyze", *arguments).exit_code == 2


def test_json_lines_keep_their_order_and_survive_bad_ones(run) -> None:
    lines = [
        json.dumps({"id": "a", "text": TEXT}),
        "this is no JSON",
        json.dumps({"id": "b"}),
        json.dumps({"id": 3, "text": ""}),
        json.dumps([1]),
        "",
        json.dumps({"id": "c", "text": "🎉 It may rain. \ud83d It might."}),
    ]
    result = run("analyze", "--jsonl", "-", stdin="\n".join(lines))
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert [row["id"] for row in rows] == ["a", None, "b", 3, None, "c"]
    assert ["error" in row for row in rows] == [False, True, True, False, True, False]
    assert "Line 2" in rows[1]["error"]
    offsets = [(f["start"], f["end"]) for f in rows[-1]["findings"] if f["category"] == "hedge"]
    assert offsets == [(5, 8), (20, 25)]


def test_good_lines_exit_0(run) -> None:
    assert run("analyze", "--jsonl", "-", stdin=json.dumps({"id": 1, "text": TEXT})).exit_code == 0


def test_json_lines_answer_a_slow_producer_before_it_goes_on() -> None:
    """A line is answered while standard input is still open."""
    command = [sys.executable, "-m", "reader", "analyze", "--jsonl", "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdin
        assert process.stdout
        for number in range(2):
            process.stdin.write(json.dumps({"id": number, "text": TEXT}) + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(30) == 0


def test_several_processes_give_the_same_in_the_same_order(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"id": i, "text": f"{TEXT} {i}"}) for i in range(600))
    command = [sys.executable, "-m", "reader", "analyze", "--jsonl", "-", "--jobs"]
    one, two = (
        subprocess.run(
            [*command, jobs], input=lines, capture_output=True, text=True, encoding="utf-8", check=True
        ).stdout
        for jobs in ("1", "2")
    )
    assert one == two
    assert [json.loads(line)["id"] for line in two.splitlines()] == list(range(600))
