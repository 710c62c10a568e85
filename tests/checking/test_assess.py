"""What a case is worth, for everything that can have happened to it."""

from collections.abc import Callable as Function
from typing import Any

import pytest

from judge.checking.assess import assess, unloadable
from judge.checking.compare import Comparator, comparator, custom_comparator, exact
from judge.checking.difference import Difference
from judge.model.case import Call, Case
from judge.model.errors import JudgeFault
from judge.model.outcome import (
    Foreign,
    KillCause,
    Killed,
    Lost,
    Outcome,
    Output,
    Raised,
    Returned,
    Tampered,
    Unloadable,
    Usage,
)
from judge.model.problem import Close, Unordered
from judge.model.result import CaseResult
from judge.model.signature import Callable, ClassEntry, FunctionEntry, Parameter, Type
from judge.model.verdict import Verdict

INT, NONE = Type("int"), Type("None")
INTS = Type("list", (INT,))
FUNCTION = FunctionEntry(Callable("f", (Parameter("nums", INTS),), INTS))
CLASS = ClassEntry(
    Callable("Sums", (Parameter("nums", INTS),), NONE),
    (Callable("query", (Parameter("i", INT),), INT), Callable("all", (), INTS)),
)
USAGE = Usage(wall=0.5, cpu=0.25)
PRINTED = Output("hello\n", 6)

CASE = Case(id="samples/one", stage="samples", calls=(Call("f", ([1, 2],)),), expected=([2, 4],))
SEQUENCE = Case(
    id="samples/calls",
    stage="samples",
    calls=(Call("Sums", ([1, 2],)), Call("query", (0,)), Call("all", ()), Call("query", (1,))),
    expected=(None, 1, [1, 2], 2),
)


def as_given(_arguments: tuple[Any, ...], expected: Any, got: Any) -> Difference | None:
    return exact(expected, got)


def gave(*values: object) -> Returned:
    return Returned(values=values, output=PRINTED, usage=USAGE)


def raised(name: str, message: str = "", *values: object) -> Raised:
    return Raised(
        type_name=name,
        message=message,
        frames=(),
        omitted_frames=0,
        call=len(values),
        values=values,
        output=PRINTED,
        usage=USAGE,
    )


def killed(cause: KillCause, number: int = 0, limit: float = 0.0, code: int | None = None) -> Killed:
    return Killed(cause=cause, number=number, limit=limit, code=code, usage=USAGE)


def judged(outcome: Outcome, compare: Comparator = as_given) -> CaseResult:
    return assess(CASE, outcome, FUNCTION, compare)


def sequence(outcome: Outcome, compare: Comparator = as_given) -> CaseResult:
    return assess(SEQUENCE, outcome, CLASS, compare)


def words(result: CaseResult) -> tuple[Verdict, str, str, int]:
    return result.verdict, result.reason, result.message, result.call


# -- values ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [[2, 4], (2, 4)])
def test_the_expected_value_is_accepted_and_nothing_is_said(value: object) -> None:
    result = judged(gave(value))
    assert words(result) == (Verdict.AC, "", "", 0)
    assert result.accepted


@pytest.mark.parametrize(
    ("value", "reason", "message"),
    [
        ([2, 5], "value", "first difference at [1]: expected 4, got 5"),
        ([2], "length", "wrong length: expected 2 elements, got 1; missing at the end: [4]"),
        (None, "type", "wrong type: expected list[int], got None"),
        ([2, 4.0], "type", "wrong type at [1]: expected int, got float"),
        ([2, True], "type", "wrong type at [1]: expected int, got bool"),
        (Foreign("generator"), "type", "wrong type: expected list[int], got generator"),
        (
            Foreign("list", "nested more than 64 deep, or cyclic"),
            "type",
            "wrong type: expected list[int], got list (nested more than 64 deep, or cyclic)",
        ),
    ],
    ids=repr,
)
def test_a_wrong_value_or_type_is_a_wrong_answer(value: object, reason: str, message: str) -> None:
    assert words(judged(gave(value))) == (Verdict.WA, reason, message, 0)


def test_the_judgement_keeps_the_case_and_what_happened() -> None:
    outcome = gave([2, 4])
    result = judged(outcome)
    assert result.case is CASE
    assert result.outcome is outcome


