"""What a report states, as a list of single statements that can be compared one by one.

Seconds, processor times, the note on the isolation, and where something hung are in no statement.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from judge.model.verdict import Verdict
from judge.recheck.documents import (
    FailureDocument,
    GradeDocument,
    GrowthDocument,
    LineDocument,
    OutcomeDocument,
    RunDocument,
    SeriesDocument,
)
from judge.report.costs import UNITS

Topic = Literal["verdict", "stages", "case", "growth"]

EXPLORATION = "fuzz"
"""The stage whose cases are drawn anew each time."""

UNCOUNTED_STAGES = ("load", "accuracy", "growth", EXPLORATION)
"""Stages without cases that are the same each time."""

STOPPED = (Verdict.TLE, Verdict.MLE, Verdict.OLE)
"""Verdicts of a process that was ended from outside: where it was then, nobody can repeat."""

_ADDRESS = re.compile(r"\b0x[0-9a-f]{6,}\b")
"""Where an object lies, as Python shows it: never twice the same."""


class Stated(Struct, frozen=True, kw_only=True):
    """One statement: a text, or a count of instructions or bytes.

    `worded` says that the text was made from counts, which differ a little between two components.
    """

    topic: Topic
    what: str
    value: str | int
    worded: bool = False


class Statement(Struct, frozen=True, kw_only=True):
    """All that a report states, and what it was judged with."""

    slug: str
    student: str
    path: str
    sha256: str
    verdict: Verdict
    package: str
    corpus: str
    tier: str
    versions: dict[str, str]
    stated: tuple[Stated, ...]
    cases: int
    counts: int
    families: int


def statement_of(document: RunDocument | GradeDocument) -> Statement:
    """Return what a report states."""
    return _of_run(document) if isinstance(document, RunDocument) else _of_grade(document)


def _of_run(run: RunDocument) -> Statement:
    stages = [stage for stage in run.stages if stage.name != EXPLORATION]
    stated = [
        *_verdict(run.verdict, run.reason, run.message),
        *[
            _text("stages", stage.name, f"{stage.verdict}, {stage.passed:,} of {stage.run:,} passed")
            for stage in stages
        ],
        *(_failure(run.failure) if run.failure else []),
        *(_growth(run.growth) if run.growth else []),
    ]
    return Statement(
        slug=run.problem.slug,
        student="",
        path=run.submission.path,
        sha256=run.submission.sha256,
        verdict=run.verdict,
        package=run.problem.digest,
        corpus=run.corpus.digest,
        tier=run.isolation.tier,
        versions=run.versions,
        stated=_distinct(stated),
        cases=sum(stage.run for stage in stages if stage.name not in UNCOUNTED_STAGES),
        counts=_counts(run.growth),
        families=_families(run.growth),
    )


def _of_grade(grade: GradeDocument) -> Statement:
    reached = [part for part in grade.parts if part.state != "skipped"]
    stated = [
        *_verdict(grade.verdict, grade.reason, grade.message),
        *[
            _text(
                "stages",
                part.name,
                f"{part.state}, {part.passed:,} of {part.total:,}, {part.earned:g} points",
            )
            for part in grade.parts
        ],
        *_evidence(grade),
        *(_growth(grade.growth) if grade.growth else []),
    ]
    return Statement(
        slug=grade.slug,
        student=grade.student,
        path=grade.path,
        sha256=grade.sha256,
        verdict=grade.verdict,
        package=grade.digest,
        corpus=grade.corpus,
        tier=grade.tier,
        versions=grade.versions,
        stated=_distinct(stated),
        cases=sum(part.total for part in reached if part.name not in UNCOUNTED_STAGES),
        counts=_counts(grade.growth),
        families=_families(grade.growth),
    )


def _verdict(verdict: Verdict, reason: str, message: str) -> Iterator[Stated]:
    yield _text("verdict", "verdict", verdict)
    yield _text("verdict", "reason", reason)
    yield _text("verdict", "message", message, worded=reason == "growth")


# -- the failing case ----------------------------------------------------------------------------------


def _failure(failure: FailureDocument) -> Iterator[Stated]:
    case, call = failure.case, failure.failing_call
    yield _text("case", "failing case", case.id)
    yield _text("case", "made smaller from", failure.shrunk_from or "")
    yield _text("case", "failing cases", f"{failure.failing_cases:,}")
    yield _text("case", "input", "; ".join(one.text for one in case.calls))
    yield _text("case", "run before it", " | ".join("; ".join(calls) for calls in failure.before))
    if call < len(case.calls):
        yield _text("case", "failing call", case.calls[call].text)
        yield _text("case", "expected", case.calls[call].expected.text)
    yield _text("case", "outcome", _outcome(failure.outcome))
    yield _text("case", "likely mistakes", "; ".join(one.message for one in failure.mistakes))
    if failure.outcome.kind != "killed":
        output = failure.outcome.output
        places = [f"{frame.line} in {frame.function}" for frame in failure.traceback]
        yield _text("case", "line", ", ".join(places))
        yield _text("case", "printed", f"{output.text} ({output.bytes:,} bytes)" if output else "")


def _outcome(outcome: OutcomeDocument) -> str:
    """Return what the submission made of a case in a line."""
    exception = outcome.exception
    ending = f"{exception.type}: {exception.message}" if exception else outcome.cause or outcome.detail
    values = ", ".join(value.text for value in outcome.values)
    return " ".join(filter(None, [outcome.kind, values, ending]))


def _evidence(grade: GradeDocument) -> Iterator[Stated]:
    """Yield what a grade tells of its failing case, at whatever it may reveal."""
    evidence = grade.evidence
    told = {
        "failing case": evidence.case,
        "input": evidence.call,
        "expected": evidence.expected,
        "answer": evidence.got,
        "difference": evidence.difference,
        "likely mistakes": "; ".join(evidence.mistakes),
    }
    if grade.verdict not in STOPPED:
        told |= {
            "line": str(grade.line or ""),
            "printed": evidence.output,
            "traceback": "\n".join(evidence.traceback),
        }
    for what, value in told.items():
        yield _text("case", what, value)


# -- the growth ----------------------------------------------------------------------------------------


def _growth(growth: GrowthDocument) -> Iterator[Stated]:
    resource = f"{growth.resource}{', strictly' if growth.strict else ''}"
    yield _text("growth", "bound", f"{growth.decision} {growth.bound} in {resource}")
    yield _text("growth", "family", growth.family or "")
    for series in growth.series:
        yield from _series(series)
    yield _text("growth", "not counted", "; ".join(growth.uncounted))
    if growth.line is not None:
        yield from _line(growth.line, UNITS[growth.resource])


def _series(series: SeriesDocument) -> Iterator[Stated]:
    grows = f"{series.decision}, grows like {series.word}"
    logarithm = ", by a logarithm more than the bound" if series.logarithm else ""
    yield _text("growth", f"{series.family}, {series.resource}", f"{grows}{logarithm}")
    unit = UNITS[series.resource]
    for point in series.points:
        what = f"{series.family}, n = {point.n:,}, {unit}"
        if point.cut:
            yield _text("growth", f"{what}, cut off", "yes")
        yield Stated(topic="growth", what=what, value=point.yours)
        yield Stated(topic="growth", what=f"{what} of the reference", value=point.reference)


def _line(line: LineDocument, unit: str) -> Iterator[Stated]:
    yield _text("growth", "blame", f"line {line.line}: {line.source}")
    yield _text("growth", "why", line.why)
    for size, runs, cost in zip(line.sizes, line.runs, line.costs, strict=True):
        yield _text("growth", f"line {line.line}, n = {size:,}, runs", f"{runs:,}")
        yield Stated(topic="growth", what=f"line {line.line}, n = {size:,}, {unit}", value=cost)


def _counts(growth: GrowthDocument | None) -> int:
    return sum(len(series.points) for series in growth.series) if growth else 0


def _families(growth: GrowthDocument | None) -> int:
    return len({series.family for series in growth.series}) if growth else 0


# -- all of them ---------------------------------------------------------------------------------------


def _text(topic: Topic, what: str, value: str, *, worded: bool = False) -> Stated:
    return Stated(topic=topic, what=what, value=_ADDRESS.sub("0x...", value), worded=worded)


def _distinct(stated: list[Stated]) -> tuple[Stated, ...]:
    """Return the statements, no two of them about the same: a family may be counted twice at one size."""
    seen: Counter[str] = Counter()
    found = []
    for one in stated:
        seen[one.what] += 1
        many = seen[one.what]
        found.append(one if many == 1 else replace(one, what=f"{one.what} ({many})"))
    return tuple(found)
