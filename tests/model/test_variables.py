"""The variables of a bound are read off an input; a text that says no size is refused with a reason."""

from typing import Any

import pytest

from judge.model.case import Call
from judge.model.signature import Callable, ClassEntry, EntryPoint, FunctionEntry, Parameter, Type
from judge.model.variables import EXAMPLES, InvalidVariable, Variable

INT = Type("int")
INTS = Type("list", (INT,))
GRID = Type("list", (INTS,))
WORDS = Type("list", (Type("str"),))

FUNCTION = FunctionEntry(
    Callable(
        "f",
        (
            Parameter("nums", INTS),
            Parameter("b", INTS),
            Parameter("matrix", GRID),
            Parameter("words", WORDS),
            Parameter("k", INT),
        ),
        INT,
    )
)
CLASS = ClassEntry(
    Callable("Sums", (Parameter("matrix", GRID), Parameter("k", INT)), Type("None")),
    (
        Callable("query", (Parameter("row", INT), Parameter("col", INT)), INT),
        Callable("update", (Parameter("value", INT),), Type("None")),
    ),
)
EMPTY_CLASS = ClassEntry(
    Callable("Queue", (), Type("None")), (Callable("push", (Parameter("x", INT),), Type("None")),)
)


def of_function(text: str, **arguments: Any) -> float:
    """The size of a call of the function, whose other arguments are empty."""
    values = {"nums": [], "b": [], "matrix": [], "words": [], "k": 0, **arguments}
    return Variable(text, FUNCTION).of((Call("f", tuple(values.values())),))


def of_class(text: str, matrix: list[list[int]], *methods: str) -> float:
    calls = [Call(name, (1, 2) if name == "query" else (1,)) for name in methods]
    return Variable(text, CLASS).of((Call("Sums", (matrix, 5)), *calls))


def refusal(text: str, entry: EntryPoint = FUNCTION) -> str:
    with pytest.raises(InvalidVariable) as caught:
        Variable(text, entry)
    return str(caught.value)


# -- sizes -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "arguments", "size"),
    [
        ("len(nums)", {"nums": [4, 5, 6]}, 3),
        ("len(nums) + len(b)", {"nums": [4, 5, 6], "b": [1]}, 4),
        ("len(nums) * len(b)", {"nums": [4, 5, 6], "b": [1, 2]}, 6),
        ("len(nums) + len(b) * k", {"nums": [4], "b": [1, 2], "k": 3}, 7),
        ("(len(nums) + len(b)) * k", {"nums": [4], "b": [1, 2], "k": 3}, 9),
        ("len(matrix)", {"matrix": [[1, 2, 3], [4, 5, 6]]}, 2),
        ("len(matrix[0])", {"matrix": [[1, 2, 3], [4, 5, 6]]}, 3),
        ("len(matrix) * len(matrix[0])", {"matrix": [[1, 2, 3], [4, 5, 6]]}, 6),
        ("len(words[0])", {"words": ["five5", "x"]}, 5),
        ("k", {"k": 17}, 17),
        ("2 * k + 1", {"k": 17}, 35),
        ("nums[0] - k + 1", {"nums": [12], "k": 10}, 3),
        ("len(nums) - len(b) - k", {"nums": [1, 2, 3, 4], "b": [5], "k": 1}, 2),
        ("len(nums) - len(b)", {"b": [1]}, 0),
        ("min(len(nums), len(b))", {"nums": [4, 5, 6], "b": [1]}, 1),
        ("max(len(nums), len(b), k)", {"nums": [4, 5, 6], "b": [1], "k": 2}, 3),
        ("min(len(nums) - 1, 2 * k) + 1", {"nums": [4, 5, 6], "k": 4}, 3),
        ("nums[0]", {"nums": [12, 1]}, 12),
        ("matrix[0][0]", {"matrix": [[7]]}, 7),
        ("1", {}, 1),
        ("  len(nums)\n", {"nums": [4]}, 1),
    ],
)
def test_the_size_of_a_call_is_read_off_its_arguments(
    text: str, arguments: dict[str, Any], size: float
) -> None:
    found = of_function(text, **arguments)
    assert found == size
    assert isinstance(found, float)


@pytest.mark.parametrize(
    "text",
    [
        "len(nums)",
        "len(matrix[0])",
        "len(matrix) * len(matrix[0])",
        "len(words[0])",
        "len(nums) + len(b)",
        "k",
    ],
)
def test_an_empty_input_has_size_0(text: str) -> None:
    assert of_function(text) == 0


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("len(matrix)", 2),
        ("len(matrix[0])", 3),
        ("len(matrix) * len(matrix[0])", 6),
        ("k", 5),
        ("count(query)", 2),
        ("count(update)", 1),
        ("count(query) + count(update)", 3),
        ("count(query) * len(matrix)", 4),
    ],
)
def test_the_size_of_a_sequence_is_read_off_its_constructor_and_its_calls(text: str, size: float) -> None:
    assert of_class(text, [[1, 2, 3], [4, 5, 6]], "query", "update", "query") == size


def test_a_method_that_is_never_called_counts_0() -> None:
    assert of_class("count(query)", [], "update") == 0
    assert of_class("count(update)", []) == 0


