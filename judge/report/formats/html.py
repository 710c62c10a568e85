"""HTML pages that need nothing but themselves: an index of the class, and a page for each submission.

No script, no network, no image: a Content-Security-Policy forbids them, so that even a mistake in here
would let no submission act in the reader's browser. Jinja escapes every text, after `clean`.
"""

import functools
import re
import unicodedata
from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

from judge.growth.naming import bound_in_words, in_a_sentence
from judge.model.grade import Grade, Gradebook
from judge.model.growth import Growth
from judge.model.verdict import Verdict
from judge.report.clean import clean
from judge.report.costs import duration
from judge.report.formats import telling
from judge.report.formats.growth_plot import main_plot, small_plots
from judge.report.growth_words import accepted_lines, cost_of_line
from judge.report.sums import Totals, points, totals, worth_of

INDEX = "index.html"

NAME_LENGTH = 60
"""Characters of a student's name that a file name keeps."""


class Entry(Struct, frozen=True):
    """A grade and the page that tells of it."""

    grade: Grade
    page: str


class Row(Struct, frozen=True):
    """A student's line in the index: for each problem the entries, mostly one."""

    student: str
    cells: tuple[tuple[Entry, ...], ...]
    totals: Totals


class ProblemLine(Struct, frozen=True):
    """How a problem went: its verdicts by number, most frequent first, and the mean of the points."""

    slug: str
    title: str
    totals: Totals
    verdicts: tuple[tuple[Verdict, int], ...]


def render_pages(gradebook: Gradebook) -> dict[str, str]:
    """Return the content of every page by its file name: `index.html`, and one a submission."""
    entries = [
        Entry(grade, page) for grade, page in zip(gradebook.grades, page_names(gradebook), strict=True)
    ]
    shared = {"gradebook": gradebook, "when": _when(gradebook.started), **_style()}
    pages = {INDEX: _template("index.html").render(shared, **_index(gradebook, entries))}
    for number, entry in enumerate(entries):
        around = {
            "before": entries[number - 1] if number else None,
            "after": entries[number + 1] if number + 1 < len(entries) else None,
        }
        pages[entry.page] = _template("submission.html").render(shared, **_submission(entry), **around)
    return pages


def page_names(gradebook: Gradebook) -> list[str]:
    """Return a file name for each grade that every file system takes, no two alike but for their case."""
    seen: Counter[str] = Counter()
    found = []
    for grade in gradebook.grades:
        whole = f"{grade.student}-{grade.slug}" if grade.student else grade.slug
        ascii_only = unicodedata.normalize("NFKD", whole).encode("ascii", "ignore").decode().lower()
        name = re.sub(r"[^a-z0-9]+", "-", ascii_only)[-NAME_LENGTH:].strip("-") or "submission"
        if name == "index":
            name = "submission-index"
        seen[name] += 1
        found.append(f"{name}.html" if seen[name] == 1 else f"{name}--{seen[name]}.html")
    return found


def _index(gradebook: Gradebook, entries: Sequence[Entry]) -> dict[str, Any]:
    slugs = list(dict.fromkeys(grade.slug for grade in gradebook.grades))
    named = telling.students(gradebook) != [""]
    return {
        "totals": totals(gradebook.grades),
        "named": named,
        "slugs": slugs,
        "rows": _rows(gradebook, entries, slugs) if named else [],
        "entries": entries,
        "problems": [_problem(gradebook, slug) for slug in slugs],
        "faults": [entry for entry in entries if entry.grade.verdict is Verdict.JE],
        "warned": [entry for entry in entries if entry.grade.warnings],
    }


def _rows(gradebook: Gradebook, entries: Sequence[Entry], slugs: Sequence[str]) -> list[Row]:
    worth = worth_of(gradebook.grades)
    theirs: dict[str, list[Entry]] = {student: [] for student in telling.students(gradebook)}
    for entry in entries:
        theirs[entry.grade.student].append(entry)
    return [
        Row(
            student,
            tuple(tuple(entry for entry in own if entry.grade.slug == slug) for slug in slugs),
            totals([entry.grade for entry in own], worth),
        )
        for student, own in theirs.items()
    ]


def _problem(gradebook: Gradebook, slug: str) -> ProblemLine:
    grades = [grade for grade in gradebook.grades if grade.slug == slug]
    verdicts = Counter(grade.verdict for grade in grades if grade.verdict is not Verdict.AC)
    return ProblemLine(slug, grades[0].title, totals(grades), tuple(verdicts.most_common()))


def _submission(entry: Entry) -> dict[str, Any]:
    grade = entry.grade
    growth = grade.growth
    return {
        "grade": grade,
        "facts": telling.facts(telling.without_growth(grade)),
        "parts": telling.told_parts(grade),
        "reason": telling.reason(grade) if grade.verdict is not Verdict.AC else "",
        "sentence": in_a_sentence(growth) if growth is not None and growth.decision == "above" else "",
        "why": _why(growth),
        "remarks": accepted_lines(growth) if growth is not None else [],
        "plot": main_plot(growth) if growth is not None else None,
        "small": small_plots(growth) if growth is not None else [],
    }


def _why(growth: Growth | None) -> list[str]:
    """Return why the blamed line costs much: words and code by turns, nothing where that is not known."""
    if growth is None or growth.line is None or not growth.line.why:
        return []
    return telling.line(growth.line.why, telling.WHY_LENGTH).split("`")


def _when(moment: str) -> str:
    return datetime.fromisoformat(moment).strftime("%d %B %Y, %H:%M").lstrip("0")


def _template(name: str) -> Any:
    return _environment().get_template(name)


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("judge.report.formats", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    environment.filters.update(line=telling.line, points=points)
    environment.globals.update(
        part_result=telling.part_result,
        part_message=telling.part_message,
        as_sentence=telling.as_sentence,
        bound_in_words=bound_in_words,
        cost_of_line=cost_of_line,
        duration=duration,
        kind_of=_kind,
    )
    return environment


def _harmless(value: Any) -> Any:
    """Return what a template prints, without control characters; Jinja escapes it after this."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@functools.cache
def _style() -> dict[str, Any]:
    """Return the style sheet and its hash, by which the policy of a page allows it and no other."""
    style = files("judge.report.formats").joinpath("templates/style.css").read_text("utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return {"style": Markup(style), "style_hash": f"sha256-{digest}"}


def _kind(verdict: Verdict) -> str:
    """Return how a verdict is coloured: good, bad, or ours."""
    if verdict is Verdict.AC:
        return "good"
    return "ours" if verdict is Verdict.JE else "bad"
