"""`hedgerow notes` from the outside: what is printed, what is kept, one sentence for each mistake."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reader.analysis.kept import pack
from reader.analysis.pipeline import model_version
from reader.cli.main import main
from reader.finding import Analysis, Finding, Quotation
from reader.loading import load_path
from reader.measures.summary import Measures
from reader.notes.library import Library
from reader.rules import load_catalogue
from tests.notes.conftest import TEXT


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "quay.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def hedgerow(tmp_path: Path, *words: str) -> Result:
    library = ["--library", str(tmp_path / "library.db")]
    return CliRunner().invoke(main, ["notes", *words, *library])


def test_note_is_added_listed_and_found(tmp_path: Path, file: Path) -> None:
    added = hedgerow(
        tmp_path, "add", str(file), "--quote", "Observers have noted", "--body", "Who?", "--tag", "sources"
    )
    assert added.exit_code == 0
    assert "saved" in added.output
    listed = hedgerow(tmp_path, "list", str(file))
    assert [line.strip() for line in listed.output.splitlines()][1:] == [
        "1  “Observers have noted”",
        "Who?",
        "#sources",
    ]
    found = hedgerow(tmp_path, "search", "observer tag:sources in:quotations")
    assert "Observers have noted" in found.output


def test_list_as_json_has_all_of_the_note(tmp_path: Path, file: Path) -> None:
    hedgerow(tmp_path, "add", str(file), "--quote", 'at the "harbour office"', "--category", "unattributed")
    (note,) = json.loads(hedgerow(tmp_path, "list", "--json").output)
    assert note["anchor"]["exact"] == "at the “harbour office”"
    assert (note["category"], note["origin"]) == ("unattributed", str(file))


def test_list_finds_notes_of_a_file_that_is_gone(tmp_path: Path, file: Path) -> None:
    hedgerow(tmp_path, "add", str(file), "--quote", "The mayor")
    file.unlink()
    assert "The mayor" in hedgerow(tmp_path, "list", str(file)).output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--quote", "the dragon"], "is not in the article"),
        (["--quote", "sinking"], "stands 2 times in the article"),
        (["--quote", "sinking", "--nth", "3"], "stands only 2 times"),
    ],
)
def test_unclear_quotation_is_one_sentence(
    tmp_path: Path, file: Path, words: list[str], sentence: str
) -> None:
    result = hedgerow(tmp_path, "add", str(file), *words)
    assert result.exit_code == 1
    assert sentence in result.output
    assert len(result.output.strip().splitlines()) == 1


def test_nth_chooses_among_several_places(tmp_path: Path, file: Path) -> None:
    hedgerow(tmp_path, "add", str(file), "--quote", "sinking", "--nth", "2")
    (note,) = json.loads(hedgerow(tmp_path, "list", "--json").output)
    assert note["anchor"]["start"] == TEXT.rindex("sinking")


def test_backup_and_restore_bring_a_note_back(tmp_path: Path, file: Path) -> None:
    hedgerow(tmp_path, "add", str(file), "--quote", "The mayor")
    assert "Saved as" in hedgerow(tmp_path, "backup").output
    assert "Nothing has changed" in hedgerow(tmp_path, "backup").output
    hedgerow(tmp_path, "add", str(file), "--quote", "Fishermen")
    restored = hedgerow(tmp_path, "restore")
    assert restored.exit_code == 0
    assert "is the library again" in restored.output
    listed = hedgerow(tmp_path, "list").output
    assert "The mayor" in listed
    assert "Fishermen" not in listed
    assert len(list(tmp_path.glob("library set aside *.db"))) == 1


def test_restore_without_a_backup_says_so(tmp_path: Path) -> None:
    result = hedgerow(tmp_path, "restore")
    assert result.exit_code == 1
    assert "There is no backup" in result.output


def test_damaged_library_names_its_way_out(tmp_path: Path, file: Path) -> None:
    hedgerow(tmp_path, "add", str(file), "--quote", "The mayor")
    hedgerow(tmp_path, "backup")
    (tmp_path / "library.db").write_bytes(b"all the bytes are gone")
    listed = hedgerow(tmp_path, "list")
    assert listed.exit_code == 1
    assert "is damaged: “hedgerow notes restore” puts back the backup of" in listed.output
    assert hedgerow(tmp_path, "restore").exit_code == 0
    assert "The mayor" in hedgerow(tmp_path, "list").output


@pytest.mark.parametrize(
    ("name", "begins"),
    [("n.md", b"# "), ("n.csv", b"article,place"), ("n.txt", b"#separator:Tab"), ("n.json", b"{")],
)
def test_notes_on_a_file_are_exported_by_the_name_of_the_target(
    tmp_path: Path, file: Path, name: str, begins: bytes
) -> None:
    hedgerow(tmp_path, "add", str(file), "--quote", "The mayor", "--body", "Who?")
    result = hedgerow(tmp_path, "export", str(file), "--no-findings", "--out", str(tmp_path / name))
    assert result.exit_code == 0, result.output
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_export_needs_a_known_ending_and_a_writable_place(tmp_path: Path, file: Path) -> None:
    unknown = hedgerow(tmp_path, "export", str(file), "--out", str(tmp_path / "n.xyz"))
    assert "does not say which format" in unknown.output
    nowhere = hedgerow(tmp_path, "export", str(file), "--out", str(tmp_path / "no" / "n.json"))
    assert "cannot be written" in nowhere.output
    assert (unknown.exit_code, nowhere.exit_code) == (1, 1)


def test_whole_library_goes_to_another_one(tmp_path: Path, file: Path) -> None:
    hedgerow(tmp_path, "add", str(file), "--quote", "The mayor", "--body", "Who?", "--tag", "town")
    before = json.loads(hedgerow(tmp_path, "list", "--json").output)
    exported = hedgerow(tmp_path, "export")
    (tmp_path / "all.json").write_text(exported.stdout, encoding="utf-8")
    (tmp_path / "other").mkdir()
    brought = hedgerow(tmp_path / "other", "import", str(tmp_path / "all.json"))
    assert "1 added" in brought.output
    assert json.loads(hedgerow(tmp_path / "other", "list", "--json").output) == before
    merged = hedgerow(tmp_path, "import", str(tmp_path / "other" / "library.db"))
    assert "0 added, 0 updated, 1 already there" in merged.output


def test_import_of_something_else_is_one_sentence(tmp_path: Path, file: Path) -> None:
    for source in (str(file), str(tmp_path / "missing.json")):
        result = hedgerow(tmp_path, "import", source)
        assert result.exit_code == 1
        assert len(result.output.strip().splitlines()) == 1


def test_notes_follow_a_file_that_has_changed(tmp_path: Path, file: Path) -> None:
    hedgerow(tmp_path, "add", str(file), "--quote", "The mayor", "--body", "Who?")
    file.write_text("A new title\n\n" + TEXT, encoding="utf-8")
    told = hedgerow(tmp_path, "list", str(file))
    assert "1 note is on an earlier version of quay.txt" in told.output
    carried = hedgerow(tmp_path, "list", str(file), "--carry-over")
    assert "Notes carried over: 0 in the same place, 1 moved, 0 without their passage." in carried.output
    assert "Who?" in carried.output
    assert "earlier version" not in hedgerow(tmp_path, "list", str(file)).output


def test_notes_go_out_by_whose_words_they_stand_in_whatever_the_form(tmp_path: Path, file: Path) -> None:
    kept_analysis(tmp_path, file, (Quotation(0, 40),))
    hedgerow(tmp_path, "add", str(file), "--quote", "Observers", "--body", "Theirs.")
    hedgerow(tmp_path, "add", str(file), "--quote", "Fishermen", "--body", "Hers.")
    for form in ("csv", "markdown", "json"):
        quoted = hedgerow(tmp_path, "export", str(file), "--format", form, "--voice", "quoted").output
        assert ("Theirs." in quoted, "Hers." in quoted) == (True, False)
        own = hedgerow(tmp_path, "export", str(file), "--format", form, "--voice", "writer").output
        assert ("Theirs." in own, "Hers." in own) == (False, True)


def kept_analysis(tmp_path: Path, file: Path, quotations: tuple[Quotation, ...] = ()) -> None:
    """The window has coloured the article with one finding that no rule would find."""
    article = load_path(file)
    analysis = Analysis(
        (Finding("hedge.modal.may", "hedge", "modal", 0, 3, ((0, 3),)),), quotations, model=model_version()
    )
    measures = Measures(*(1 for _ in Measures._fields))
    with Library(tmp_path / "library.db") as library:
        library.articles.keep(article)
        rules = load_catalogue().version
        library.articles.keep_analysis(article.text_hash, rules, model_version(), pack(analysis, measures))


def test_export_takes_the_analysis_that_the_library_keeps(tmp_path: Path, file: Path) -> None:
    kept_analysis(tmp_path, file)
    result = hedgerow(tmp_path, "export", str(file), "--format", "markdown")
    assert result.output.count("\n- ") == 1


def test_notes_with_a_tag_go_out_of_all_articles_at_once(tmp_path: Path, file: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("The mill\n\nNobody says who sold the mill.", encoding="utf-8")
    hedgerow(tmp_path, "add", str(file), "--quote", "The mayor", "--body", "Who?", "--tag", "town")
    hedgerow(tmp_path, "add", str(file), "--quote", "Fishermen", "--body", "Which?")
    hedgerow(tmp_path, "add", str(other), "--quote", "Nobody", "--body", "Really?", "--tag", "town")
    for form, pieces in (("csv", 3), ("anki", None), ("markdown", None)):
        output = hedgerow(tmp_path, "export", "--format", form, "--tag", "town").output
        assert "Who?" in output
        assert "Really?" in output
        assert "Which?" not in output
        assert pieces in (None, len(output.splitlines()))


def test_a_part_of_the_article_keeps_its_own_numbers(tmp_path: Path, file: Path) -> None:
    kept_analysis(tmp_path, file)
    page = hedgerow(tmp_path, "export", str(file), "--format", "html", "--paragraphs", "2")
    assert '<span class="number">2 </span>' in page.output
    assert '<span class="number">1 </span>' not in page.output
    beyond = hedgerow(tmp_path, "export", str(file), "--format", "html", "--paragraphs", "90-99")
    assert "There is no such paragraph; the article has" in beyond.output
    assert beyond.exit_code == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["export", "--format", "html"], "Name the FILE: html holds one article."),
        (["export", "--format", "pdf"], "Name the FILE: pdf holds one article."),
        (["export", "--paragraphs", "2"], "Name the FILE: paragraphs are counted in one article."),
        (["export", "--voice", "writer"], "Name the FILE: whose words they are is told in one article."),
        (["export", "--category", "hedges"], "'hedges' is not one of"),
        (["export", "--paragraphs", "x"], "is no range of paragraphs"),
    ],
)
def test_wrong_use_is_told_and_exits_with_two(tmp_path: Path, words: list[str], sentence: str) -> None:
    result = hedgerow(tmp_path, *words)
    assert result.exit_code == 2
    assert sentence in result.output


def test_a_pdf_is_printed_by_whoever_starts_the_command_line(tmp_path: Path, file: Path) -> None:
    kept_analysis(tmp_path, file)
    words = ["notes", "export", str(file), "--format", "pdf", "--library", str(tmp_path / "library.db")]
    alone = CliRunner().invoke(main, words)
    assert "A PDF is printed by the whole program" in alone.output
    printed = CliRunner().invoke(main, words, obj=lambda html, title: html.encode())
    assert '<span class="m hedge">The</span>' in printed.output
