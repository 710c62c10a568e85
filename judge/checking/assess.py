"""The judgement over one case: outcome and expectation in, verdict and reason out."""

from typing import Any

from judge.checking.compare import Comparator
from judge.model.case import Case
from judge.model.errors import ComparisonFailed
from judge.model.outcome import Killed, Lost, Outcome, Raised, Returned, Tampered, Unloadable, signal_name
from judge.model.plain import WrongType, fit
from judge.model.result import CaseResult
from judge.model.signature import EntryPoint
from judge.model.verdict import Verdict

MEMORY_ERRORS = ("MemoryError", "numpy._core._exceptions.MemoryError")
"""What is raised where memory runs out: NumPy has an exception of its own, below Python's."""


def assess(case: Case, outcome: Outcome, entry: EntryPoint, compare: Comparator) -> CaseResult:
    """Judge a case by what happened. Raises JudgeFault when the problem's own comparison fails."""
    match outcome:
        case Returned():
            return _assess_values(case, outcome, entry, compare, outcome.values)
        case Raised():
            before = _assess_values(case, outcome, entry, compare, outcome.values)
            return before if not before.accepted else _assess_raised(case, outcome)
        case Killed():
            return _assess_killed(case, outcome)
        case Unloadable():
            return unloadable(case, outcome)
        case Tampered():
            message = f"the submission interfered with the judging: {outcome.detail}"
            return _result(case, outcome, Verdict.SV, "protocol", message)
        case Lost():
            return _result(case, outcome, Verdict.JE, "lost", outcome.detail)


def _result(
    case: Case, outcome: Outcome, verdict: Verdict, reason: str, message: str, call: int = 0
) -> CaseResult:
    return CaseResult(case=case, outcome=outcome, verdict=verdict, reason=reason, message=message, call=call)


def _assess_values(
    case: Case, outcome: Outcome, entry: EntryPoint, compare: Comparator, values: tuple[Any, ...]
) -> CaseResult:
    for index, (call, expected, value) in enumerate(zip(case.calls, case.expected, values, strict=False)):
        signature = entry.callable(call.name)
        try:
            value = fit(value, signature.returns)
        except WrongType as wrong:
            return _result(case, outcome, Verdict.WA, "type", str(wrong), index)
        try:
            difference = compare(call.arguments, expected, value)
        except (Exception, SystemExit) as error:
            raise ComparisonFailed(type(error).__name__, str(error)) from error
        if difference is not None:
            return _result(case, outcome, Verdict.WA, difference.reason, difference.message, index)
    return _result(case, outcome, Verdict.AC, "", "")


def _assess_raised(case: Case, outcome: Raised) -> CaseResult:
    text = f"{outcome.type_name}: {outcome.message}" if outcome.message else outcome.type_name
    if outcome.type_name in MEMORY_ERRORS:
        message = "the memory limit is reached"
        return _result(case, outcome, Verdict.MLE, "limit", message, outcome.call)
    return _result(case, outcome, Verdict.RTE, outcome.type_name, text, outcome.call)


def _assess_killed(case: Case, outcome: Killed) -> CaseResult:
    match outcome.cause:
        case "time":
            message = f"still running after {outcome.limit:g} s"
            return _result(case, outcome, Verdict.TLE, "limit", message)
        case "memory":
            return _result(case, outcome, Verdict.MLE, "limit", "the memory limit is reached")
        case "output":
            message = f"printed more than {outcome.limit / 1024:,.0f} KiB"
            return _result(case, outcome, Verdict.OLE, "printed", message)
        case "result":
            message = f"the result takes more than {outcome.limit / (1 << 20):,.0f} MiB"
            return _result(case, outcome, Verdict.OLE, "result", message)
        case "signal":
            message = f"the process was ended by {signal_name(outcome.number)}"
            if outcome.code is not None:
                message += f", or ended itself with exit code {outcome.code}"
            return _result(case, outcome, Verdict.RTE, f"signal {outcome.number}", message)
        case "exit":
            message = f"the process ended itself with exit code {outcome.number}"
            return _result(case, outcome, Verdict.RTE, "exit", message)


def unloadable(case: Case, outcome: Unloadable) -> CaseResult:
    """Judge a submission that never came to a case."""
    match outcome.kind:
        case "syntax" | "entry":
            verdict = Verdict.CE
        case "time":
            verdict = Verdict.TLE
        case "output":
            verdict = Verdict.OLE
        case _:
            verdict = Verdict.MLE if outcome.type_name in MEMORY_ERRORS else Verdict.RTE
    message = outcome.message
    if verdict is Verdict.MLE:
        message = "importing the file reaches the memory limit"
    elif outcome.type_name:
        message = f"{outcome.type_name}: {message}" if message else outcome.type_name
    return _result(case, outcome, verdict, outcome.kind, message)
