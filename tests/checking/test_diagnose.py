"""Likely mistakes: each is told where it is certain, and nothing is told where it is not."""

import importlib
from collections.abc import Sequence
from typing import Any

import pytest

from judge.checking.assess import unloadable
from judge.checking.compare import Comparator, custom_comparator, exact, unordered
from judge.checking.diagnose import (
    ENOUGH,
    STUB_MESSAGE,
    explain_alone,
    explain_together,
    right_for_changed_input,
)
from judge.checking.difference import Difference
from judge.checking.imports import MODULES, USUAL
from judge.model.case import Call, Case
from judge.model.outcome import Foreign, Killed, Outcome, Output, Raised, Returned, Unloadable, Usage
from judge.model.report import Mistake
from judge.model.result import CaseResult
from judge.model.verdict import Verdict

USAGE = Usage(wall=0.001, cpu=0.001)


def gave(*values: object, printed: str = "", total: int | None = None) -> Returned:
    output = Output(printed, len(printed) if total is None else total)
    return Returned(values=values, output=output, usage=USAGE)


def raised(name: str, message: str = "", *values: object) -> Raised:
    return Raised(
        type_name=name,
        message=message,
        frames=(),
        omitted_frames=0,
        call=len(values),
        values=values,
        output=Output(),
        usage=USAGE,
    )


def judged(
    arguments: tuple[Any, ...],
    expected: object,
    outcome: Outcome,
    verdict: Verdict = Verdict.WA,
    reason: str = "value",
) -> CaseResult:
    case = Case(id="t", stage="samples", calls=(Call("f", arguments),), expected=(expected,))
    return CaseResult(case=case, verdict=verdict, reason=reason, outcome=outcome)


def wrong(arguments: tuple[Any, ...], expected: object, got: object, reason: str = "value") -> CaseResult:
    return judged(arguments, expected, gave(got), reason=reason)


def failed(outcome: Raised) -> CaseResult:
    return judged((), 1, outcome, Verdict.RTE, outcome.type_name)


def kind(mistake: Mistake | None) -> str | None:
    return None if mistake is None else mistake.kind


# -- exceptions ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "mistake"),
    [
        (raised("NotImplementedError", STUB_MESSAGE), "stub"),
        (raised("EOFError", "EOF when reading a line"), "reads_input"),
        (raised("RecursionError", "maximum recursion depth exceeded"), "recursion"),
        (raised("NameError", "name 'deque' is not defined"), "import"),
        (raised("NameError", "name 'heapq' is not defined. Did you forget to import 'heapq'?"), "import"),
        (raised("ModuleNotFoundError", "No module named 'numpy'"), "standard_library"),
        (raised("NameError", "name 'exit' is not defined"), "exits"),
        (raised("SystemExit", "0"), "exits"),
        (raised("bdb.BdbQuit"), "debugger"),
        (raised("OSError", "[Errno 30] Read-only file system: 'x'"), "files"),
        (raised("FileNotFoundError", "[Errno 2] No such file or directory: 'x'"), "files"),
        (raised("FileNotFoundError", "[Errno 2] No such file or directory"), None),
        (raised("PermissionError", "[Errno 1] Operation not permitted"), None),
        (raised("OSError", ""), None),
        (raised("NameError", "name 'dequeue' is not defined"), None),
        (raised("NameError", "cannot access free variable 'deque'"), None),
        (raised("UnboundLocalError", "name 'deque' is not defined"), None),
        (raised("NotImplementedError", ""), None),
        (raised("NotImplementedError", "the other half"), None),
        (raised("ValueError", STUB_MESSAGE), None),
        (raised("IndexError", "list index out of range"), None),
    ],
    ids=str,
)
def test_an_exception_with_one_possible_cause_is_explained(outcome: Raised, mistake: str | None) -> None:
    assert kind(explain_alone(failed(outcome))) == mistake


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("List", "from typing import List"),
        ("heappush", "from heapq import heappush"),
        ("bisect", "import bisect"),
        ("math", "import math"),
    ],
)
def test_what_other_judges_import_for_solvers_is_named_with_its_line(name: str, line: str) -> None:
    nothing = Case(id="load", stage="load", calls=(), expected=())
    outcome = Unloadable(kind="raised", type_name="NameError", message=f"name '{name}' is not defined")
    mistake = explain_alone(unloadable(nothing, outcome))
    assert mistake is not None
    assert f"`{line}`" in mistake.message


def test_every_name_that_can_be_missing_stands_where_the_hint_says() -> None:
    for module, names in USUAL.items():
        for name in names.split():
            assert hasattr(importlib.import_module(module), name), (module, name)
    for module in MODULES:
        importlib.import_module(module)


