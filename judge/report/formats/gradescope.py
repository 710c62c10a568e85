"""The `results.json` that a Gradescope autograder leaves behind, for the submission of one student.

Every part is a test with its points; there is no score at the top, which would override theirs. What a
grader lets `--reveal` tell is visible at once, but for `full`: expected answers of hidden cases wait until
the grades are published.
"""

from typing import Any

from judge.model.errors import UsageError
from judge.model.grade import Grade, Gradebook, Part
from judge.model.verdict import Verdict
from judge.report.document import encode
from judge.report.formats import telling

OPEN_PARTS = ("samples", "load", "judge", "verdict")
"""Parts that hold no secret of the bank."""

Document = dict[str, Any]


def render(gradebook: Gradebook) -> str:
    """The gradebook as `results.json`. Raises UsageError where several students were graded."""
    require_one_student(gradebook, "gradescope")
    several = len({grade.slug for grade in gradebook.grades}) > 1
    document: Document = {
        "output": "\n".join(_outcome(grade) for grade in gradebook.grades) or "No submission was found.",
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "execution_time": round(gradebook.seconds, 3),
        "tests": [
            _test(part, grade, gradebook, several)
            for grade in gradebook.grades
            for part in telling.told_parts(grade)
        ],
        "extra_data": {
            "verdicts": {telling.line(grade.path): grade.verdict for grade in gradebook.grades},
            "sha256": {telling.line(grade.path): grade.sha256 for grade in gradebook.grades},
            "reveal": gradebook.reveal,
            "versions": gradebook.versions,
        },
    }
    if not document["tests"]:
        document["score"] = 0.0  # without tests, a score at the top is required
    return encode(document) + "\n"


def require_one_student(gradebook: Gradebook, name: str) -> None:
    """Raises UsageError where the gradebook holds more than one student's work: a file of one student
    would tell the grades of the others."""
    count = len(telling.students(gradebook))
    if count > 1:
        raise UsageError(
            f"The format '{name}' is for the submissions of one student, not of {count:,}.",
            "Grade each student's folder by itself, or choose another format.",
        )


def _outcome(grade: Grade) -> str:
    """`Binary Search: Wrong Answer, 4 of 10 points. The reason.`"""
    told = f"{telling.line(grade.title)}: {grade.verdict.words}, {telling.score(grade)}."
    if grade.verdict is Verdict.JE:
        return f"{told} The judge is at fault, not the submission: this is no grade, judge it again."
    warnings = "".join(f"\nWarning: {telling.line(warning)}" for warning in grade.warnings)
    return f"{told}{warnings}"


def _test(part: Part, grade: Grade, gradebook: Gradebook, several: bool) -> Document:
    scored = grade.earned is not None
    name = telling.line(part.name)
    return {
        "name": f"{grade.slug}: {name}" if several else name,
        "score": round(part.earned, 4) if scored else 0.0,
        "max_score": round(part.possible, 4) if scored else 0.0,
        "status": "passed" if part.state == "passed" else "failed",
        "output": _output(part, grade),
        "visibility": "visible"
        if gradebook.reveal != "full" or part.name in OPEN_PARTS
        else "after_published",
        "tags": [grade.slug],
    }


def _output(part: Part, grade: Grade) -> str:
    told = [telling.part_result(part), telling.part_message(part), *telling.growth_remarks(part, grade)]
    if part == telling.blamed_part(grade):
        told.append(telling.as_text(telling.facts(grade)))
    return "\n".join(filter(None, told))
