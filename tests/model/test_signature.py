"""Entry points: their types as a stub spells them, and their callables by name."""

import pytest

from judge.model.signature import Callable, ClassEntry, FunctionEntry, Parameter, Type

INT = Type("int")
INTS = Type("list", (INT,))
WINDOW = Callable("window", (Parameter("nums", INTS), Parameter("k", INT)), INTS)
CONSTRUCTOR = Callable("Sums", (Parameter("matrix", Type("list", (INTS,))),), Type("None"))
QUERY = Callable("query", (Parameter("row", INT),), INT)
COUNT = Callable("count", (), INT)
FUNCTION = FunctionEntry(WINDOW)
CLASS = ClassEntry(CONSTRUCTOR, (QUERY, COUNT))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (INT, "int"),
        (Type("None"), "None"),
        (Type("list", (INTS,)), "list[list[int]]"),
        (Type("dict", (Type("str"), INT)), "dict[str, int]"),
        (Type("tuple", (INT, Type("str"))), "tuple[int, str]"),
        (Type("tuple", (INT,), variadic=True), "tuple[int, ...]"),
        (Type("optional", (INTS,)), "list[int] | None"),
        (Type("list", (Type("optional", (INT,)),)), "list[int | None]"),
    ],
    ids=str,
)
def test_a_type_is_written_as_in_the_stub(kind: Type, text: str) -> None:
    assert str(kind) == text


def test_callables_and_entry_points_read_as_declarations() -> None:
    assert str(WINDOW) == "window(nums: list[int], k: int) -> list[int]"
    assert str(COUNT) == "count() -> int"
    assert str(FUNCTION) == "def window(nums: list[int], k: int) -> list[int]"
    assert str(CLASS) == "class Sums"


def test_an_entry_point_is_named_after_its_function_or_class() -> None:
    assert (FUNCTION.name, CLASS.name) == ("window", "Sums")


def test_a_function_is_its_only_callable() -> None:
    assert FUNCTION.callable("window") is WINDOW
    with pytest.raises(KeyError):
        FUNCTION.callable("other")


def test_a_class_gives_its_constructor_by_its_own_name_and_its_methods_by_theirs() -> None:
    assert CLASS.callable("Sums") is CONSTRUCTOR
    assert CLASS.callable("query") is QUERY
    assert CLASS.callable("count") is COUNT
    for name in ("__init__", "missing", ""):
        with pytest.raises(KeyError):
            CLASS.callable(name)