def test_the_message_of_the_stub_is_the_one_in_the_stubs() -> None:
    from tests.packages import STUB

    assert f'raise NotImplementedError("{STUB_MESSAGE}")' in STUB


def test_a_wrong_answer_is_not_blamed_on_an_exception_that_came_later() -> None:
    """The case is judged by the wrong value of its first call; the exception is another story."""
    calls = (Call("A", ()), Call("get", ()), Call("get", ()))
    case = Case(id="t", stage="samples", calls=calls, expected=(None, 1, 2))
    result = CaseResult(
        case=case, verdict=Verdict.WA, reason="value", call=1, outcome=raised("EOFError", "", None, 5)
    )
    assert explain_alone(result) is None


# -- printed instead of returned, and nothing returned ---------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "printed"),
    [
        ([1, 2], "[1, 2]\n"),
        ([1, 2], "[1, 2]"),
        ([1, 2], "looking...\n[0]\n[1, 2]\n"),
        (3, "3\n"),
        ("a", "'a'\n"),
        ([[1], [2]], "[[1],\n [2]]\n"),
        (True, "True\n"),
    ],
    ids=repr,
)
def test_the_right_answer_printed_but_not_returned_is_told(expected: object, printed: str) -> None:
    result = judged((), expected, gave(None, printed=printed), reason="type")
    assert kind(explain_alone(result)) == "printed"


