"""Plain data against declared types: only exact builtins count."""

from collections import OrderedDict
from collections.abc import Callable as Function
from enum import IntEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.model.outcome import Foreign
from judge.model.plain import WrongArguments, WrongType, fit, fit_arguments, name_of_type
from judge.model.signature import Callable, Parameter, Type
from tests.properties import repeatable

INT, FLOAT, STR, BOOL, NONE, BYTES = (Type(name) for name in ("int", "float", "str", "bool", "None", "bytes"))
SCALARS = [INT, FLOAT, STR, BOOL, NONE, BYTES]


def list_of(inner: Type) -> Type:
    return Type("list", (inner,))


def set_of(inner: Type) -> Type:
    return Type("set", (inner,))


def optional(inner: Type) -> Type:
    return Type("optional", (inner,))


def dict_of(keys: Type, items: Type) -> Type:
    return Type("dict", (keys, items))


PAIR = Type("tuple", (INT, STR))
INTS = Type("tuple", (INT,), variadic=True)


class Colour(IntEnum):
    RED = 1


class Words(list[str]):
    pass


def refusal(value: object, wanted: Type) -> str:
    with pytest.raises(WrongType) as caught:
        fit(value, wanted)
    return str(caught.value)


@pytest.mark.parametrize("wanted", SCALARS, ids=str)
def test_a_scalar_is_accepted_for_its_own_type_alone(wanted: Type) -> None:
    samples: dict[str, Any] = {"int": 1, "float": 1.5, "str": "1", "bool": True, "None": None, "bytes": b"1"}
    accepted = {wanted.name, *(["int"] if wanted.name == "float" else [])}
    for name, value in samples.items():
        if name in accepted:
            assert fit(value, wanted) is value
        else:
            assert refusal(value, wanted) == f"wrong type: expected {wanted}, got {name}"


@pytest.mark.parametrize("wanted", [INT, FLOAT])
def test_a_bool_is_never_a_number(wanted: Type) -> None:
    assert refusal(True, wanted).endswith("got bool")
    assert refusal([0, True], list_of(wanted)) == f"wrong type at [1]: expected {wanted}, got bool"


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (Colour.RED, INT),
        (Words(["a"]), list_of(STR)),
        (OrderedDict(a=1), dict_of(STR, INT)),
        ([Colour.RED], list_of(INT)),
        (range(3), list_of(INT)),
        ({1: 2}.keys(), list_of(INT)),
        ("abc", list_of(STR)),
        (iter([1]), list_of(INT)),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, Type) else str(value),
)
def test_neither_subclasses_nor_other_iterables_stand_for_a_builtin(value: object, wanted: Type) -> None:
    with pytest.raises(WrongType):
        fit(value, wanted)


@pytest.mark.parametrize(
    ("value", "wanted", "fitted"),
    [
        ((1, 2), list_of(INT), [1, 2]),
        ([(1,), [2]], list_of(list_of(INT)), [[1], [2]]),
        ([1, "a"], PAIR, (1, "a")),
        ([1, 2, 3], INTS, (1, 2, 3)),
        ([], INTS, ()),
        (frozenset({1}), set_of(INT), {1}),
        ([[1, "a"]], list_of(PAIR), [(1, "a")]),
        ({"a": (1,)}, dict_of(STR, list_of(INT)), {"a": [1]}),
        (None, optional(INT), None),
        ((1,), optional(list_of(INT)), [1]),
        ([None, 2], list_of(optional(INT)), [None, 2]),
        ([1, 2.5], list_of(FLOAT), [1, 2.5]),
    ],
    ids=str,
)
def test_containers_come_out_as_the_type_says(value: object, wanted: Type, fitted: Any) -> None:
    result = fit(value, wanted)
    assert result == fitted
    assert type(result) is type(fitted)
    assert repr(result) == repr(fitted)  # the containers inside as well