def test_the_constructor_does_not_count_as_a_call() -> None:
    variable = Variable("count(push)", EMPTY_CLASS)
    assert variable.of((Call("Queue", ()), Call("push", (1,)), Call("push", (2,)))) == 2


def test_the_first_number_of_an_empty_list_is_0() -> None:
    assert of_function("nums[0]") == 0


# -- what is refused -------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["size", "len(size)", "len(nums) + size", "size[0]", "len", "count", "f"])
def test_an_unknown_parameter_is_refused_with_those_there_are(text: str) -> None:
    name = text if text.isidentifier() else "size"
    assert refusal(text) == f"`{name}` is no parameter (there are: nums, b, matrix, words, k)"


@pytest.mark.parametrize("text", ["row", "len(value)", "query", "Sums", "self"])
def test_of_a_class_the_parameters_are_those_of_the_constructor(text: str) -> None:
    assert refusal(text, CLASS).endswith("is no parameter (there are: matrix, k)")


def test_where_there_are_no_parameters_that_is_said() -> None:
    assert refusal("n", EMPTY_CLASS) == "`n` is no parameter (there are: none)"


@pytest.mark.parametrize("name", ["insert", "Sums", "matrix", "k", "len"])
def test_an_unknown_method_is_refused_with_those_there_are(name: str) -> None:
    assert refusal(f"count({name})", CLASS) == f"`{name}` is no method (there are: query, update)"


@pytest.mark.parametrize("text", ["count(query)", "count(f)", "count(nums)"])
def test_a_function_has_no_calls_to_count(text: str) -> None:
    assert refusal(text) == f"`{text}` is not understood; write it as in {EXAMPLES}"


@pytest.mark.parametrize(
    "text", ["", "   ", "len(", "len(nums))", "len nums", "n =", "len(nums); k", "k\nk", "O(n²)", "k\0", "#"]
)
def test_a_text_that_cannot_be_read_is_refused(text: str) -> None:
    assert refusal(text) == f"{text!r} cannot be read; write it as in {EXAMPLES}"
    assert refusal(text, CLASS) == f"{text!r} cannot be read; write it as in {EXAMPLES}"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("nums[1]", "nums[1]"),
        ("nums[-1]", "nums[-1]"),
        ("nums[:1]", "nums[:1]"),
        ("nums[k]", "nums[k]"),
        ("nums['0']", "nums['0']"),
        ("sum(nums)", "sum(nums)"),
        ("max(nums)", "max(nums)"),
        ("min()", "min()"),
        ("min(*nums, k)", "*nums"),
        ("min(len(nums), k, key=len)", "min(len(nums), k, key=len)"),
        ("__import__('os')", "__import__('os')"),
        ("__import__('os').system('true')", "__import__('os').system('true')"),
        ("len(__import__('os'))", "__import__('os')"),
        ("nums.__class__", "nums.__class__"),
        ("k.bit_length()", "k.bit_length()"),
        ("len(nums) // 2", "len(nums) // 2"),
        ("2 ** k", "2 ** k"),
        ("len(nums) + sum(nums)", "sum(nums)"),
        ("sum(nums) * k", "sum(nums)"),
        ("-k", "-k"),
        ("1.5", "1.5"),
        ("'nums'", "'nums'"),
        ("len('nums')", "'nums'"),
        ("None", "None"),
        ("len()", "len()"),
        ("len(nums, b)", "len(nums, b)"),
        ("len(*nums)", "*nums"),
        ("len(obj=nums)", "len(obj=nums)"),
        ("len(nums, obj=b)", "len(nums, obj=b)"),
        ("[k]", "[k]"),
        ("len([x for x in nums])", "[x for x in nums]"),
        ("lambda: k", "lambda: k"),
        ("(k := 3)", "(k := 3)"),
        ("k if k else 1", "k if k else 1"),
        ("k and 1", "k and 1"),
        ("k < 3", "k < 3"),
        ("f'{k}'", "f'{k}'"),
    ],
)
def test_any_other_expression_is_refused_by_the_part_that_is_not_understood(text: str, part: str) -> None:
    assert refusal(text) == f"`{part}` is not understood; write it as in {EXAMPLES}"


@pytest.mark.parametrize(
    "text", ["count()", "count(query, update)", "count(query())", "count('query')", "count(query=1)"]
)
def test_count_takes_the_name_of_one_method(text: str) -> None:
    assert refusal(text, CLASS) == f"`{text}` is not understood; write it as in {EXAMPLES}"


def test_the_message_shows_every_form() -> None:
    for form in (
        "`len(nums)`",
        "`len(a) + len(b)`",
        "`len(matrix[0])`",
        "`high - low + 1`",
        "`min(len(a), len(b))`",
        "`k`",
        "`count(query)`",
    ):
        assert form in refusal("sum(nums)")


@pytest.mark.parametrize("text", ["True", "len(nums) + False", "nums[False]", "nums[0.0]"])
def test_only_whole_numbers_are_numbers(text: str) -> None:
    assert "is not understood" in refusal(text)


@pytest.mark.parametrize(
    "text", ["nums", "matrix[0]", "nums + b", "len(k)", "len(3)", "k[0]", "len(nums[0])"]
)
def test_what_is_no_number_by_its_type_is_refused(text: str) -> None:
    refusal(text)
