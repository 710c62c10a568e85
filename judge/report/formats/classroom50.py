"""The `result.json` of a Classroom 50 autograder, for the submission of one student.

Classroom 50 takes whole numbers only, so every problem counts 100 points here, shared among its parts as
the weights of the problem say. Who submitted what is known to the environment of the autograder alone.
"""

import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct

from judge.model.errors import UsageError
from judge.model.grade import Grade, Gradebook, Part
from judge.report.document import encode
from judge.report.formats import telling
from judge.report.formats.gradescope import require_one_student

SCHEMA = "classroom50/result/v1"

POINTS = 100
"""Points of a problem. The weights of a problem add up to ten or so, too few for whole numbers."""

REQUIRED = ("CLASSROOM", "ASSIGNMENT", "SUBMISSION_TAG", "COMMIT_URL", "RELEASE_URL")
"""Variables that the runner of Classroom 50 sets for every autograder."""


class Identity(Struct, frozen=True, kw_only=True):
    """Whose submission it is, in the words of Classroom 50. The runner checks and completes it."""

    classroom: str
    assignment: str
    assignment_type: str
    owner: str
    submission: str
    commit: str
    release: str
    review: str


def identity_from(environment: Mapping[str, str]) -> Identity:
    """The identity that the runner hands over in its environment. Raises UsageError naming all that lacks."""
    missing = [name for name in REQUIRED if not environment.get(name)]
    if missing:
        raise UsageError(
            f"The format 'classroom50' needs {', '.join(missing)} in the environment.",
            "The runner of Classroom 50 sets them; elsewhere choose another format, such as 'json'.",
        )
    return Identity(
        classroom=environment["CLASSROOM"],
        assignment=environment["ASSIGNMENT"],
        assignment_type=environment.get("ASSIGNMENT_TYPE") or "individual",
        owner=environment.get("OWNER") or environment.get("USERNAME") or "unknown",
        submission=environment["SUBMISSION_TAG"],
        commit=environment["COMMIT_URL"],
        release=environment["RELEASE_URL"],
        review=environment.get("REVIEW_URL") or environment["COMMIT_URL"],
    )


def render(gradebook: Gradebook, environment: Mapping[str, str] = os.environ) -> str:
    """The gradebook as `result.json`. Raises UsageError where the identity is unknown, or of several."""
    identity = identity_from(environment)
    require_one_student(gradebook, "classroom50")
    several = len(gradebook.grades) > 1
    names = telling.names(gradebook)
    tests = [
        test
        for name, grade in zip(names, gradebook.grades, strict=True)
        for test in _tests(grade, f"{name}: " if several else "")
    ]
    return (
        encode(
            {
                "schema": SCHEMA,
                "classroom": identity.classroom,
                "assignment": identity.assignment,
                "assignment_type": identity.assignment_type,
                "owner": identity.owner,
                "submission": identity.submission,
                "commit": identity.commit,
                "release": identity.release,
                "review": identity.review,
                "datetime": _utc(gradebook.started),
                "graded_at": _utc(gradebook.started),
                "score": sum(test["score"] for test in tests),
                "max-score": sum(test["max-score"] for test in tests),
                "tests": tests,
            }
        )
        + "\n"
    )


def _tests(grade: Grade, prefix: str) -> list[dict[str, Any]]:
    parts = telling.told_parts(grade)
    blamed = telling.blamed_part(grade)
    scored = grade.earned is not None
    found = []
    for part, most in zip(parts, whole_points(parts), strict=True):
        told = [telling.part_result(part), telling.part_message(part), *telling.growth_remarks(part, grade)]
        if part is blamed:
            told.append(telling.as_text(telling.facts(grade)))
        found.append(
            {
                "test-name": f"{prefix}{telling.line(part.name)}" or "part",
                "passed": part.state == "passed",
                "score": _earned(part, most) if scored else 0,
                "max-score": most if scored else 0,
                "output": "\n".join(filter(None, told)),
            }
        )
    return found


def whole_points(parts: Sequence[Part]) -> list[int]:
    """How many of the 100 points each part is worth. They add up to 100, none is off by one or more."""
    possible = sum(part.possible for part in parts)
    shares, before, given = [], 0.0, 0
    for part in parts:
        before += part.possible
        upto = round(POINTS * before / possible) if possible else 0
        shares.append(upto - given)
        given = upto
    return shares


def _earned(part: Part, most: int) -> int:
    """The part's points as a whole number, rounded; all of them only where it earned all."""
    if part.possible <= 0:
        return 0
    if part.state == "passed":
        return most
    return max(min(round(most * part.earned / part.possible), most - 1), 0)


def _utc(moment: str) -> str:
    return datetime.fromisoformat(moment).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
