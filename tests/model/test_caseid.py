"""Ids that carry their input: short, safe to paste, and the same on the way back."""

import base64
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.model.case import Call, Input
from judge.model.caseid import (
    COMPRESSED,
    MAX_LENGTH,
    PLAIN,
    decode_input,
    encode_input,
    is_self_contained,
)
from judge.model.signature import Callable, ClassEntry, EntryPoint, FunctionEntry, Parameter, Type
from tests.properties import repeatable

INTS = Type("list", (Type("int"),))
WORDS = Type("list", (Type("str"),))
WINDOW = FunctionEntry(Callable("window", (Parameter("nums", INTS), Parameter("k", Type("int"))), INTS))
JOIN = FunctionEntry(Callable("join", (Parameter("words", WORDS),), Type("str")))
BOXES = ClassEntry(
    Callable("Boxes", (Parameter("weights", Type("list", (Type("float"),))),), Type("None")),
    (
        Callable("total", (), Type("float")),
        Callable(
            "inside",
            (Parameter("box", Type("tuple", (Type("int"), Type("int")))),),
            Type("optional", (INTS,)),
        ),
    ),
)


def window(nums: list[int], k: int) -> Input:
    return (Call("window", (nums, k)),)


def forged(value: object) -> str:
    """An id around any value, as somebody could write it by hand."""
    return PLAIN + base64.urlsafe_b64encode(repr(value).encode()).decode().rstrip("=")


def bomb(size: int) -> str:
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = compressor.compress(b"[" * size) + compressor.flush()
    return COMPRESSED + base64.urlsafe_b64encode(packed).decode().rstrip("=")


INPUTS: list[tuple[EntryPoint, Input]] = [
    (WINDOW, window([], 0)),
    (WINDOW, window([1, -2, 3], 2)),
    (WINDOW, window([7] * 500, 3)),
    (JOIN, (Call("join", (["a", "b"],)),)),
    (JOIN, (Call("join", (["a, b", "é\n", "'", '"', "\\", "\ud800"],)),)),
    (BOXES, (Call("Boxes", ([0.5, 1.0],)), Call("total", ()), Call("inside", ((0, 1),)), Call("total", ()))),
]


@pytest.mark.parametrize(("entry", "calls"), INPUTS)
def test_an_input_comes_back_from_its_id(entry: EntryPoint, calls: Input) -> None:
    identifier = encode_input(calls)
    assert identifier is not None
    assert decode_input(identifier, entry) == calls


@repeatable
@given(st.lists(st.integers(), max_size=12), st.integers())
def test_every_id_of_numbers_is_short_pasteable_and_means_its_input(nums: list[int], k: int) -> None:
    calls = window(nums, k)
    identifier = encode_input(calls)
    if identifier is None:
        assert len(repr(nums)) > 60  # only a long input has no id
        return
    assert len(identifier) <= MAX_LENGTH
    assert identifier.replace("-", "").replace("_", "").isalnum()
    assert identifier.isascii()
    assert is_self_contained(identifier)
    assert encode_input(calls) == identifier
    assert decode_input(identifier, WINDOW) == calls


@repeatable
@given(st.lists(st.text(max_size=6) | st.text(", '\\\"", max_size=9), max_size=4))
def test_every_text_comes_back_as_it_was(words: list[str]) -> None:
    calls = (Call("join", (words,)),)
    identifier = encode_input(calls)
    if identifier is not None:
        assert decode_input(identifier, JOIN) == calls


def test_a_repetitive_input_is_compressed_and_a_short_one_is_not() -> None:
    assert (encode_input(window([7] * 500, 3)) or "").startswith(COMPRESSED)
    assert (encode_input(window([1], 1)) or "").startswith(PLAIN)


@pytest.mark.parametrize(
    "value",
    [
        float("inf"),
        float("nan"),
        [float("-inf")],
        frozenset({1}),
        [i * 7919 % 10_007 for i in range(200)],
        10**5000,
    ],
    ids=["inf", "nan", "nested inf", "frozenset", "too long", "int that cannot be printed"],
)
def test_an_input_without_a_short_literal_has_no_id(value: object) -> None:
    assert encode_input((Call("f", (value,)),)) is None


@pytest.mark.parametrize(
    "identifier", ["samples/example", "hidden/edges/x", "generated/17", "xs/1", "zeros/2"]
)
def test_ids_of_a_corpus_are_paths_and_carry_nothing(identifier: str) -> None:
    assert not is_self_contained(identifier)
    assert decode_input(identifier, WINDOW) is None


@pytest.mark.parametrize(
    "identifier",
    [
        "",
        "x",
        "z",
        "x!",
        "z!!!!",
        "xAAAA",
        "zAAAA",
        "nonsense",
        forged(5),
        forged([]),
        forged([5]),
        forged([[[1], 2], 3]),
        forged([[[1], 2], []]),
        forged([[[1], 2], [["window"], 2]]),
        forged([[[1]]]),
        forged([[["a"], 2]]),
        forged({"nums": [1]}),
        forged("window"),
        forged(None),
    ],
)
def test_what_is_no_id_of_this_entry_point_gives_nothing(identifier: str) -> None:
    assert decode_input(identifier, WINDOW) is None


def test_an_id_is_good_for_its_own_entry_point_alone() -> None:
    identifier = encode_input((Call("join", (["a"],)),))
    assert identifier is not None
    assert decode_input(identifier, JOIN) is not None
    assert decode_input(identifier, WINDOW) is None
    assert decode_input(identifier, BOXES) is None


def test_an_input_of_a_function_is_one_call() -> None:
    assert decode_input(forged([[[1], 2], ["window", [1], 2]]), WINDOW) is None


def test_an_object_is_constructed_once() -> None:
    assert decode_input(forged([[[0.5]], ["Boxes", [0.5]], ["total"]]), BOXES) is None


def test_code_is_never_run() -> None:
    text = base64.urlsafe_b64encode(b"[[[1], __import__('os').abort()]]").decode().rstrip("=")
    assert decode_input(PLAIN + text, WINDOW) is None


def test_a_bomb_is_not_unpacked() -> None:
    identifier = bomb(20 << 20)
    assert decode_input(identifier, WINDOW) is None


@repeatable
@given(st.text(max_size=40), st.sampled_from([PLAIN, COMPRESSED]))
def test_no_text_after_the_prefix_is_an_error(text: str, prefix: str) -> None:
    decoded: Any = decode_input(prefix + text, WINDOW)
    assert decoded is None or decoded[0].name == "window"


@repeatable
@given(st.binary(max_size=60), st.sampled_from([PLAIN, COMPRESSED]))
def test_no_bytes_behind_an_id_are_an_error(data: bytes, prefix: str) -> None:
    identifier = prefix + base64.urlsafe_b64encode(data).decode().rstrip("=")
    decoded: Any = decode_input(identifier, WINDOW)
    assert decoded is None or decoded[0].name == "window"
