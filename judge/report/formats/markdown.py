"""Markdown, for a wiki, a comment, or a person with an editor.

Whatever came from a submission stands in a code span or a fenced block: nothing in there is a link, an
image, a mention, HTML or a cell's end, however it is written.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from judge.model.grade import Grade, Gradebook
from judge.model.verdict import Verdict
from judge.report import growth_words
from judge.report.formats import telling
from judge.report.sums import points, totals, worth_of

_PLAIN = re.compile(r"[^\W_]+([ -][^\W_]+)*")
"""Words that mean nothing to Markdown, whatever stands around them."""

_LIST_NUMBER = re.compile(r"\d+")


def render(gradebook: Gradebook) -> str:
    """The gradebook as one Markdown document."""
    return "\n\n".join(sections(gradebook)) + "\n"


def sections(gradebook: Gradebook) -> Iterator[str]:
    """The blocks of the document, in their order."""
    yield "# Grades"
    yield overview(gradebook)
    rejected = [grade for grade in gradebook.grades if grade.verdict is not Verdict.AC]
    if rejected:
        yield "## What failed, and why"
        for grade in telling.worst_first(rejected):
            yield f"### {title(grade)}"
            yield from account(grade)
    yield from remarks(gradebook)


def overview(gradebook: Gradebook) -> str:
    """The numbers, and the table of who got what."""
    numbers = f"**{'** · **'.join(telling.headline(gradebook.grades))}**"
    return f"{numbers}\n\n{grades_table(gradebook)}" if gradebook.grades else numbers


def title(grade: Grade) -> str:
    """`anna, binary_search: Wrong Answer`."""
    return f"{inline(telling.who(grade))}, {inline(grade.slug)}: {grade.verdict.words}"


def account(grade: Grade) -> Iterator[str]:
    """The blocks that say what became of a submission: file, reason, parts, failing case."""
    yield f"**{telling.score(grade).capitalize()}.** {code(telling.reason(grade))}"
    if grade.verdict is Verdict.JE:
        yield "The judge is at fault, not the submission: this is no grade, judge it again."
    place = f", line {grade.line}" if grade.line else ""
    yield f"File {code(telling.line(grade.path))}{place}"
    rows = [
        (inline(telling.line(part.name)), telling.part_result(part), points(part.earned))
        for part in telling.told_parts(grade)
    ]
    yield table(("Part", "Result", "Points"), rows, right=(2,))
    for fact in telling.facts(grade):
        if fact.block:
            yield f"{fact.label}:\n\n{fenced(fact.text)}"
        else:
            yield f"{fact.label}: {code(fact.text)}" if fact.label else fact.text


def remarks(gradebook: Gradebook) -> Iterator[str]:
    """Yield remarks on what was accepted, warnings, and the files that were not graded."""
    told = [
        (grade, remark)
        for grade in gradebook.grades
        if grade.growth
        for remark in growth_words.remarks(grade.growth)
    ]
    if told:
        yield "## Accepted, with a remark on the growth"
        yield "\n".join(
            f"- {inline(telling.who(grade))}, {inline(grade.slug)}: {code(telling.line(remark))}"
            for grade, remark in told
        )
    warned = [(grade, warning) for grade in gradebook.grades for warning in grade.warnings]
    if warned:
        yield "## Warnings"
        yield "\n".join(
            f"- {inline(telling.who(grade))}, {inline(grade.slug)}: {code(telling.line(warning))}"
            for grade, warning in warned
        )
    if gradebook.ignored:
        yield "## Not graded"
        yield "\n".join(
            f"- {code(telling.line(ignored.path))}: {code(telling.line(ignored.why))}"
            for ignored in gradebook.ignored
        )


def grades_table(gradebook: Gradebook) -> str:
    """Students by problems, if students are named; else a row for each submission."""
    grades = gradebook.grades
    if telling.students(gradebook) == [""]:
        rows = [
            (inline(grade.slug), code(telling.line(grade.path)), grade.verdict.words, telling.score(grade))
            for grade in grades
        ]
        return table(("Problem", "File", "Verdict", "Score"), rows, right=(3,))
    slugs = list(dict.fromkeys(grade.slug for grade in grades))
    worth = worth_of(grades)
    by_student: list[tuple[str, ...]] = []
    for student, theirs in telling.by_student(gradebook).items():
        cells = [_cell([grade for grade in theirs if grade.slug == slug]) for slug in slugs]
        sums = totals(theirs, worth)
        total = f"{points(sums.earned)} / {points(sums.possible)}"
        by_student.append((inline(telling.line(student)) if student else "", *cells, total))
    return table(("Student", *map(inline, slugs), "Points"), by_student, right=(len(slugs) + 1,))


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int] = ()) -> str:
    """A table; the cells must be Markdown without line breaks and bars."""
    rule = ["---:" if column in right else "---" for column in range(len(heads))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rule, *rows))


def inline(text: str) -> str:
    """A name: as it is where it consists of plain words, else as code."""
    plain = _PLAIN.fullmatch(text) and not _LIST_NUMBER.fullmatch(text)
    return text if plain else code(text)


def code(text: str) -> str:
    """The text, of one line, as a code span. A bar would end a cell of a table even there: it is broken."""
    text = text.replace("\n", " ").replace("|", "¦")
    if not text.strip():
        return ""
    ticks = "`" * (_longest_run(text, "`") + 1)
    pad = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def fenced(text: str) -> str:
    """The text as a block of code."""
    fence = "`" * max(3, _longest_run(text, "`") + 1)
    return f"{fence}text\n{text}\n{fence}"


def _cell(grades: Sequence[Grade]) -> str:
    """What a student got for a problem, of several submissions each."""
    found = []
    for grade in grades:
        earned = "" if grade.earned is None else f" {points(grade.earned)}"
        found.append(f"{grade.verdict}{earned}")
    return ", ".join(found)


def _longest_run(text: str, character: str) -> int:
    return max(map(len, re.findall(f"{re.escape(character)}+", text)), default=0)