@pytest.mark.parametrize(
    ("value", "wanted", "message"),
    [
        ([[1], [2, 2.5]], list_of(list_of(INT)), "wrong type at [1][1]: expected int, got float"),
        ([1, None], list_of(INT), "wrong type at [1]: expected int, got None"),
        ([[1], 2], list_of(list_of(INT)), "wrong type at [1]: expected list[int], got int"),
        ({"a": [1, "x"]}, dict_of(STR, list_of(INT)), "wrong type at ['a'][1]: expected int, got str"),
        ({1}, list_of(INT), "wrong type: expected list[int], got set"),
        ([1], set_of(INT), "wrong type: expected set[int], got list"),
        ("1", optional(INT), "wrong type: expected int, got str"),
        ([1, "a", 2], PAIR, "wrong type: expected 2 values, got 3"),
        ([(1, "a"), (1,)], list_of(PAIR), "wrong type at [1]: expected 2 values, got 1"),
        ((1, 2), PAIR, "wrong type at [1]: expected str, got int"),
        (Foreign("generator"), list_of(INT), "wrong type: expected list[int], got generator"),
        ([Foreign("Node")], list_of(INT), "wrong type at [0]: expected int, got Node"),
        (
            Foreign("list", "nested more than 64 deep, or cyclic"),
            list_of(INT),
            "wrong type: expected list[int], got list (nested more than 64 deep, or cyclic)",
        ),
    ],
    ids=str,
)
def test_a_wrong_type_is_told_with_its_place(value: object, wanted: Type, message: str) -> None:
    assert refusal(value, wanted) == message


def test_wrong_keys_and_wrong_elements_of_a_set_are_refused() -> None:
    assert "expected str, got int" in refusal({1: 1}, dict_of(STR, INT))
    assert "expected int, got str" in refusal({"a"}, set_of(INT))


def test_an_error_holds_its_parts() -> None:
    with pytest.raises(WrongType) as caught:
        fit([["x"]], list_of(list_of(INT)))
    assert (caught.value.place, caught.value.expected, caught.value.got) == ("[0][0]", "int", "str")


@pytest.mark.parametrize(
    ("value", "wanted"),
    [(10**5000, INT), ({10**5000: 1}, dict_of(INT, INT)), ([10**5000], list_of(FLOAT))],
    ids=["scalar", "key", "element"],
)
def test_an_int_too_long_to_print_fits_like_any_other(value: object, wanted: Type) -> None:
    assert fit(value, wanted) == value


def test_written_values_may_use_lists_for_sets_and_ints_for_floats() -> None:
    assert fit([1, 2, 2], set_of(INT), written=True) == {1, 2}
    fitted = fit([1, 2.5], list_of(FLOAT), written=True)
    assert fitted == [1.0, 2.5]
    assert [type(item) for item in fitted] == [float, float]
    assert type(fit(3, FLOAT, written=True)) is float
    with pytest.raises(WrongType):
        fit(1.0, INT, written=True)
    with pytest.raises(WrongType):
        fit(True, FLOAT, written=True)


VALUES: dict[str, st.SearchStrategy[Any]] = {
    "int": st.integers(),
    "float": st.floats(allow_nan=False),
    "str": st.text(max_size=4),
    "bool": st.booleans(),
    "None": st.none(),
    "bytes": st.binary(max_size=4),
}


def _containers(inner: st.SearchStrategy[Type]) -> st.SearchStrategy[Type]:
    builders: list[Function[[Type], Type]] = [
        list_of,
        optional,
        lambda kind: Type("tuple", (kind,), variadic=True),
        lambda kind: Type("tuple", (INT, kind)),
        lambda kind: dict_of(STR, kind),
    ]
    return st.tuples(st.sampled_from(builders), inner).map(lambda pair: pair[0](pair[1]))


TYPES = st.recursive(st.sampled_from(SCALARS), _containers, max_leaves=3)


def values_of(kind: Type) -> st.SearchStrategy[Any]:
    """Values that have exactly this type."""
    match kind.name:
        case "list":
            return st.lists(values_of(kind.arguments[0]), max_size=3)
        case "tuple" if kind.variadic:
            return st.lists(values_of(kind.arguments[0]), max_size=3).map(tuple)
        case "tuple":
            return st.tuples(*map(values_of, kind.arguments))
        case "optional":
            return st.none() | values_of(kind.arguments[0])
        case "dict":
            return st.dictionaries(values_of(kind.arguments[0]), values_of(kind.arguments[1]), max_size=3)
    return VALUES[kind.name]


def loosened(value: Any) -> Any:
    """The value with lists and tuples swapped everywhere."""
    match value:
        case list():
            return tuple(map(loosened, value))
        case tuple():
            return list(map(loosened, value))
        case dict():
            return {key: loosened(item) for key, item in value.items()}
    return value


@repeatable
@given(TYPES.flatmap(lambda kind: st.tuples(st.just(kind), values_of(kind))))
def test_a_value_fits_its_own_type_however_its_sequences_are_spelt(pair: tuple[Type, Any]) -> None:
    kind, value = pair
    assert fit(value, kind) == value
    assert fit(loosened(value), kind) == value


