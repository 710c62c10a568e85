"""The summary of a GitHub Actions step: Markdown that is appended to `$GITHUB_STEP_SUMMARY`.

GitHub refuses a summary of more than 1 MiB altogether, so this one ends before, and says what it left out.
"""

from collections.abc import Iterator
from html import escape

from judge.model.grade import Grade, Gradebook
from judge.model.verdict import Verdict
from judge.report.formats import markdown, telling

MOST_BYTES = 1 << 20
"""Size of a summary that GitHub takes from a step."""

ROOM_FOR_THE_END = 1_000
"""Bytes kept free for the sentence about what was left out."""

MOST_ROWS = 2_000
"""Grades up to which there is a table; a table of more could fill the summary by itself."""


def render(gradebook: Gradebook) -> str:
    """The summary, at most 1 MiB of UTF-8."""
    found, size = [], 0
    blocks = list(_blocks(gradebook))
    for number, block in enumerate(blocks):
        size += len(block.encode()) + 2
        if size > MOST_BYTES - ROOM_FOR_THE_END:
            left = len(blocks) - number
            found.append(f"{left:,} more sections do not fit; the uploaded reports have them all.")
            break
        found.append(block)
    return "\n\n".join(found) + "\n"


def _blocks(gradebook: Gradebook) -> Iterator[str]:
    yield "## Grades"
    if len(gradebook.grades) <= MOST_ROWS:
        yield markdown.overview(gradebook)
    else:
        yield f"**{'** · **'.join(telling.headline(gradebook.grades))}**"
    rejected = [grade for grade in gradebook.grades if grade.verdict is not Verdict.AC]
    for grade in telling.worst_first(rejected):
        yield _folded(grade)
    yield from markdown.remarks(gradebook)


def _folded(grade: Grade) -> str:
    """A submission that unfolds. The line that is always seen is HTML, in which Markdown means nothing."""
    who, slug = escape(telling.who(grade)), escape(grade.slug)
    seen = f"<code>{who}</code> <code>{slug}</code>: {grade.verdict.words}, {telling.score(grade)}"
    account = "\n\n".join(markdown.account(grade))
    return f"<details><summary>{seen}</summary>\n\n{account}\n\n</details>"