def test_the_comparison_sees_the_arguments_and_values_of_the_right_type() -> None:
    seen: list[object] = []

    def compare(arguments: tuple[Any, ...], expected: Any, got: Any) -> Difference | None:
        seen.append((arguments, expected, got))
        return None

    judged(gave((2, 4)), compare)
    assert seen == [(([1, 2],), [2, 4], [2, 4])]
    assert judged(gave("ab"), compare).reason == "type"
    assert len(seen) == 1  # what is of the wrong type is not compared


def test_a_problem_decides_what_is_equal() -> None:
    assert judged(gave([4, 2]), comparator(Unordered())).accepted
    assert judged(gave([4, 4]), comparator(Unordered())).verdict is Verdict.WA


# -- sequences of calls ----------------------------------------------------------------------------------


def test_a_sequence_is_right_when_every_call_is() -> None:
    assert words(sequence(gave(None, 1, (1, 2), 2))) == (Verdict.AC, "", "", 0)


@pytest.mark.parametrize(
    ("values", "call", "message"),
    [
        ((None, 7, [1, 2], 2), 1, "expected 1, got 7"),
        ((None, 1, [1, 3], 9), 2, "first difference at [1]: expected 2, got 3"),
        ((None, 1, [1, 2], 3), 3, "expected 2, got 3"),
        ((None, 1, [1, 2], "2"), 3, "wrong type: expected int, got str"),
        ((5, 1, [1, 2], 2), 0, "wrong type: expected None, got int"),
    ],
    ids=repr,
)
def test_the_first_wrong_call_of_a_sequence_decides(
    values: tuple[object, ...], call: int, message: str
) -> None:
    result = sequence(gave(*values))
    assert result.verdict is Verdict.WA
    assert (result.call, result.message) == (call, message)


@pytest.mark.parametrize("comparison", [Unordered(), Close(absolute=1e-6, relative=1e-6)], ids=repr)
def test_every_comparison_can_judge_constructors_and_methods_of_any_type(
    comparison: Unordered | Close,
) -> None:
    assert sequence(gave(None, 1, [1, 2], 2), comparator(comparison)).accepted
    assert sequence(gave(None, 1, [1, 2], 3), comparator(comparison)).call == 3


# -- exceptions ------------------------------------------------------------------------------------------


def test_an_exception_is_a_run_time_error_named_after_it() -> None:
    assert words(judged(raised("IndexError", "list index out of range"))) == (
        Verdict.RTE,
        "IndexError",
        "IndexError: list index out of range",
        0,
    )


def test_an_exception_without_a_message_is_told_by_its_type_alone() -> None:
    assert judged(raised("StopIteration")).message == "StopIteration"


def test_running_out_of_memory_is_the_memory_limit() -> None:
    assert words(judged(raised("MemoryError"))) == (Verdict.MLE, "limit", "the memory limit is reached", 0)


def test_an_exception_in_a_sequence_is_counted_by_its_call() -> None:
    assert words(sequence(raised("KeyError", "1", None, 1, [1, 2]))) == (
        Verdict.RTE,
        "KeyError",
        "KeyError: 1",
        3,
    )
    assert words(sequence(raised("MemoryError", "", None))) == (
        Verdict.MLE,
        "limit",
        "the memory limit is reached",
        1,
    )


@pytest.mark.parametrize("name", ["KeyError", "MemoryError"])
def test_a_wrong_answer_before_an_exception_decides(name: str) -> None:
    assert words(sequence(raised(name, "late", None, 5))) == (Verdict.WA, "value", "expected 1, got 5", 1)


# -- killed ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "verdict", "reason", "message"),
    [
        (killed("time", limit=2.0), Verdict.TLE, "limit", "still running after 2 s"),
        (killed("time", limit=0.5), Verdict.TLE, "limit", "still running after 0.5 s"),
        (killed("output", limit=65536), Verdict.OLE, "printed", "printed more than 64 KiB"),
        (killed("output", limit=2 << 20), Verdict.OLE, "printed", "printed more than 2,048 KiB"),
        (killed("result", limit=32 << 20), Verdict.OLE, "result", "the result takes more than 32 MiB"),
        (
            killed("signal", 11),
            Verdict.RTE,
            "signal 11",
            "the process was ended by SIGSEGV (segmentation fault)",
        ),
        (
            killed("signal", 11, code=139),
            Verdict.RTE,
            "signal 11",
            "the process was ended by SIGSEGV (segmentation fault), or ended itself with exit code 139",
        ),
        (killed("signal", 9), Verdict.RTE, "signal 9", "the process was ended by SIGKILL (killed)"),
        (killed("exit", 0), Verdict.RTE, "exit", "the process ended itself with exit code 0"),
        (killed("exit", 3), Verdict.RTE, "exit", "the process ended itself with exit code 3"),
    ],
    ids=str,
)
def test_what_ended_the_process_decides_the_verdict(
    outcome: Killed, verdict: Verdict, reason: str, message: str
) -> None:
    assert words(judged(outcome)) == (verdict, reason, message, 0)
    assert words(sequence(outcome)) == (verdict, reason, message, 0)


