"""The report as a document for programs: `judge run --json`, schema `judge/report/v1`."""

from typing import Any

import msgspec
from msgspec import structs

from judge.model.case import Case
from judge.model.growth import Growth, Series
from judge.model.outcome import Frame, Output, Raised, Returned, Unloadable
from judge.model.report import Answer, Failure, IsolationInfo, Report, StageReport
from judge.model.result import CaseResult
from judge.model.show import ELLIPSIS, show, show_call, source_lines
from judge.report.clean import clean_json

SCHEMA = "judge/report/v1"
ANSWER_SCHEMA = "judge/answer/v1"

TEXT_WIDTH = 400
"""Characters of a value's text."""

TEXT_LENGTH = 20_000
"""Characters of the longest text: what a case printed is shorter."""

VALUE_LEAVES = 2_000
"""Values with more numbers than this are given as text only."""

Document = dict[str, Any]


def report_document(report: Report) -> Document:
    """The whole report as plain data that JSON can hold."""
    problem, submission = report.problem, report.submission
    return {
        "schema": SCHEMA,
        "problem": {"slug": problem.slug, "title": problem.title, "digest": report.digest},
        "submission": {"path": submission.path, "sha256": submission.sha256, "bytes": submission.size},
        "verdict": report.verdict,
        "reason": report.reason,
        "message": report.message,
        "stages": [_stage(stage) for stage in report.stages],
        "failure": _failure(report.failure, report) if report.failure else None,
        "growth": _growth(report.growth) if report.growth else None,
        "isolation": _isolation(report.isolation),
        "seed": report.seed,
        "versions": report.versions,
        "warnings": list(report.warnings),
        "seconds": round(report.seconds, 4),
    }


def answer_document(answer: Answer, slug: str) -> Document:
    """A solver's own input with both answers."""
    result = answer.result
    return {
        "schema": ANSWER_SCHEMA,
        "problem": {"slug": slug},
        "verdict": result.verdict if result else None,
        "message": result.message if result else answer.refusal,
        "broken_constraints": list(answer.broken),
        "solution": _outcome(answer.solution),
        "reference": _outcome(answer.reference),
        "isolation": _isolation(answer.isolation),
    }


def encode(document: Document) -> str:
    """The document as indented JSON."""
    return clean_json(msgspec.json.format(_encoded(document), indent=2).decode())


def encode_line(document: Document) -> str:
    """The document as JSON on one line."""
    return clean_json(_encoded(document).decode())


def _encoded(document: Document) -> bytes:
    return msgspec.json.encode(_encodable(document))


def _encodable(value: Any) -> Any:
    """The document with texts cut to a length, and lone surrogates, which UTF-8 does not know, spelt out."""
    if isinstance(value, str):
        shown = value if len(value) <= TEXT_LENGTH else f"{value[:TEXT_LENGTH]}{ELLIPSIS}"
        return shown.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, list | tuple):
        return [_encodable(item) for item in value]
    if isinstance(value, dict):
        return {_encodable(key): _encodable(item) for key, item in value.items()}
    return value


def _growth(growth: Growth) -> Document:
    """Samples, fits and decisions: enough to decide again."""
    line = growth.line
    return {
        "decision": growth.decision,
        "resource": growth.resource,
        "bound": growth.bound,
        "factor": growth.factor,
        "shown": growth.shown,
        "family": growth.series[growth.shown].family if growth.shown is not None else None,
        "about": growth.about,
        "example": growth.example,
        "too_long": growth.too_long,
        "line": structs.asdict(line) if line else None,
        "looks": [
            {**structs.asdict(judgement), **_series(series)}
            for series, judgement in zip(growth.series, growth.judgements, strict=True)
        ],
    }


def _series(series: Series) -> Document:
    return {
        "family": series.family,
        "resource": series.resource,
        "look": series.look,
        "points": [structs.asdict(point) for point in series.points],
    }