@repeatable
@given(TYPES.flatmap(lambda kind: st.tuples(st.just(kind), values_of(list_of(kind)))))
def test_one_foreign_element_is_never_overlooked(pair: tuple[Type, list[Any]]) -> None:
    kind, values = pair
    with pytest.raises(WrongType) as caught:
        fit([*values, Foreign("Node")], list_of(kind))
    assert caught.value.place == f"[{len(values)}]"


# -- arguments -------------------------------------------------------------------------------------------

WINDOW = Callable("window", (Parameter("nums", list_of(INT)), Parameter("k", INT)), list_of(INT))
NOTHING = Callable("nothing", (), NONE)
ONE = Callable("one", (Parameter("x", FLOAT),), NONE)


@pytest.mark.parametrize(
    "given_arguments", [[[1, 2], 3], ([1, 2], 3), {"nums": [1, 2], "k": 3}, {"k": 3, "nums": (1, 2)}], ids=str
)
def test_arguments_are_taken_in_order_or_by_name(given_arguments: object) -> None:
    assert fit_arguments(given_arguments, WINDOW) == ([1, 2], 3)


def test_no_arguments_fit_no_parameters() -> None:
    assert fit_arguments([], NOTHING) == ()
    assert fit_arguments({}, NOTHING) == ()


def test_written_arguments_become_what_the_parameters_say() -> None:
    (value,) = fit_arguments([2], ONE)
    assert type(value) is float


@pytest.mark.parametrize(
    ("given_arguments", "signature", "message"),
    [
        ([[1]], WINDOW, "`window` takes 2 arguments (nums, k), 1 given"),
        ([[1], 2, 3], WINDOW, "`window` takes 2 arguments (nums, k), 3 given"),
        ([1, 2], ONE, "`one` takes 1 argument (x), 2 given"),
        ({"nums": [1]}, WINDOW, "`window` takes (nums, k); missing: k"),
        ({"nums": [1], "k": 1, "q": 1}, WINDOW, "`window` takes (nums, k); unknown: q"),
        ({"n": 1, "k": 1}, WINDOW, "`window` takes (nums, k); unknown: n; missing: nums"),
        ([[1, "x"], 2], WINDOW, "nums[1] must be of type int, got str"),
        ({"nums": [1], "k": 1.0}, WINDOW, "k must be of type int, got float"),
    ],
    ids=str,
)
def test_arguments_that_do_not_fit_are_refused_with_the_reason(
    given_arguments: object, signature: Callable, message: str
) -> None:
    with pytest.raises(WrongArguments) as caught:
        fit_arguments(given_arguments, signature)
    assert str(caught.value) == message


def test_one_value_that_is_no_list_of_arguments_is_not_refused_for_its_number() -> None:
    with pytest.raises(WrongArguments) as caught:
        fit_arguments(5, ONE)
    assert "takes 1 argument (x), 1 given" not in str(caught.value)


def test_an_int_beyond_every_float_is_refused_for_a_float() -> None:
    with pytest.raises(WrongArguments):
        fit_arguments([10**400], ONE)


@pytest.mark.parametrize(
    ("value", "name"),
    [(None, "None"), (1, "int"), ([], "list"), (Foreign("deque"), "deque"), (Foreign("A", "why"), "A (why)")],
    ids=str,
)
def test_a_type_is_named_in_a_readers_words(value: object, name: str) -> None:
    assert name_of_type(value) == name


def test_keys_of_a_document_are_what_the_stub_says() -> None:
    of_ints = Type("dict", (INT, Type("str")))
    assert fit({"1": "a", 2: "b"}, of_ints, written=True) == {1: "a", 2: "b"}
    assert fit({"1e3": 1}, Type("dict", (FLOAT, INT)), written=True) == {1000.0: 1}
    assert fit({"true": 1}, Type("dict", (Type("bool"), INT)), written=True) == {True: 1}
    assert fit({"1": "a"}, Type("dict", (Type("str"), Type("str"))), written=True) == {"1": "a"}
    for value, kind in (
        ({"x": "a"}, of_ints),
        ({"1.5": "a"}, of_ints),
        ({" 1": "a"}, of_ints),
        ({"1": "a", "01": "b"}, of_ints),
    ):
        with pytest.raises(WrongType):
            fit(value, kind, written=True)
    with pytest.raises(WrongType):
        fit({"1": "a"}, of_ints)  # what a solution returns is what it is
