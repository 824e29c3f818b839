"""Markdown: what its marks mean becomes blocks; the marks themselves go."""

from reader.loading import load_bytes

TEXT = b"""---
title: "The quiet vote"
author: [Jane Roe, Ali Khan]
date: 2024-05-01
tags:
  - press
---

Nobody *knows* why [the vote](https://example.org) was
so quiet.[^1]

## What was said

> It may **never** happen again.
>
> > Never is a long time.

* one `point`
* another
    1. below it

| who | what |
| --- | ---- |
| she | left |

<script>alert("no")</script>

![a drawing](x.png)

Roses are red,\\
violets blue.

[^1]: Some suspect the rain.
"""


def test_blocks_of_markdown():
    article = load_bytes(TEXT, name="vote.md")
    assert [(b.kind.value, b.level, article.block_text(b)) for b in article.blocks] == [
        ("heading", 1, "The quiet vote"),
        ("paragraph", 0, "Nobody knows why the vote was so quiet."),
        ("heading", 2, "What was said"),
        ("quotation", 1, "It may never happen again."),
        ("quotation", 2, "Never is a long time."),
        ("list-item", 1, "one point"),
        ("list-item", 1, "another"),
        ("list-item", 2, "below it"),
        ("paragraph", 0, "who · what"),
        ("paragraph", 0, "she · left"),
        ("paragraph", 0, "Roses are red,\nviolets blue."),
        ("footnote", 0, "Some suspect the rain."),
    ]


def test_front_matter_gives_the_metadata():
    article = load_bytes(TEXT, name="vote.md")
    assert (article.title, article.author, article.date) == (
        "The quiet vote",
        "Jane Roe, Ali Khan",
        "2024-05-01",
    )


def test_markdown_is_known_without_its_suffix_only_when_it_is_plain():
    assert (
        load_bytes(b"# A title\n\nWords with a [link](https://example.org) in them.\n").format == "markdown"
    )
    assert load_bytes(b"# one sign alone is no Markdown\n\nWords.\n").format == "text"


def test_deep_nesting_is_read_without_harm():
    assert "word" in load_bytes(b">" * 5000 + b" word", name="deep.md").text
    assert "word" in load_bytes(b"[" * 20000 + b" word", name="deep.md").text