def _isolation(isolation: IsolationInfo) -> Document:
    return {"tier": isolation.tier, "note": isolation.note}


def _stage(stage: StageReport) -> Document:
    return {
        "name": stage.name,
        "verdict": stage.verdict,
        "total": stage.total,
        "run": stage.run,
        "passed": stage.passed,
        "seconds": round(stage.seconds, 4),
    }


def _failure(failure: Failure, report: Report) -> Document:
    result = failure.result
    return {
        "stage": failure.stage,
        "failing_cases": failure.failing,
        "case": case_document(result.case),
        "shrunk_from": failure.found.case.id if failure.found else None,
        "verdict": result.verdict,
        "reason": result.reason,
        "message": result.message,
        "failing_call": result.call,
        "outcome": _outcome(result.outcome),
        "traceback": _traceback(result, report.submission.text),
        "before": [[show_call(call, TEXT_WIDTH) for call in calls] for calls in failure.before],
        "mistakes": [{"kind": m.kind, "message": m.message} for m in failure.mistakes],
        "reproduce": list(failure.reproduce),
    }


def case_document(case: Case) -> Document:
    """A case with its input and its expectation."""
    return {
        "id": case.id,
        "stage": case.stage,
        "calls": [
            {
                "name": call.name,
                "receiver": call.receiver,
                "text": show_call(call, TEXT_WIDTH),
                "arguments": [_value(argument) for argument in call.arguments],
                "expected": _value(expected),
            }
            for call, expected in zip(case.calls, case.expected, strict=True)
        ],
    }


def _outcome(outcome: Any) -> Document:
    kind = type(outcome).__name__.lower()
    document: Document = {"kind": kind}
    if isinstance(outcome, Returned | Raised):
        document["values"] = [_value(value) for value in outcome.values]
        document["cpu_seconds"] = outcome.usage.cpu
        document["wall_seconds"] = round(outcome.usage.wall, 6)
    if isinstance(outcome, Raised | Unloadable):
        document["exception"] = {"type": outcome.type_name, "message": outcome.message}
    output = getattr(outcome, "output", None)
    if isinstance(output, Output):
        document["output"] = {"text": output.text, "bytes": output.total}
    for name in ("cause", "number", "detail"):
        if hasattr(outcome, name):
            document[name] = getattr(outcome, name)
    return document


def _traceback(result: CaseResult, source: str) -> list[Document]:
    frames: tuple[Frame, ...] = getattr(result.outcome, "frames", ())
    lines = source_lines(source)
    return [
        {
            "line": frame.line,
            "function": frame.function,
            "source": lines[frame.line - 1].strip() if 0 < frame.line <= len(lines) else "",
        }
        for frame in frames
    ]


def _value(value: Any) -> Document:
    """A value as text for people and, where it is small and JSON can hold it, as itself."""
    document: Document = {"text": show(value, TEXT_WIDTH)}
    counter = _Counter()
    try:
        document["value"] = counter.jsonable(value)
    except _NotJson:
        document["value"] = None
    return document


class _NotJson(Exception):
    """The value is too large for a document, or JSON does not know its like."""


def _is_encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


class _Counter:
    def __init__(self) -> None:
        self.left = VALUE_LEAVES

    def jsonable(self, value: Any) -> Any:
        self.left -= 1
        if self.left < 0:
            raise _NotJson
        match value:
            case None | bool():
                return value
            case str():
                self.left -= len(value) // 10
                if self.left < 0 or not _is_encodable(value):
                    raise _NotJson
                return value
            case int():
                if not -(1 << 63) <= value < 1 << 63:
                    raise _NotJson
                return value
            case float():
                if value != value or value in (float("inf"), float("-inf")):
                    raise _NotJson
                return value
            case list() | tuple():
                return [self.jsonable(item) for item in value]
            case dict() if all(isinstance(key, str) for key in value):
                return {self.jsonable(key): self.jsonable(item) for key, item in value.items()}
        raise _NotJson
