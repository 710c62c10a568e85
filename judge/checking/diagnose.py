"""Likely mistakes, told only where they are certain. Pure functions of what was observed."""

import ast
import re
from collections.abc import Sequence
from typing import Any

from judge.checking.compare import Comparator
from judge.checking.imports import missing_import
from judge.model.array import Array
from judge.model.outcome import Foreign, Raised, Returned, Unloadable
from judge.model.plain import frozen_value
from judge.model.report import Mistake
from judge.model.result import CaseResult
from judge.model.verdict import Verdict

ENOUGH = 4
"""Failing cases that must tell the same story, so that it is no coincidence."""

LAZY = (
    "generator",
    "map",
    "filter",
    "zip",
    "range",
    "reversed",
    "deque",
    "array",
    "dict_keys",
    "dict_values",
)
"""Types that hold or make elements, and are taken for lists by mistake."""

STUB_MESSAGE = "write your solution here"

ENDS_PROGRAM = ("name 'exit' is not defined", "name 'quit' is not defined")

OF_FILES = ("OSError", "FileNotFoundError", "PermissionError")
NAMED_FILE = re.compile(r"\[Errno (2|13|30)\] .*: '.*'$", re.DOTALL)
FILES = Mistake("files", "There are no files to read or write here: the arguments come as parameters.")
"""What is told of an exception of a file with a name; others may be of a process, a lock or a socket."""

EXCEPTIONS = {
    "EOFError": Mistake("reads_input", "There is no input to read: the arguments come as parameters."),
    "ModuleNotFoundError": Mistake(
        "standard_library", "Only Python's standard library can be imported here; a solution is one file."
    ),
    "RecursionError": Mistake(
        "recursion", "The recursion does not end, or is too deep: 10,000 levels are sure to be available."
    ),
    "SystemExit": Mistake("exits", "A solution does not end the program: `return` the result instead."),
    "bdb.BdbQuit": Mistake("debugger", "There is no debugger here: `print`, and it is shown with the case."),
}
"""What an exception tells by its name alone."""


def explain_alone(result: CaseResult) -> Mistake | None:
    """What one failing case tells by itself."""
    outcome = result.outcome
    if isinstance(outcome, Raised | Unloadable) and result.verdict is Verdict.RTE:
        return _explain_exception(outcome)
    if isinstance(outcome, Returned) and result.verdict is Verdict.WA:
        got = outcome.values[result.call]
        expected = result.case.expected[result.call]
        if got is None and expected is not None:
            if frozen_value(expected) in map(frozen_value, _printed_values(outcome.output.text)):
                return Mistake(
                    "printed",
                    "The right answer is printed, but not returned: use `return` instead of `print`.",
                )
            return Mistake(
                "returned_none",
                "The call returned None: a path through it has no `return`, or returns what is None itself, "
                "such as the result of list.sort().",
            )
        if _holds_alone(got, expected):
            return Mistake(
                "wrapped",
                f"The right answer stands in a {type(got).__name__}: return it by itself "
                "(a comma behind it makes a tuple).",
            )
        if isinstance(expected, Array) and isinstance(got, list | tuple):
            return Mistake("not_an_array", f"The call returned a {type(got).__name__}: return np.array(...).")
        if isinstance(got, Array) and isinstance(expected, list):
            return Mistake("array_for_list", "The call returned an array: make it a list with .tolist().")
        if isinstance(got, Array) and not got.shape and isinstance(expected, int | float):
            return Mistake(
                "array_for_number", "The call returned an array without axes: return float(...) of it."
            )
        if isinstance(got, Foreign) and got.type_name in LAZY and isinstance(expected, list):
            return Mistake(
                "not_a_list", f"The call returned {_a(got.type_name)}: make it a list with list(...)."
            )
    return None


def _a(name: str) -> str:
    """The name of a type with its article."""
    return f"a{'n' * (name[:1] in 'aeiou')} {name}"


def _holds_alone(got: Any, expected: Any) -> bool:
    """Whether the answer, itself no list, is the only element of what was returned."""
    if isinstance(expected, list) or not isinstance(got, list | tuple) or len(got) != 1:
        return False
    return bool(frozen_value(got[0]) == frozen_value(expected))


def _explain_exception(outcome: Raised | Unloadable) -> Mistake | None:
    if outcome.type_name == "NotImplementedError" and outcome.message == STUB_MESSAGE:
        return Mistake("stub", "This is still the stub: replace the line that raises.")
    if outcome.type_name == "NameError":
        if outcome.message in ENDS_PROGRAM:
            return EXCEPTIONS["SystemExit"]
        line = missing_import(outcome.message)
        return Mistake("import", f"Nothing is imported for you: write `{line}` at the top.") if line else None
    if outcome.type_name in OF_FILES:
        return FILES if NAMED_FILE.search(outcome.message) else None
    return EXCEPTIONS.get(outcome.type_name)


def _printed_values(text: str) -> list[Any]:
    """What was printed, read as Python values: all of it, and its last line."""
    values = []
    for part in {text.strip(), text.strip().rpartition("\n")[2]}:
        try:
            values.append(ast.literal_eval(part))
        except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
            continue
    return values


def explain_together(failures: Sequence[CaseResult]) -> Mistake | None:
    """What all wrong answers of a stage have in common."""
    pairs = [_pair(result) for result in failures]
    known = [pair for pair in pairs if pair is not None]
    if len(known) < len(pairs) or len({frozen_value(pair) for pair in known}) < ENOUGH:
        return None
    if all(_reads_as_indices(arguments, got, expected) for arguments, expected, got in known):
        return Mistake("index_for_value", "Every wrong answer holds the index where the value belongs.")
    if all(_reads_as_indices(arguments, expected, got) for arguments, expected, got in known):
        return Mistake("value_for_index", "Every wrong answer holds the value where the index belongs.")
    wrong = [number for _, expected, got in known for number in _wrong_numbers(expected, got)]
    offsets = {None if pair is None else pair[1] - pair[0] for pair in wrong}
    if offsets in ({1}, {-1}) and len({pair[0] for pair in wrong if pair}) >= ENOUGH:
        direction = "large" if offsets == {1} else "small"
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


def _wrong_numbers(expected: Any, got: Any) -> list[tuple[int, int] | None]:
    """The pairs of integers that differ; None stands for a difference of another kind."""
    if type(expected) is int and type(got) is int:
        return [(expected, got)] if expected != got else []
    if isinstance(expected, list) and isinstance(got, list) and len(expected) == len(got):
        return [pair for a, b in zip(expected, got, strict=True) if a != b for pair in _wrong_numbers(a, b)]
    return [None]


def right_for_changed_input(result: CaseResult, answers: Sequence[Any] | None, compare: Comparator) -> bool:
    """Whether the wrong result is right for the arguments as the solution left them.

    `answers` are the reference's results for those changed arguments.
    """
    outcome = result.outcome
    if not isinstance(outcome, Returned) or answers is None or result.verdict is not Verdict.WA:
        return False
    if result.reason == "type":
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
