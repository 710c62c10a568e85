"""The formats of graded submissions: one module each, imported when it is asked for.

A module has `render(gradebook) -> str`; a format of several files has `render_pages(gradebook)`, which
gives the content of each by its name.
"""

from collections.abc import Callable
from importlib import import_module
from typing import cast

from judge.model.grade import Gradebook

FORMATS = {
    "json": "judge.report.formats.json",
    "jsonl": "judge.report.formats.jsonl",
    "csv": "judge.report.formats.csv",
    "junit": "judge.report.formats.junit",
    "gradescope": "judge.report.formats.gradescope",
    "classroom50": "judge.report.formats.classroom50",
    "github": "judge.report.formats.github",
    "summary": "judge.report.formats.summary",
    "markdown": "judge.report.formats.markdown",
    "html": "judge.report.formats.html",
}
"""Where each format lives, by the name that `--format` takes."""

FOLDERS = frozenset({"html"})
"""The formats of several files."""


def renderer(name: str) -> Callable[[Gradebook], str]:
    """What renders a format of one file."""
    return cast(Callable[[Gradebook], str], import_module(FORMATS[name]).render)


def page_renderer(name: str) -> Callable[[Gradebook], dict[str, str]]:
    """What renders a format of several files: the content of each by its name."""
    return cast(Callable[[Gradebook], dict[str, str]], import_module(FORMATS[name]).render_pages)
