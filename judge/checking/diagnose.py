"""Likely mistakes, told only where they are certain. Pure functions of what was observed."""

import ast
from collections.abc import Sequence
from typing import Any

from judge.checking.compare import Comparator
from judge.model.outcome import Raised, Returned
from judge.model.report import Mistake
from judge.model.result import CaseResult
from judge.model.verdict import Verdict

ENOUGH = 4
"""Failing cases that must tell the same story, so that it is no coincidence."""

STUB_MESSAGE = "write your solution here"


def explain_alone(result: CaseResult) -> Mistake | None:
    """What one failing case tells by itself."""
    outcome = result.outcome
    if isinstance(outcome, Raised):
        return _explain_exception(outcome)
    if isinstance(outcome, Returned) and result.verdict is Verdict.WA:
        got = outcome.values[result.call]
        expected = result.case.expected[result.call]
        if got is None and expected is not None:
            if expected in _printed_values(outcome.output.text):
                return Mistake(
                    "printed",
                    "The right answer is printed, but not returned: use `return` instead of `print`.",
                )
            return Mistake(
                "returned_none", "The call returned None: a path through it ends without `return`."
            )
    return None


def _explain_exception(outcome: Raised) -> Mistake | None:
    if outcome.type_name == "NotImplementedError" and outcome.message == STUB_MESSAGE:
        return Mistake("stub", "This is still the stub: replace the line that raises.")
    if outcome.type_name == "EOFError":
        return Mistake("reads_input", "There is no input to read: the arguments come as parameters.")
    if outcome.type_name == "RecursionError":
        return Mistake(
            "recursion", "The recursion does not end, or goes deeper than the 10,000 levels available."
        )
    return None


def _printed_values(text: str) -> list[Any]:
    """What was printed, read as Python values: all of it, and its last line."""
    values = []
    for part in {text.strip(), text.strip().rpartition("\n")[2]}:
        try:
            values.append(ast.literal_eval(part))
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            continue
    return values


def explain_together(failures: Sequence[CaseResult]) -> Mistake | None:
    """What all wrong answers of a stage have in common."""
    pairs = [_pair(result) for result in failures]
    if not all(pair is not None for pair in pairs):
        return None
    known = [pair for pair in pairs if pair is not None]
    if len({repr(pair) for pair in known}) < ENOUGH:
        return None
    if all(_reads_as_indices(arguments, got, expected) for arguments, expected, got in known):
        return Mistake("index_for_value", "Every wrong answer holds the index where the value belongs.")
    if all(_reads_as_indices(arguments, expected, got) for arguments, expected, got in known):
        return Mistake("value_for_index", "Every wrong answer holds the value where the index belongs.")
    if len({repr(expected) for _, expected, _ in known}) < ENOUGH:
        return None
    offsets = {_offset(expected, got) for _, expected, got in known}
    if len(offsets) == 1 and (offset := offsets.pop()) in (-1, 1):
        direction = "large" if offset > 0 else "small"
        return Mistake("off_by_one", f"Every wrong answer is exactly 1 too {direction}.")
    return None


def _pair(result: CaseResult) -> tuple[tuple[Any, ...], Any, Any] | None:
    """Arguments, expected and submitted result of the call that failed; None if there is no result."""
    outcome = result.outcome
    if result.verdict is not Verdict.WA or not isinstance(outcome, Returned | Raised):
        return None
    if result.reason == "type":
        return None
    call = result.case.calls[result.call]
    return call.arguments, result.case.expected[result.call], outcome.values[result.call]


def _reads_as_indices(arguments: tuple[Any, ...], indices: Any, values: Any) -> bool:
    """Whether `indices` point at `values` in one of the list arguments; -1 may stand for none in both."""
    if isinstance(indices, int) and isinstance(values, int):
        indices, values = [indices], [values]
    if not (isinstance(indices, list) and isinstance(values, list) and len(indices) == len(values)):
        return False
    for argument in arguments:
        if isinstance(argument, list) and all(
            (index == value == -1) or _points_at(argument, index, value)
            for index, value in zip(indices, values, strict=True)
        ):
            return True
    return False


def _points_at(values: list[Any], index: Any, value: Any) -> bool:
    return type(index) is int and 0 <= index < len(values) and type(value) is int and values[index] == value


def _offset(expected: Any, got: Any) -> int | None:
    if type(expected) is int and type(got) is int:
        return got - expected
    if isinstance(expected, list) and isinstance(got, list) and len(expected) == len(got):
        offsets = {_offset(a, b) for a, b in zip(expected, got, strict=True) if a != b}
        return offsets.pop() if len(offsets) == 1 else None
    return None


def right_for_changed_input(result: CaseResult, answers: Sequence[Any] | None, compare: Comparator) -> bool:
    """Whether the wrong result is right for the arguments as the solution left them.

    `answers` are the reference's results for those changed arguments.
    """
    outcome = result.outcome
    if not isinstance(outcome, Returned) or answers is None or result.verdict is not Verdict.WA:
        return False
    arguments = result.case.calls[result.call].arguments
    return compare(arguments, answers[result.call], outcome.values[result.call]) is None


CHANGED_INPUT = Mistake(
    "changed_input",
    "The answer is right for the input as your code left it, not as it came: it changes its argument "
    "(sort, pop, assignment, ...) and reads it again.",
)
KEEPS_STATE = Mistake(
    "keeps_state",
    "The same case passes in a fresh process: something survives from one call to the next (a global, a "
    "class attribute, a mutable default argument, a cache).",
)
NOT_DETERMINISTIC = Mistake(
    "not_deterministic",
    "The same calls in two fresh processes gave two different results: it is not deterministic.",
)