@pytest.mark.parametrize(
    ("expected", "printed"),
    [
        ([1, 2], ""),
        ([1, 2], "[1, 3]\n"),
        ([1, 2], "[1, 2]\nand more\n"),
        ([1, 2], "not Python at all ("),
        ([1, 2], "[1, 2"),
        ([1, 2], "\x00"),
        ([1, 2], "[" * 5_000),
        ([1, 2], "-" * 5_000 + "1"),
        ([1, 2], "9" * 5_000),
        ([1, 2], "{[1]: 2}"),
        ([1, 2], "{[1, 2]}"),
        ([1, 2], "__import__('os').abort()"),
        (1, "True\n"),
        (True, "1\n"),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_none_returned_and_something_else_printed_is_a_missing_return(expected: object, printed: str) -> None:
    result = judged((), expected, gave(None, printed=printed), reason="type")
    assert kind(explain_alone(result)) == "returned_none"


def test_printing_beside_a_wrong_result_is_no_mistake_of_returning() -> None:
    assert explain_alone(judged((), [1, 2], gave([], printed="[1, 2]\n"))) is None


def test_none_is_no_mistake_where_it_is_expected() -> None:
    assert explain_alone(wrong((), None, 5)) is None
    assert explain_alone(judged((), None, gave(None), Verdict.AC, "")) is None
    assert explain_alone(judged((), None, gave(None), Verdict.TLE, "total")) is None


def test_the_call_that_failed_is_the_one_that_is_explained() -> None:
    calls = (Call("A", ()), Call("get", ()), Call("get", ()))
    case = Case(id="t", stage="samples", calls=calls, expected=(None, 1, 2))
    returned_none = CaseResult(
        case=case, verdict=Verdict.WA, reason="type", call=2, outcome=gave(None, 1, None)
    )
    assert kind(explain_alone(returned_none)) == "returned_none"
    other = CaseResult(case=case, verdict=Verdict.WA, reason="value", call=2, outcome=gave(None, 1, 3))
    assert explain_alone(other) is None


@pytest.mark.parametrize(
    ("outcome", "verdict"),
    [
        (Killed(cause="time", limit=1.0, usage=USAGE), Verdict.TLE),
        (Unloadable(kind="entry", message="no f"), Verdict.CE),
        (gave(Foreign("generator")), Verdict.WA),
    ],
)
def test_other_outcomes_tell_nothing_by_themselves(outcome: Outcome, verdict: Verdict) -> None:
    assert explain_alone(judged((), 1, outcome, verdict, "limit")) is None


@pytest.mark.parametrize(
    ("got", "expected", "mistake"),
    [
        ((4,), 4, "wrapped"),
        ([4], 4, "wrapped"),
        ((5,), 4, None),
        ((4, 4), 4, None),
        (([4],), [4], None),  # an element too many
        ((), 4, None),
    ],
)
def test_a_right_answer_in_a_container_is_told(got: object, expected: object, mistake: str | None) -> None:
    assert kind(explain_alone(wrong((1,), expected, got, "type"))) == mistake


# -- what all wrong answers have in common ---------------------------------------------------------------

INDICES = [
    wrong(([5, 9, 2], 1), 9, 1),
    wrong(([5, 2, 7], 1), 7, 2),
    wrong(([8, 3], 1), 8, 0),
    wrong(([4, 6, 6, 1], 2), 6, 2),
]
"""The index is returned where the value belongs."""

VALUES = [
    wrong(([5, 9, 2], 9), 1, 9),
    wrong(([5, 2, 7], 7), 2, 7),
    wrong(([8, 3], 8), 0, 8),
    wrong(([4, 6], 6), 1, 6),
]
"""The value is returned where the index belongs."""

LISTS_OF_INDICES = [
    wrong(([5, 9, 2],), [9, -1, -1], [1, -1, -1]),
    wrong(([1, 2, 3],), [2, 3, -1], [1, 2, -1]),
    wrong(([7, 8],), [8, -1], [1, -1]),
    wrong(([30, 10, 20],), [-1, 20, -1], [-1, 2, -1]),
]

ONE_TOO_LARGE = [wrong(([n] * 3,), n * 10, n * 10 + 1) for n in range(1, 5)]
ONE_TOO_SMALL = [wrong(([n] * 3,), n * 10, n * 10 - 1) for n in range(1, 5)]


@pytest.mark.parametrize(
    ("failures", "mistake"),
    [
        (INDICES, "index_for_value"),
        (LISTS_OF_INDICES, "index_for_value"),
        (VALUES, "value_for_index"),
        (ONE_TOO_LARGE, "off_by_one"),
        (ONE_TOO_SMALL, "off_by_one"),
    ],
)
def test_wrong_answers_that_tell_one_story_are_explained(failures: list[CaseResult], mistake: str) -> None:
    assert len(failures) == ENOUGH
    assert kind(explain_together(failures)) == mistake
    assert kind(explain_together([*failures, failures[0]])) == mistake


def test_the_direction_of_being_off_by_one_is_told() -> None:
    large, small = explain_together(ONE_TOO_LARGE), explain_together(ONE_TOO_SMALL)
    assert large is not None
    assert "1 too large" in large.message
    assert small is not None
    assert "1 too small" in small.message


def test_lists_can_be_off_by_one_in_the_elements_that_are_wrong() -> None:
    failures = [wrong((n,), [n, n * 10], [n, n * 10 + 1]) for n in range(1, 5)]
    assert kind(explain_together(failures)) == "off_by_one"


@pytest.mark.parametrize("failures", [INDICES, VALUES, LISTS_OF_INDICES, ONE_TOO_LARGE])
def test_too_few_different_failures_may_be_a_coincidence(failures: list[CaseResult]) -> None:
    assert explain_together(failures[: ENOUGH - 1]) is None
    assert explain_together(failures[: ENOUGH - 1] * 3) is None
    assert explain_together([]) is None


@pytest.mark.parametrize("failures", [INDICES, VALUES, LISTS_OF_INDICES, ONE_TOO_LARGE])
@pytest.mark.parametrize(
    "other",
    [
        wrong(([5, 9, 2], 1), 900, 300),
        wrong(([5, 9, 2], 1), [900], []),
        wrong(([5, 9, 2], 1), "a", "b"),
        wrong(([5, 9, 2], 1), 9, None, "type"),
        wrong(([5, 9, 2], 1), 9, Foreign("Node"), "type"),
        judged(([5, 9, 2], 1), 9, raised("IndexError"), Verdict.RTE, "IndexError"),
        judged(([5, 9, 2], 1), 9, Killed(cause="time", limit=1.0, usage=USAGE), Verdict.TLE, "limit"),
    ],
    ids=["value", "length", "text", "none", "foreign", "exception", "hang"],
)
def test_one_failure_with_another_story_is_enough_to_say_nothing(
    failures: list[CaseResult], other: CaseResult
) -> None:
    assert explain_together([*failures, other]) is None


@pytest.mark.parametrize(
    "failures",
    [
        pytest.param([wrong((n,), n * 10, n * 10 + 2) for n in range(1, 7)], id="two too large"),
        pytest.param(
            [wrong((n,), n * 10, n * 10 + (-1) ** n) for n in range(1, 7)], id="once larger, once smaller"
        ),
        pytest.param([wrong((n,), 0, 1) for n in range(1, 7)], id="always the same two values"),
        pytest.param([wrong((n,), n, n + 1.0) for n in range(1, 7)], id="floats"),
        pytest.param([wrong((n,), [n, n], [n + 1, n - 1]) for n in range(1, 7)], id="both directions"),
        pytest.param([wrong((n,), [n], [n + 1, n]) for n in range(1, 7)], id="another length"),
        pytest.param([wrong((n,), str(n), str(n + 1)) for n in range(1, 7)], id="texts"),
        pytest.param([wrong(([n],), n, 1) for n in range(10, 16)], id="an index beyond the list"),
        pytest.param([wrong(([n, 50],), n, -2) for n in range(10, 16)], id="a negative index"),
        pytest.param([wrong(([n, 50],), n, 1) for n in range(10, 16)], id="the index of something else"),
        pytest.param([wrong((n,), n * 3, 0) for n in range(1, 7)], id="no list to point into"),
        pytest.param([wrong(([n, 1],), [], [n]) for n in range(1, 7)], id="nothing to point at"),
    ],
)
def test_what_only_looks_like_a_pattern_is_not_told(failures: list[CaseResult]) -> None:
    assert explain_together(failures) is None


def test_bools_are_neither_indices_nor_numbers() -> None:
    assert explain_together([wrong(([0, n],), n, True) for n in range(2, 8)]) is None
    assert explain_together([wrong((n,), bool(n % 2), not n % 2) for n in range(1, 7)]) is None


def test_numbers_too_long_to_print_are_no_obstacle() -> None:
    failures = [wrong(([n],), n, 10 ** (5_000 + n)) for n in range(1, 7)]
    assert explain_together(failures) is None
    off = [wrong(([n],), 10 ** (5_000 + n), 10 ** (5_000 + n) + 1) for n in range(1, 7)]
    assert kind(explain_together(off)) == "off_by_one"


def test_the_call_of_a_sequence_that_failed_is_the_one_compared() -> None:
    def sequence(n: int) -> CaseResult:
        calls = (Call("A", ([n],)), Call("get", (0,)), Call("get", (n,)))
        case = Case(id="t", stage="samples", calls=calls, expected=(None, 5, n * 10))
        return CaseResult(
            case=case, verdict=Verdict.WA, reason="value", call=2, outcome=gave(None, 5, n * 10 + 1)
        )

    assert kind(explain_together([sequence(n) for n in range(1, 5)])) == "off_by_one"


def test_values_before_an_exception_are_evidence_too() -> None:
    def before_exception(n: int) -> CaseResult:
        calls = (Call("A", ()), Call("get", (n,)), Call("get", (n,)))
        case = Case(id="t", stage="samples", calls=calls, expected=(None, n * 10, 0))
        outcome = raised("KeyError", "", None, n * 10 + 1)
        return CaseResult(case=case, verdict=Verdict.WA, reason="value", call=1, outcome=outcome)

    assert kind(explain_together([before_exception(n) for n in range(1, 5)])) == "off_by_one"


# -- right for the input as the solution left it ---------------------------------------------------------


def as_given(_arguments: tuple[Any, ...], expected: Any, got: Any) -> Difference | None:
    return exact(expected, got)


@pytest.mark.parametrize(
    ("answers", "right"), [(([1, 2, 3],), True), (([3, 2, 1],), False), ((None,), False), (None, False)]
)
def test_a_result_may_be_right_for_the_changed_input(answers: Sequence[Any] | None, right: bool) -> None:
    result = wrong(([3, 1, 2],), [3, 1, 2], [1, 2, 3])
    assert right_for_changed_input(result, answers, as_given) is right


def test_the_comparison_of_the_problem_decides_what_is_right() -> None:
    result = wrong(([3, 1, 2],), [3, 1, 2], [2, 1])
    assert right_for_changed_input(result, ([1, 2],), lambda a, e, g: unordered(e, g))
    assert not right_for_changed_input(result, ([1, 2],), as_given)


def test_what_is_no_wrong_answer_is_not_right_for_anything() -> None:
    answers = ([1],)
    assert not right_for_changed_input(judged(([1],), [1], gave([1]), Verdict.AC, ""), answers, as_given)
    assert not right_for_changed_input(judged(([1],), [1], raised("KeyError")), answers, as_given)
    hang = judged(([1],), [1], Killed(cause="time", limit=1.0, usage=USAGE), Verdict.TLE, "limit")
    assert not right_for_changed_input(hang, answers, as_given)


def _own(arguments: tuple[Any, ...], expected: Any, got: Any) -> str | None:
    return None if sum(expected) == sum(got) else "another sum"


@pytest.mark.parametrize(
    "compare",
    [lambda a, e, g: unordered(e, g), custom_comparator(_own)],
    ids=["unordered", "the problem's own"],
)
@pytest.mark.parametrize("got", [5, Foreign("Node"), [1, "x"]], ids=repr)
def test_a_result_of_the_wrong_type_is_right_for_no_input(compare: Comparator, got: object) -> None:
    """Comparisons are made for values of the right type; others must never reach them."""
    assert not right_for_changed_input(wrong(([1],), [1], got, "type"), ([1],), compare)
