"""JSON lines: a line for each grade, for streams and for `jq`. Each names its schema and what it may tell."""

from judge.model.grade import Gradebook
from judge.report.document import encode_line
from judge.report.formats.json import grade_document

SCHEMA = "judge/grade/v1"


def render(gradebook: Gradebook) -> str:
    """A line for each grade, in the order of the gradebook."""
    head = {"schema": SCHEMA, "reveal": gradebook.reveal}
    lines = [{**head, **grade_document(grade)} for grade in gradebook.grades]
    return "".join(f"{encode_line(line)}\n" for line in lines)
