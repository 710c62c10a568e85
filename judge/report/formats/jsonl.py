"""JSON lines: a line for each grade, for streams and for `jq`. Each names its schema."""

import msgspec

from judge.model.grade import Gradebook
from judge.report.formats.json import grade_document

SCHEMA = "judge/grade/v1"


def render(gradebook: Gradebook) -> str:
    """A line for each grade, in the order of the gradebook."""
    lines = [{"schema": SCHEMA, **grade_document(grade)} for grade in gradebook.grades]
    return "".join(f"{msgspec.json.encode(line).decode()}\n" for line in lines)
