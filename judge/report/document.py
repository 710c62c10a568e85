"""The report as a document for programs: `judge run --json`, schema `judge/report/v1`."""

import shlex
from typing import Any

import msgspec
from msgspec.structs import replace

from judge.model.array import Array, to_lists
from judge.model.case import Case
from judge.model.outcome import Frame, Killed, Output, Raised, Returned, Unloadable
from judge.model.report import Answer, Failure, IsolationInfo, Report, StageReport
from judge.model.result import CaseResult
from judge.model.show import ELLIPSIS, show, show_call, source_lines
from judge.report.accuracy_document import accuracy_document
from judge.report.clean import clean_json
from judge.report.growth_document import growth_document
from judge.report.steps import steps_document

SCHEMA = "judge/report/v1"
ANSWER_SCHEMA = "judge/answer/v1"

TEXT_WIDTH = 400
"""Characters of a value's text."""

TEXT_LENGTH = 20_000
"""Characters of the longest text: what a case printed is shorter."""

VALUE_LEAVES = 2_000
"""Values with more numbers than this are given as text only."""

COUNTED_STAGES = ("growth", "vectorized")
"""Stages whose inputs are as large as counting wants them."""

LEAVES_IF_COUNTED = 100
"""The same for an input that was made for counting the growth, and for what came of it: it has thousands."""

Document = dict[str, Any]


def report_document(report: Report) -> Document:
    """Return the whole report as plain data that JSON can hold.

    But for seconds, and the place of a hang, it is the same whenever one file is judged by the same versions
    on the same cases.
    """
    problem, submission = report.problem, report.submission
    return {
        "schema": SCHEMA,
        "problem": {"slug": problem.slug, "title": problem.title, "digest": report.digest},
        "corpus": {"digest": report.corpus, "shipped": report.shipped},
        "submission": {"path": submission.path, "sha256": submission.sha256, "bytes": submission.size},
        "scope": msgspec.to_builtins(report.scope),
        "verdict": report.verdict,
        "reason": report.reason,
        "message": report.message,
        "stages": [_stage(stage) for stage in report.stages],
        "failure": _failure(report.failure, report) if report.failure else None,
        "accuracy": accuracy_document(report.accuracy) if report.accuracy else None,
        "growth": growth_document(report.growth) if report.growth else None,
        **({"vectorized": steps_document(report.vectorized)} if report.vectorized else {}),
        "isolation": _isolation(report.isolation),
        "seed": report.seed,
        "versions": report.versions,
        "warnings": list(report.warnings),
        "seconds": round(report.seconds, 4),
    }


def answer_document(answer: Answer, slug: str) -> Document:
    """Return a solver's own input with both answers."""
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
    """Return the document as indented JSON."""
    return clean_json(msgspec.json.format(_encoded(document), indent=2).decode())


def encode_line(document: Document) -> str:
    """Return the document as JSON on one line."""
    return clean_json(_encoded(document).decode())


def _encoded(document: Document) -> bytes:
    return msgspec.json.encode(_encodable(document))


def _encodable(value: Any) -> Any:
    """Return the document with texts cut to a length, and lone surrogates, unknown to UTF-8, spelt out."""
    if isinstance(value, str):
        shown = value if len(value) <= TEXT_LENGTH else f"{value[:TEXT_LENGTH]}{ELLIPSIS}"
        return shown.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, list | tuple):
        return [_encodable(item) for item in value]
    if isinstance(value, dict):
        return {_encodable(key): _encodable(item) for key, item in value.items()}
    return value


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
    result, leaves, elided = failure.result, VALUE_LEAVES, None
    if result.case.stage in COUNTED_STAGES:
        elided = {"calls": len(result.case.calls), "call": result.call, "see": _see(failure, report)}
        result, leaves = _with_few_calls(result), LEAVES_IF_COUNTED
    return {
        "stage": failure.stage,
        "failing_cases": failure.failing,
        "case": case_document(result.case, leaves),
        "elided": elided,
        "shrunk_from": failure.found.case.id if failure.found else None,
        "verdict": result.verdict,
        "reason": result.reason,
        "message": result.message,
        "failing_call": result.call,
        "outcome": _outcome(result.outcome, leaves),
        "traceback": _traceback(result, report.submission.text),
        "before": [[show_call(call, TEXT_WIDTH) for call in calls] for calls in failure.before],
        "mistakes": [{"kind": m.kind, "message": m.message} for m in failure.mistakes],
        "reproduce": list(failure.reproduce),
    }


def _with_few_calls(result: CaseResult) -> CaseResult:
    """Return the result with only the first call, which may construct an object, and the one that failed."""
    kept = sorted({0, result.call} & set(range(len(result.case.calls))))
    case, outcome = result.case, result.outcome
    if isinstance(outcome, Returned | Raised):
        values = [outcome.values[index] for index in kept if index < len(outcome.values)]
        outcome = replace(outcome, values=tuple(values))
    return replace(
        result,
        case=replace(
            case,
            calls=tuple([case.calls[index] for index in kept]),
            expected=tuple([case.expected[index] for index in kept]),
        ),
        outcome=outcome,
        call=max(len(kept) - 1, 0),
    )


def _see(failure: Failure, report: Report) -> str:
    """Return the command that shows an input which was left out of the document."""
    how = [word for identifier in failure.reproduce for word in ("--case", identifier)]
    how = how or (["--growth-only"] if failure.stage == "growth" else [])
    return shlex.join(["judge", "run", report.problem.slug, report.submission.path, *how])


def case_document(case: Case, leaves: int = VALUE_LEAVES) -> Document:
    """Return a case with its input and its expectation; values of more than so many leaves as text alone."""
    return {
        "id": case.id,
        "stage": case.stage,
        "calls": [
            {
                "name": call.name,
                "receiver": call.receiver,
                "text": show_call(call, TEXT_WIDTH),
                "arguments": [_value(argument, leaves) for argument in call.arguments],
                "expected": _value(expected, leaves),
            }
            for call, expected in zip(case.calls, case.expected, strict=True)
        ],
    }


def _outcome(outcome: Any, leaves: int = VALUE_LEAVES) -> Document:
    kind = type(outcome).__name__.lower()
    document: Document = {"kind": kind}
    if isinstance(outcome, Returned | Raised):
        document["values"] = [_value(value, leaves) for value in outcome.values]
        document["cpu_seconds"] = outcome.usage.cpu
        document["wall_seconds"] = round(outcome.usage.wall, 6)
    if isinstance(outcome, Raised | Unloadable):
        document["exception"] = {"type": outcome.type_name, "message": outcome.message}
    output = getattr(outcome, "output", None)
    if isinstance(output, Output):
        document["output"] = {"text": output.text, "bytes": output.total}
    if isinstance(outcome, Killed):
        document["variables"] = [{"name": name, "text": value} for name, value in outcome.variables]
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


def _value(value: Any, leaves: int) -> Document:
    """Return a value as text for people and, where it is small and JSON can hold it, as itself."""
    document: Document = {"text": show(value, TEXT_WIDTH)}
    counter = _Counter(leaves)
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
    def __init__(self, leaves: int) -> None:
        self.left = leaves

    def jsonable(self, value: Any) -> Any:
        self.left -= 1
        if self.left < 0:
            raise _NotJson
        match value:
            case None | bool():
                return value
            case Array():
                if value.size > self.left:
                    raise _NotJson
                return self.jsonable(to_lists(value))
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
