"""JSON: one document with all grades, schema `judge/grades/v1`."""

from collections import Counter
from typing import Any

import msgspec
from msgspec.structs import replace

from judge.model.grade import Grade, Gradebook
from judge.model.verdict import Verdict
from judge.report.document import encode
from judge.report.growth_document import growth_document

SCHEMA = "judge/grades/v1"


def render(gradebook: Gradebook) -> str:
    """Return the gradebook as indented JSON."""
    return encode(document(gradebook)) + "\n"


def document(gradebook: Gradebook) -> dict[str, Any]:
    """Return the gradebook as plain data that JSON can hold."""
    verdicts = Counter(grade.verdict for grade in gradebook.grades)
    return {
        "schema": SCHEMA,
        "started": gradebook.started,
        "seconds": gradebook.seconds,
        "reveal": gradebook.reveal,
        "versions": gradebook.versions,
        "summary": {
            "submissions": len(gradebook.grades),
            "accepted": verdicts[Verdict.AC],
            "rejected": len(gradebook.grades) - verdicts[Verdict.AC] - verdicts[Verdict.JE],
            "judge_errors": verdicts[Verdict.JE],
            "ignored": len(gradebook.ignored),
        },
        "grades": [grade_document(grade) for grade in gradebook.grades],
        "ignored": [{"path": ignored.path, "why": ignored.why} for ignored in gradebook.ignored],
    }


def grade_document(grade: Grade) -> dict[str, Any]:
    """Return one grade as plain data. `earned` is null where the judge is at fault."""
    plain: dict[str, Any] = msgspec.to_builtins(replace(grade, growth=None))
    return plain | {"growth": growth_document(grade.growth) if grade.growth else None}
