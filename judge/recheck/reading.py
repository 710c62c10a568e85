"""Reading a report that shall be judged again, with one clear message for each way in which it cannot be."""

import codecs
from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec

from judge.model.bound import InvalidBound, parse_bound
from judge.model.errors import UsageError
from judge.model.verdict import Verdict
from judge.recheck.documents import GradeDocument, RunDocument
from judge.report import document
from judge.report.clean import clean_line
from judge.report.formats import json, jsonl

Raw = dict[str, Any]
Parsed = TypeVar("Parsed", RunDocument, GradeDocument)

OF_A_RUN = ("problem.slug", "problem.digest", "corpus.digest", "submission.sha256", "scope", "versions")
"""What the report of a run must hold for judging it again."""

OF_A_GRADE = ("slug", "sha256", "digest", "corpus", "reveal", "versions")
"""What a grade must hold for it."""

WRITE_ONE = "Write one with `judge run SLUG FILE --json`, or with `judge grade --format json`."

LISTED = 5
"""Grades of a file that are named, so that one can be chosen."""


def read_report(
    data: bytes, name: str, student: str | None = None, problem: str | None = None
) -> RunDocument | GradeDocument:
    """Return the report in a file, or the grade of a student or problem in one with many.

    `name` is what messages call the file. Raises UsageError.
    """
    found = _documents(data, name)
    grades = [one for one in found if one["schema"] != document.SCHEMA]
    if grades:
        return parse_grade(_chosen(grades, name, student, problem), name)
    if student is not None or problem is not None:
        raise UsageError(
            f"{name} is the report of one run.", "--student and --problem choose among the grades of a class."
        )
    return parse_run(found[0], name)


def parse_run(raw: Raw, name: str) -> RunDocument:
    """Return the report of a run as its type. Raises UsageError if it lacks something or is damaged."""
    _require(raw, OF_A_RUN, name)
    _refuse_fault(raw, name)
    parsed = _parsed(raw, RunDocument, name)
    if parsed.scope.claim:
        try:
            parse_bound(parsed.scope.claim)
        except InvalidBound as error:
            raise _damaged(name, f"scope.claim: {error}") from None
    return parsed


def parse_grade(raw: Raw, name: str) -> GradeDocument:
    """Return a grade as its type. Raises UsageError if it lacks something or is damaged."""
    _refuse_fault(raw, name)
    _require(raw, OF_A_GRADE, name)
    return _parsed(raw, GradeDocument, name)


# -- which document ------------------------------------------------------------------------------------


def _documents(data: bytes, name: str) -> list[Raw]:
    """Return the report of a run, or all grades of a file."""
    found: list[Raw] = []
    values = _values(data, name)
    for value in values:
        schema = value.get("schema") if isinstance(value, dict) else None
        if schema == json.SCHEMA and isinstance(value.get("grades"), list):
            grades = [grade for grade in value["grades"] if isinstance(grade, dict)]
            found += [{"schema": schema, "reveal": value.get("reveal"), **grade} for grade in grades]
        elif schema == jsonl.SCHEMA or (schema == document.SCHEMA and len(values) == 1):
            found.append(value)
        else:
            raise _other(name, schema)
    if not found:
        raise UsageError(f"{name} holds no grade.", WRITE_ONE)
    return found


def _other(name: str, schema: Any) -> UsageError:
    """Return what is said of JSON of another kind."""
    if schema == document.ANSWER_SCHEMA:
        return UsageError(
            f"{name} is the answer to an input of one's own (--input), not a report.", WRITE_ONE
        )
    if schema == document.SCHEMA:
        return UsageError(f"{name} holds several reports.", "Leave one of them in the file.")
    what = f" but of the kind {clean_line(schema)}" if isinstance(schema, str) else ""
    return UsageError(f"{name} is JSON, and not a report of judge{what}.", WRITE_ONE)


def _values(data: bytes, name: str) -> list[Any]:
    """Return the JSON value of a file, or those of its lines."""
    data = data.removeprefix(codecs.BOM_UTF8)
    if not data.strip():
        raise UsageError(f"{name} is empty.", WRITE_ONE)
    try:
        return [_decoded(data)]
    except ValueError as error:
        lines = [line for line in data.split(b"\n") if line.strip()]
        try:
            _decoded(lines[0])
        except ValueError:
            raise UsageError(f"{name} is not JSON: {error}.", WRITE_ONE) from None
    values = []
    for number, line in enumerate(lines, 1):
        try:
            values.append(_decoded(line))
        except ValueError as error:
            raise UsageError(f"{name} is not JSON: line {number}: {error}.", WRITE_ONE) from None
    return values


def _decoded(data: bytes) -> Any:
    """Return a value. Raises ValueError."""
    try:
        return msgspec.json.decode(data)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _chosen(grades: Sequence[Raw], name: str, student: str | None, problem: str | None) -> Raw:
    """Return the one grade that is meant."""
    meant = [
        grade
        for grade in grades
        if student in (None, grade.get("student")) and problem in (None, grade.get("slug"))
    ]
    if not meant:
        wanted = [f"of {clean_line(student)}" if student else "", f"for {problem}" if problem else ""]
        raise UsageError(f"{name} holds no grade {' '.join(filter(None, wanted))}.", _listed(grades))
    if len(meant) > 1:
        raise UsageError(
            f"{name} holds {len(meant):,} grades that may be meant: choose one by --student and --problem.",
            _listed(meant),
        )
    return meant[0]


def _listed(grades: Sequence[Raw]) -> str:
    """Return what a file holds, in a sentence."""
    names = [
        clean_line(" ".join(filter(None, [str(grade.get("student", "")), str(grade.get("slug", ""))])))
        for grade in grades[:LISTED]
    ]
    more = f" and {len(grades) - LISTED:,} more" if len(grades) > LISTED else ""
    return f"It holds {', '.join(names)}{more}."


# -- what is in it -------------------------------------------------------------------------------------


def _require(raw: Raw, needed: Sequence[str], name: str) -> None:
    """Raise UsageError for a report without what judging again needs, and name all of that."""
    missing = [path for path in needed if not _at(raw, path)]
    if missing:
        raise UsageError(
            f"{name} lacks {', '.join(missing)}: an older version of judge wrote it.",
            "Judge the submission with this version: what it writes can be judged again.",
        )


def _at(raw: Any, path: str) -> Any:
    """Return what stands at a path such as `problem.digest`; None where there is nothing."""
    for key in path.split("."):
        raw = raw.get(key) if isinstance(raw, dict) else None
    return raw


def _refuse_fault(raw: Raw, name: str) -> None:
    """Raise UsageError for a report of a fault of the judge's own."""
    if raw.get("verdict") == Verdict.JE:
        raise UsageError(
            f"{name} reports a Judge Error: nothing was judged that could be compared.",
            "Judge the submission with `judge run`, or with `judge grade`.",
        )


def _parsed(raw: Raw, kind: type[Parsed], name: str) -> Parsed:
    try:
        return msgspec.convert(raw, kind)
    except (msgspec.ValidationError, RecursionError) as error:
        raise _damaged(name, str(error)) from None


def _damaged(name: str, what: str) -> UsageError:
    return UsageError(f"{name} is damaged: {clean_line(what)}.", WRITE_ONE)
