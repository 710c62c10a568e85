"""Whatever stands in the texts of a submission, every format stays valid and takes none of it for its own."""

import csv
import importlib
import io
import json
import re
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judge.model.grade import Gradebook
from judge.report.formats import FORMATS, classroom50, github, gradescope, html, junit, markdown, summary
from tests import gradebooks, reports
from tests.properties import repeatable
from tests.report.formats import parsing
from tests.report.formats.test_golden import IDENTITY

MOST_BYTES = 1 << 20
"""Of a page, a file for a single student, a summary: no text of a submission makes them large."""

ALLOWED_HTML = re.compile(r"</?(details|summary|code)>")
"""The only HTML in Markdown of ours."""


@cache
def calm() -> Gradebook:
    """The gradebook whose texts mean nothing anywhere."""
    return gradebooks.hostile("word")


def check_junit(book: Gradebook) -> None:
    found, wanted = parsing.xml(junit.render(book)), parsing.xml(junit.render(calm()))
    assert [len(suite.findall("testcase")) for suite in found] == [len(s.findall("testcase")) for s in wanted]
    names = [(case.get("classname"), case.get("name")) for case in found.iter("testcase")]
    assert len(set(names)) == len(names)


def check_gradescope(book: Gradebook) -> None:
    found = parsing.document(gradescope.render(book), "gradescope")
    assert all(test["score"] <= test["max_score"] for test in found["tests"])


def check_classroom50(book: Gradebook) -> None:
    found = parsing.document(classroom50.render(book, IDENTITY), "classroom50")
    assert found["score"] <= found["max-score"]


def check_github(book: Gradebook) -> None:
    found = parsing.commands(github.render(book, {"GITHUB_WORKSPACE": "/work"}))
    assert [name for name, _, _ in found].count("error") == 5
    assert found[-1][0] == "notice"
    assert all(properties.keys() <= {"file", "line", "title"} for _, properties, _ in found)


def check_markdown(book: Gradebook) -> None:
    check_text(markdown.render(book), markdown.render(calm()))


def check_summary(book: Gradebook) -> None:
    text = summary.render(book)
    assert len(text.encode()) <= MOST_BYTES
    check_text(text, summary.render(calm()))


def check_text(text: str, wanted: str) -> None:
    """Nothing but code came from the submission: no link, no image, no HTML, no other structure."""
    tokens = parsing.markdown(text)
    assert not [token.type for token in tokens if token.type.startswith(("link", "image"))]
    for token in tokens:
        if token.type in ("html_block", "html_inline"):
            assert not re.search("<[^>]*>", ALLOWED_HTML.sub("", token.content)), token.content[:200]
        if token.type == "text":
            assert "evil" not in token.content
    kinds = [token.type for token in parsing.markdown(wanted)]
    for kind in ("heading_open", "table_open", "tr_open", "td_open", "html_block", "hr"):
        assert [token.type for token in tokens].count(kind) == kinds.count(kind), kind


def check_html(book: Gradebook) -> None:
    pages, wanted = html.render_pages(book), html.render_pages(calm())
    assert len(pages) == len(wanted) == len(book.grades) + 1
    assert len({name.lower() for name in pages}) == len(pages)
    for name, text in pages.items():
        assert re.fullmatch(r"[a-z0-9-]+\.html", name)
        assert len(text.encode()) <= MOST_BYTES
        tree = parsing.html(text)
        assert not list(tree.iter("script")) and not list(tree.iter("img"))
        for element in tree.iter():
            assert not [key for key in element.attrib if key.startswith("on") or key in ("style", "src")]
        links = [link.get("href") for link in tree.iter("a")]
        assert all(link in pages or link == "#content" for link in links)


def check_plain(name: str) -> Callable[[Gradebook], None]:
    """A check of a format that programs read: strict JSON, a line or a row for each grade."""

    def check(book: Gradebook) -> None:
        text = importlib.import_module(FORMATS[name]).render(book)
        text.encode()
        if name == "csv":
            csv.field_size_limit(MOST_BYTES * 2)
            rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
            assert len(rows) == len(book.grades) + 1
            assert len({len(row) for row in rows}) == 1
            assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in tuple("=+-@|%")]
        else:
            lines = text.split("\n")[:-1] if name == "jsonl" else [text]
            assert [isinstance(json.loads(line), dict) for line in lines] == [True] * len(lines)
            assert name == "json" or len(lines) == len(book.grades)

    return check


CHECKS: dict[str, Callable[[Gradebook], None]] = {
    "junit": check_junit,
    "gradescope": check_gradescope,
    "classroom50": check_classroom50,
    "github": check_github,
    "markdown": check_markdown,
    "summary": check_summary,
    "html": check_html,
    **{name: check_plain(name) for name in ("json", "jsonl", "csv") if name in FORMATS},
}


@pytest.mark.parametrize("attack", gradebooks.ATTACKS)
@pytest.mark.parametrize("name", CHECKS)
def test_a_hostile_submission_gives_a_valid_file(name: str, attack: str) -> None:
    text = gradebooks.ATTACKS[attack]
    if text.strip() or name not in ("markdown", "summary"):  # texts that are empty leave their blocks out
        CHECKS[name](gradebooks.hostile(text))


@pytest.mark.parametrize("name", ["markdown", "summary"])
@pytest.mark.parametrize("text", ["", " \n\t\n "])
def test_an_empty_text_leaves_no_empty_code(name: str, text: str) -> None:
    render = {"markdown": markdown.render, "summary": summary.render}[name]
    found = render(gradebooks.hostile(text))
    assert "``\n" not in found.replace("```", "")


@pytest.mark.parametrize("name", CHECKS)
@settings(repeatable, max_examples=12)
@given(
    text=st.text(st.characters(), max_size=60)
    | st.text("`|<>[]()!*_~#&;:@\\\n%]'\"\x00\ud800-= 1a", max_size=40)
)
def test_any_text_gives_a_valid_file(name: str, text: str) -> None:
    CHECKS[name](gradebooks.hostile(f"x{text}"))


def test_every_format_is_tested_against_hostile_texts() -> None:
    assert set(CHECKS) == set(FORMATS)


def test_texts_of_a_submission_arrive() -> None:
    """Being harmless is easy for a format that leaves the texts out."""
    book = gradebooks.hostile("needle-7c41")
    texts = {
        "junit": junit.render(book),
        "gradescope": gradescope.render(book),
        "classroom50": classroom50.render(book, IDENTITY),
        "github": github.render(book, {}),
        "markdown": markdown.render(book),
        "summary": summary.render(book),
        "html": "".join(html.render_pages(book).values()),
    }
    assert {name: text.count("needle-7c41") > 20 for name, text in texts.items()} == dict.fromkeys(
        texts, True
    )
    json.loads(texts["gradescope"])


def test_the_attacks_hold_what_they_are_about() -> None:
    assert reports.ATTACK in gradebooks.ATTACKS.values()
    assert len(gradebooks.ATTACKS["flood"]) == 1 << 20
