"""Every format of a class, compared with a file that a person has read.

To write them again after a change that is meant: `python -m tests.report.formats.test_golden`, and read the
difference before it is committed.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from judge.report.formats import classroom50, github, gradescope, html, junit, markdown, summary
from tests import gradebooks
from tests.report.formats import parsing

GOLDEN = Path(__file__).with_name("golden")

IDENTITY = {
    "CLASSROOM": "cs101",
    "ASSIGNMENT": "windows",
    "SUBMISSION_TAG": "submit/2026-03-02T13-05-00Z-5f5f5f5",
    "COMMIT_URL": "https://github.com/cs101/cs101-windows-anna/commit/5f5f5f5",
    "RELEASE_URL": "https://github.com/cs101/cs101-windows-anna/releases/tag/submit",
    "USERNAME": "anna",
}

PAGES = {
    name: re.sub("<style>.*?</style>|sha256-[^']*", "", page, flags=re.DOTALL)
    for name, page in html.render_pages(gradebooks.whole_class()).items()
}
"""The pages without their style sheet, which nobody needs to read three times."""

RENDERED: dict[str, Callable[[], str]] = {
    "junit.xml": lambda: junit.render(gradebooks.whole_class()),
    "gradescope.json": lambda: gradescope.render(gradebooks.one_student()),
    "classroom50.json": lambda: classroom50.render(gradebooks.one_student(), IDENTITY),
    "github.txt": lambda: github.render(gradebooks.whole_class(), {}),
    "summary.md": lambda: summary.render(gradebooks.whole_class()),
    "markdown.md": lambda: markdown.render(gradebooks.whole_class()),
    "index.html": lambda: PAGES["index.html"],
    "too_slow.html": lambda: PAGES["deniz-window-max.html"],
    "wrong_answer.html": lambda: PAGES["ben-window-max.html"],
}


@pytest.mark.parametrize("name", RENDERED)
def test_a_format_is_as_it_was_read(name: str) -> None:
    assert RENDERED[name]() == (GOLDEN / name).read_text("utf-8")


def test_the_golden_files_are_valid() -> None:
    parsing.xml((GOLDEN / "junit.xml").read_text("utf-8"))
    for name in ("gradescope", "classroom50"):
        parsing.document((GOLDEN / f"{name}.json").read_text("utf-8"), name)
    for page in GOLDEN.glob("*.html"):
        parsing.html(page.read_text("utf-8"))


if __name__ == "__main__":
    for name, make in RENDERED.items():
        (GOLDEN / name).write_text(make(), "utf-8")