# -- never came to a case --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "verdict", "reason", "message"),
    [
        (
            Unloadable(kind="syntax", type_name="SyntaxError", message="expected ':'", line=1),
            Verdict.CE,
            "syntax",
            "SyntaxError: expected ':'",
        ),
        (
            Unloadable(kind="entry", message="there is no function f"),
            Verdict.CE,
            "entry",
            "there is no function f",
        ),
        (
            Unloadable(kind="raised", type_name="NameError", message="name 'x' is not defined"),
            Verdict.RTE,
            "raised",
            "NameError: name 'x' is not defined",
        ),
        (Unloadable(kind="raised", type_name="KeyError", message=""), Verdict.RTE, "raised", "KeyError"),
        (
            Unloadable(kind="time", message="importing takes too long"),
            Verdict.TLE,
            "time",
            "importing takes too long",
        ),
        (Unloadable(kind="output", message="prints too much"), Verdict.OLE, "output", "prints too much"),
        (Unloadable(kind="signal", message="ended in SIGSEGV"), Verdict.RTE, "signal", "ended in SIGSEGV"),
        (Unloadable(kind="exit", message="ended by itself"), Verdict.RTE, "exit", "ended by itself"),
    ],
    ids=lambda value: value.kind if isinstance(value, Unloadable) else "",
)
def test_a_file_that_cannot_be_loaded_is_judged_by_the_reason(
    outcome: Unloadable, verdict: Verdict, reason: str, message: str
) -> None:
    assert words(judged(outcome)) == (verdict, reason, message, 0)
    nothing = Case(id="load", stage="load", calls=(), expected=())
    assert words(unloadable(nothing, outcome)) == (verdict, reason, message, 0)


def test_importing_into_the_memory_limit_is_the_memory_limit() -> None:
    result = judged(Unloadable(kind="raised", type_name="MemoryError", message=""))
    assert result.verdict is Verdict.MLE
    assert result.message  # a report without a word would help nobody


# -- tampering and our own faults ------------------------------------------------------------------------


def test_tampering_is_a_security_violation_that_says_what_was_seen() -> None:
    result = judged(Tampered(detail="a doubled reply"))
    assert (result.verdict, result.reason) == (Verdict.SV, "protocol")
    assert "a doubled reply" in result.message


def test_what_the_judge_lost_is_the_judges_own_error() -> None:
    assert words(judged(Lost(detail="no worker"))) == (Verdict.JE, "lost", "no worker", 0)


def _fails(arguments: tuple[Any, ...], expected: Any, got: Any) -> str | None:
    raise ZeroDivisionError("by the author")


def _answers_a_bool(arguments: tuple[Any, ...], expected: Any, got: Any) -> Any:
    return expected == got


@pytest.mark.parametrize(
    ("compare", "words"), [(_fails, "ZeroDivisionError"), (_answers_a_bool, "TypeError")]
)
@pytest.mark.parametrize("outcome", [gave([2, 4]), gave([9, 9])], ids=["right", "wrong"])
def test_a_comparison_that_fails_is_never_the_submissions_fault(
    compare: Function[[tuple[Any, ...], Any, Any], str | None], words: str, outcome: Outcome
) -> None:
    with pytest.raises(JudgeFault) as caught:
        judged(outcome, custom_comparator(compare))
    assert words in caught.value.message
    assert "author" in caught.value.advice
    assert "by the author" not in caught.value.message  # its text may hold an expected value


@pytest.mark.parametrize(
    "outcome",
    [
        raised("ValueError", "x"),
        raised("MemoryError"),
        killed("time", limit=1.0),
        killed("output", limit=1.0),
        killed("result", limit=1.0),
        killed("signal", 9),
        killed("exit", 0),
        Unloadable(kind="entry", message="no f"),
        Tampered(detail="x"),
        Lost(detail="x"),
    ],
    ids=str,
)
def test_nothing_but_right_values_is_ever_accepted(outcome: Outcome) -> None:
    def anything_goes(*_: object) -> None:
        return None

    result = judged(outcome, anything_goes)
    assert not result.accepted
    assert result.reason
    assert result.message
