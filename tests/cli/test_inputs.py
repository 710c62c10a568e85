"""A solver's own input is read in every spelling that a report uses, and refused with a reason."""

import pytest

from judge.cli.inputs import parse_input
from judge.model.case import Call, Input
from judge.model.errors import UsageError
from judge.model.signature import Callable, ClassEntry, FunctionEntry, Parameter, Type

INT = Type("int")
NUMS = Type("list", (INT,))
WINDOW = FunctionEntry(Callable("window", (Parameter("nums", NUMS), Parameter("k", INT)), NUMS))
SUMS = ClassEntry(
    Callable("Sums", (Parameter("nums", NUMS),), Type("None")),
    (Callable("query", (Parameter("start", INT), Parameter("stop", INT)), INT),),
)


@pytest.mark.parametrize(
    "text",
    [
        "[1, 1, 2], 2",
        "nums=[1, 1, 2], k=2",
        "[1, 1, 2], k=2",
        "k=2, nums=(1, 1, 2)",
        "([1, 1, 2], 2)",
        "window([1, 1, 2], 2)",
        "  window(nums=[1, 1, 2], k=2)  ",
        "[1] * 2 + [2], 3 - 1",
        "[1,\n1, 2], 2",
        "[1, 1, 2,], 2**1",
    ],
)
def test_a_call_of_a_function_can_be_written_in_many_ways(text: str) -> None:
    assert parse_input(text, WINDOW) == (Call("window", ([1, 1, 2], 2)),)


@pytest.mark.parametrize(
    "text",
    [
        "[4, 5]; query(0, 1)",
        "nums=[4, 5]; query(start=0, stop=1)",
        "Sums([4, 5]); query(0, 1)",
        "Sums([4, 5]); obj.query(0, 1)",
        "[4, 5]; obj.query(0, 1)",
        "obj = Sums([4, 5])\nobj.query(0, 1)",
        "[4, 5]\nquery(0, 1)",
    ],
)
def test_calls_of_a_class_can_be_written_in_many_ways(text: str) -> None:
    assert parse_input(text, SUMS) == (Call("Sums", ([4, 5],)), Call("query", (0, 1)))


def test_several_objects_have_names() -> None:
    calls: Input = parse_input("a = Sums([1]); b = Sums([2]); a.query(0, 0); b.query(0, 0)", SUMS)
    assert [(call.name, call.receiver) for call in calls] == [
        ("Sums", 0),
        ("Sums", 1),
        ("query", 0),
        ("query", 1),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "`window` takes 2 arguments (nums, k), 0 given"),
        ("[1]", "takes 2 arguments (nums, k), 1 given"),
        ("[1], 'x'", "k must be of type int, got str"),
        ("[1], True", "k must be of type int, got bool"),
        ("[1], 2.0", "k must be of type int, got float"),
        ("[1], j=2", "unknown: j; missing: k"),
        ("nums=[1], nums=[2], k=1", "`nums` is given twice"),
        ("[1], nums=[2], k=1", "`nums` is given twice"),
        ("**{}", "is not a plain value"),
        ("[1, 2", "these are no Python values"),
        ("[x], 2", "`x` is not a plain value"),
        ("__import__('os').listdir(), 2", "is not a plain value"),
        ("[0] * 10**9, 2", "more than 10,000,000 elements"),
        ("window([1], 2); window([2], 1)", "must describe one call"),
        ("window([1], 2).pop()", "is not a"),
    ],
)
def test_what_fits_no_function_is_refused_with_a_reason(text: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_input(text, WINDOW)
    assert words in caught.value.message
    assert caught.value.advice


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[1]", "calls no method"),
        ("[1]; total(0)", "there is no `total` to call"),
        ("[1]; query(0)", "takes 2 arguments (start, stop), 1 given"),
        ("a = Sums([1]); b = Sums([2]); c.query(0, 0)", "there is no object `c`"),
        ("[1]; 5", "`5` is not a call"),
    ],
)
def test_what_fits_no_class_is_refused_with_a_reason(text: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_input(text, SUMS)
    assert words in caught.value.message
