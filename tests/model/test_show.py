"""Values as text: Python's notation, bounded, harmless."""

import ast
import os
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.model.case import Call
from judge.model.outcome import Foreign
from judge.model.show import ELLIPSIS, show, show_call
from tests.properties import PLAIN, repeatable

ABOUT = 10
"""Characters that an elided value may be longer than asked for: `about` is what is promised."""


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "None"),
        (True, "True"),
        (-17, "-17"),
        (0.1, "0.1"),
        (float("inf"), "inf"),
        ("a'b", '"a\'b"'),
        (b"\x00", r"b'\x00'"),
        ([], "[]"),
        ([1, [2.5, "x"]], "[1, [2.5, 'x']]"),
        ((), "()"),
        ((1,), "(1,)"),
        ((1, 2), "(1, 2)"),
        (set(), "set()"),
        ({3, 1, 2}, "{1, 2, 3}"),
        ({"b": 1, "a": [2]}, "{'b': 1, 'a': [2]}"),
    ],
)
def test_a_short_value_is_shown_as_python_prints_it(value: object, text: str) -> None:
    assert show(value, 60) == text


def test_a_set_is_shown_in_order_so_that_two_runs_look_alike() -> None:
    assert show({"b", "c", "a"}, 60) == "{'a', 'b', 'c'}"


@pytest.mark.parametrize(
    "members",
    [
        "'a', 'b', 'c', 1, 2.5, None",
        "frozenset('ab'), frozenset('cd'), frozenset('ef')",
        "('a', None), ('b', 1)",
    ],
    ids=["mixed", "sets", "tuples"],
)
def test_a_set_is_shown_alike_whatever_the_hashes_of_texts_are(members: str) -> None:
    code = f"from judge.model.show import show; print(show({{{members}}}, 400))"
    shown = [
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in range(4)
    ]
    assert len(set(shown)) == 1


@repeatable
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
        max_leaves=12,
    )
)
def test_what_fits_can_be_read_back_as_the_same_value(value: Any) -> None:
    assert ast.literal_eval(show(value, 10_000)) == value


def test_a_stand_in_is_shown_by_its_type() -> None:
    assert show(Foreign("generator"), 60) == "<generator object>"
    assert show([1, Foreign("Node")], 60) == "[1, <Node object>]"


def test_a_long_list_keeps_both_ends_and_says_its_length() -> None:
    text = show(list(range(100_000)), 40)
    body, _, measure = text.partition(" (")
    assert measure == "100,000 elements)"
    assert body.startswith("[0, 1, ")
    assert f", {ELLIPSIS}, " in body
    assert body.endswith(", 99998, 99999]")
    assert len(body) <= 40 + ABOUT


@pytest.mark.parametrize(
    ("value", "measure"),
    [
        ("x" * 1_000_000, "1,000,000 characters"),
        (b"x" * 5_000, "5,000 characters"),
        ({i: i for i in range(2_000)}, "2,000 entries"),
        ([[0] * 500 for _ in range(300)], "300 x 500"),
        ([[0] * i for i in range(300)], "300 rows"),
        (tuple(range(3_000)), "3,000 elements"),
        (set(range(4_000)), "4,000 elements"),
        (1 << 999_999, "1,000,000 bits"),
        ([list(range(1_000))], "1 x 1,000"),
        ({"a": list(range(1_000))}, "1 entries"),
        ({"x" * 1_000: 1}, "1 entries"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 60 else "",
)
def test_what_is_left_out_is_measured(value: object, measure: str) -> None:
    text = show(value, 60)
    assert text.endswith(f" ({measure})")
    assert ELLIPSIS in text
    assert len(text) <= 60 + ABOUT + len(f" ({measure})")


def test_rows_are_measured_even_where_a_late_one_is_no_row() -> None:
    assert show([[1]] * 60 + [5], 40).startswith("[[1], ")


def test_a_long_int_keeps_its_first_and_last_digits_and_its_sign() -> None:
    assert show(-(10**40), 60) == "-1" + "0" * 40
    text = show(12345 * 10**30 + 6789, 30)
    assert text.startswith("12345000")
    assert "06789 (" in text
    huge = show(-(10**5000), 30)
    assert huge.startswith("-")
    assert len(huge) <= 30 + len(" (16,610 bits)")


@repeatable
@given(PLAIN, st.integers(20, 120))
def test_the_text_of_a_value_is_never_much_longer_than_asked_for(value: Any, width: int) -> None:
    assert len(show(value, width)) <= 2 * width + 40


@pytest.mark.parametrize("character", ["\x1b", "\ud800", "\U000e0001", "\\", "\n"])
def test_escaping_does_not_make_a_text_longer_than_asked_for(character: str) -> None:
    assert len(show(character * 10_000, 60)) <= 60 + ABOUT + len(" (10,000 characters)")


def test_deep_nesting_stays_short() -> None:
    value: Any = 1
    for _ in range(70):
        value = [value, list(range(50))]
    assert len(show(value, 60)) <= 400


@repeatable
@given(PLAIN, st.integers(20, 120))
def test_no_value_brings_a_control_character_or_a_line_break(value: Any, width: int) -> None:
    assert show(value, width).isprintable()


@pytest.mark.parametrize("name", ["\x1b[2J", "a\nb", "\u202egnol"])
def test_the_name_of_a_foreign_type_is_no_way_around_the_escaping(name: str) -> None:
    assert show(Foreign(name), 60).isprintable()


def test_a_call_is_shown_as_the_solver_would_type_it() -> None:
    assert show_call(Call("f", ()), 80) == "f()"
    assert show_call(Call("f", ([1, 2], "x")), 80) == "f([1, 2], 'x')"
    assert show_call(Call("query", (0, 1)), 80, "obj") == "obj.query(0, 1)"


def test_short_arguments_stay_whole_beside_a_long_one() -> None:
    text = show_call(Call("f", (7, list(range(100_000)), "key")), 80)
    assert text.startswith("f(7, [0, 1, ")
    assert text.endswith(", 99999] (100,000 elements), 'key')")
    assert len(text) <= 80 + ABOUT + len(" (100,000 elements)")


def test_an_argument_of_middle_length_is_whole_where_there_is_room_for_it() -> None:
    middle = list(range(12))
    text = show_call(Call("f", (list(range(100_000)), middle, 5)), 120)
    assert text.endswith(f" (100,000 elements), {middle}, 5)")
    alone = show_call(Call("f", (list(range(100_000)),)), 120)
    assert len(alone) > 100  # what is not used by others is used


def test_long_arguments_share_the_width() -> None:
    text = show_call(Call("f", (list(range(1_000)), list(range(5_000, 6_000)))), 100)
    assert "[0, 1, " in text
    assert "[5000, 5001, " in text
    assert len(text) <= 100 + 2 * (ABOUT + len(" (1,000 elements)"))
