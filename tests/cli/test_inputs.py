"""A solver's own input is read in every spelling that a report uses, and refused with a reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.cli.inputs import parse_input
from judge.model.array import Array
from judge.model.case import Call, Input
from judge.model.errors import UsageError
from judge.model.show import show_call
from judge.model.signature import Callable, ClassEntry, EntryPoint, FunctionEntry, Parameter, Type
from tests.arrays import ARRAY, BOOLS, bools, floats
from tests.properties import repeatable

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


# -- texts, and values of other types ------------------------------------------------------------------------

STR = Type("str")
JOIN = FunctionEntry(
    Callable(
        "join", (Parameter("words", Type("list", (STR,))), Parameter("by", Type("optional", (STR,)))), STR
    )
)
MEAN = FunctionEntry(
    Callable("mean", (Parameter("values", Type("set", (INT,))), Parameter("start", Type("float"))), INT)
)
NOW = FunctionEntry(Callable("now", (), INT))
LOG = ClassEntry(
    Callable("Log", (), Type("None")),
    (Callable("write", (Parameter("text", STR),), INT), Callable("size", (), INT)),
)


@pytest.mark.parametrize(
    ("text", "words", "by"),
    [
        ("['a'], 'b'", ["a"], "b"),
        ("['a;b', \"c;d\"], ';'", ["a;b", "c;d"], ";"),
        (r"['a\';b'], None", ["a';b"], None),
        (r"['a\\'], ';'", ["a\\"], ";"),
        ("['it\"s', \"it's;\"], None", ['it"s', "it's;"], None),
        ("['''a;'b'''], None", ["a;'b"], None),
        ("['(', 'join('], ')'", ["(", "join("], ")"),
        ("['a' 'b'], by=None", ["ab"], None),
        ("['a', 'b'] * 2, '-' * 3", ["a", "b", "a", "b"], "---"),
    ],
)
def test_whatever_stands_in_a_text_is_a_part_of_it(text: str, words: list[str], by: str | None) -> None:
    assert parse_input(text, JOIN) == (Call("join", (words, by)),)


def test_values_become_what_the_parameters_say() -> None:
    (call,) = parse_input("[3, 3], 1", MEAN)
    assert call.arguments == ({3}, 1.0)
    assert type(call.arguments[1]) is float


def test_a_function_without_parameters_takes_nothing() -> None:
    assert parse_input("", NOW) == (Call("now", ()),)
    assert parse_input("now()", NOW) == (Call("now", ()),)


@repeatable
@given(st.lists(st.integers(-(10**20), 10**20), max_size=20), st.integers())
def test_every_input_of_a_function_can_be_written_as_the_judge_shows_it(nums: list[int], k: int) -> None:
    call = Call("window", (nums, k))
    assert parse_input(show_call(call, 10_000), WINDOW) == (call,)
    assert parse_input(f"{nums}, {k}", WINDOW) == (call,)


@repeatable
@given(st.lists(st.text(max_size=6) | st.text("';\"\\()=Log", max_size=6), max_size=4))
def test_every_text_can_be_written_in_pythons_notation(texts: list[str]) -> None:
    calls = (Call("Log", ()), *(Call("write", (text,)) for text in texts), Call("size", ()))
    written = "; ".join(["Log()", *(f"obj.write({text!r})" for text in texts), "obj.size()"])
    assert parse_input(written, LOG) == calls


# -- refusals ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "lambda: 0, 2",
        "list(range(3)), 2",
        "[x for x in range(3)], 2",
        "f'{1}', 2",
        "*[[1], 2]",
        "[1], nan",
        "{[1]: 2}, 2",
        "{[1]}, 2",
        "{**{}}, 2",
        "[1], -([1] + [2])",
        "[1], -('a' * 2)",
        "[1], 1 / 1",
        "[1], 2 ** -1",
        "[1], (1).__class__",
        "[1], k := 2",
    ],
)
def test_nothing_but_plain_values_is_computed(text: str) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        parse_input(text, WINDOW)


@pytest.mark.parametrize(
    "text",
    ["[0] * 10_000_001, 1", "[[0] * 10_000] * 10_000, 1", "2 * [0] * 5_000_001, 1"],
)
def test_no_list_becomes_larger_than_the_memory(text: str) -> None:
    with pytest.raises(UsageError):
        parse_input(text, WINDOW)


def test_no_text_becomes_larger_than_the_memory() -> None:
    with pytest.raises(UsageError, match="more than"):
        parse_input("['a'], 'b' * 10_000_001", JOIN)


@pytest.mark.parametrize(
    "text",
    ["[" * 500, "[" * 50_000, "-" * 50_000 + "1", "9" * 5_000 + ", 1", "'abc", "\x00", "[1], 2; 5", "1 2"],
    ids=lambda text: repr(text)[:12],
)
def test_what_python_cannot_read_is_refused_with_a_reason_and_an_example(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_input(text, WINDOW)
    assert caught.value.message.startswith("--input cannot be read: ")
    assert not caught.value.message.endswith(": .")
    assert "--input '[1, 3, 2], 2'" in caught.value.advice


@pytest.mark.parametrize(
    "text", ["[1], 2, 3, k=4", "[1], 2, k=4", "nums=[1], k=2, k=2", "[1], 2); window([1], 2", "[1], 2, 3"]
)
def test_no_argument_and_no_call_is_dropped(text: str) -> None:
    with pytest.raises(UsageError):
        parse_input(text, WINDOW)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "query(0, 1)",
        "query(0, 1); Sums([1])",
        "[1]; __init__([1])",
        "[1]; query",
        "[1]; query(0, 1) + 1",
        "[1]; query(0, 1)()",
        "[1]; [query][0](0, 1)",
        "[1]; a, b = query(0, 1)",
        "[1]; query(0, 1) query(0, 1)",
        "['1']; query(0, 1)",
        "[1]; del query",
        "[1]; import os",
    ],
)
def test_what_is_no_sequence_of_calls_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_input(text, SUMS)
    assert caught.value.advice


def test_a_number_that_no_float_can_hold_is_refused_by_its_parameter() -> None:
    with pytest.raises(UsageError, match="start"):
        parse_input("[1], 1" + "0" * 400, MEAN)


def test_what_does_not_fit_is_refused_with_the_signatures() -> None:
    with pytest.raises(UsageError) as caught:
        parse_input("[1]", WINDOW)
    assert caught.value.advice == "The solution is window(nums: list[int], k: int) -> list[int]."
    with pytest.raises(UsageError) as caught:
        parse_input("[1]; query(0)", SUMS)
    assert "Sums(nums: list[int]) -> None" in caught.value.advice
    assert "query(start: int, stop: int) -> int" in caught.value.advice


@repeatable
@given(st.text(max_size=20) | st.text("[](){}'\";=,.:*-+12 nkumswido\\\n", max_size=20))
@pytest.mark.filterwarnings("ignore::SyntaxWarning", "ignore::DeprecationWarning")
def test_no_text_does_more_than_be_refused(text: str) -> None:
    entries: list[EntryPoint] = [WINDOW, SUMS, NOW, JOIN]
    for entry in entries:
        try:
            calls = parse_input(text, entry)
        except UsageError as error:
            assert error.message.startswith("--input ")
        else:
            assert calls[0].name == entry.name


# -- arrays ------------------------------------------------------------------------------------------------

OVER_ARRAYS = FunctionEntry(
    Callable(
        "attend",
        (
            Parameter("x", ARRAY),
            Parameter("mask", Type("optional", (BOOLS,)), required=False),
            Parameter("axis", Type("int"), required=False, default=-1),
        ),
        ARRAY,
    )
)


@pytest.mark.parametrize(
    ("text", "x"),
    [
        ("[[1, 2.5]]", floats([[1, 2.5]])),
        ("np.array([[1, 2.5]])", floats([[1, 2.5]])),
        ("x=numpy.array([[1.0]], dtype=np.float64)", floats([[1]])),
        ("attend(np.array([-np.inf, np.nan, np.inf]))", floats(["-inf", "nan", "inf"])),
        ("np.array([0.0] * 3 + [1])", floats([0, 0, 0, 1])),
        ("np.zeros((0, 3))", floats({"shape": [0, 3]})),
        ("np.zeros((2, 1))", floats([[0], [0]])),
        ("np.ones(2)", floats([1, 1])),
        ("np.full((1, 2), -0.5)", floats([[-0.5, -0.5]])),
        ("np.array(4)", floats(4)),
    ],
)
def test_arrays_are_written_as_a_report_shows_them(text: str, x: Array) -> None:
    (call,) = parse_input(text, OVER_ARRAYS)
    assert show_call(call, 200) == show_call(Call("attend", (x, None, -1)), 200)


def test_arguments_with_defaults_may_be_left_out() -> None:
    (call,) = parse_input("[1.0], mask=np.array([True])", OVER_ARRAYS)
    assert call == Call("attend", (floats([1]), bools([True]), -1))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[1, 2], [3]]", "lists of unlike lengths"),
        ("np.random.rand(3)", "is not a plain value"),
        ("np.array([1], copy=True)", "is not a plain value"),
        ("np.zeros((10**6, 10**6))", "more than 10,000,000 elements"),
        ("np.zeros(-1)", "a shape is made of whole numbers"),
        ("np.arange(3)", "write np.array(...)"),
        ("np.pi", "is not a plain value"),
        ("np.array(['a'])", "str at [0]"),
    ],
)
def test_what_is_no_array_is_refused_with_a_reason(text: str, words: str) -> None:
    with pytest.raises(UsageError) as error:
        parse_input(text, OVER_ARRAYS)
    assert words in error.value.message
