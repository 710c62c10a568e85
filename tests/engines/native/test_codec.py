"""The codec brings plain values across unchanged, and nothing else: neither types nor surprises."""

import enum
import math
import struct
import types
from collections import OrderedDict, namedtuple
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from judge.engines.inside.codec import MAX_DEPTH, MAX_NODES, Malformed, TooLarge, decode, encode
from judge.model.outcome import Foreign
from tests.properties import PLAIN, repeatable
from tests.workers import processor_time

ROOM = 1 << 24


def across(value: Any, limit: int = ROOM) -> Any:
    """The value as it arrives on the other side."""
    return decode(encode(value, limit), Foreign)


def identity(value: Any) -> str:
    """A text that two values share only if they are equal in value and in every type inside them."""
    name = type(value).__name__
    if isinstance(value, list | tuple):
        return f"{name}({', '.join(map(identity, value))})"
    if isinstance(value, set | frozenset):
        return f"{name}({', '.join(sorted(map(identity, value)))})"
    if isinstance(value, dict):
        return f"{name}({', '.join(f'{identity(k)}: {identity(v)}' for k, v in value.items())})"
    if isinstance(value, float):
        return f"{name}({struct.pack('<d', value).hex()})"
    return f"{name}({value!r})"


# -- what comes across ---------------------------------------------------------------------------------


@repeatable
@given(PLAIN)
@example([True, 1, 1.0])
@example([1, 1 << 64])
@example([-0.0, 0.0, math.nan, math.inf, -math.inf])
@example("\ud800 and \U0010ffff and \x00")
@example({1: {2: [(), set(), frozenset(), {}, b"", "", []]}})
@example({math.nan, -1, "a"})
def test_every_plain_value_comes_across_with_its_types(value: Any) -> None:
    assert identity(across(value)) == identity(value)


@repeatable
@given(PLAIN, st.integers(0, 200))
def test_the_encoded_value_never_exceeds_the_limit(value: Any, limit: int) -> None:
    whole = encode(value, ROOM)
    try:
        encoded = encode(value, limit)
    except TooLarge:
        assert len(whole) > limit
    else:
        assert encoded == whole
        assert len(encoded) <= limit


@pytest.mark.parametrize(
    "value",
    [b"x" * 4096, "x" * 4096, 1 << (8 * 4096), [1] * 4096, [1.5] * 4096, [True] * 4096, [None] * 4096],
    ids=["bytes", "str", "int", "ints", "floats", "bools", "nones"],
)
def test_what_is_too_large_is_told_apart_before_it_is_written(value: Any) -> None:
    with pytest.raises(TooLarge):
        encode(value, 4000)
    assert across(value, 1 << 16) == value


def test_a_million_values_fit_and_far_more_do_not() -> None:
    assert across([None] * 1_000_000) == [None] * 1_000_000
    with pytest.raises(TooLarge):
        encode([None] * (MAX_NODES + 1), ROOM)


def test_packed_numbers_do_not_count_as_single_values() -> None:
    numbers = list(range(MAX_NODES + 10))
    assert across(numbers) == numbers


# -- what does not -----------------------------------------------------------------------------------------


def nested(depth: int, inside: Any = None) -> Any:
    value = inside
    for _ in range(depth):
        value = [value]
    return value


def inside(value: Any, depth: int) -> Any:
    for _ in range(depth):
        (value,) = value
    return value


def test_a_value_nested_too_deep_ends_in_a_stand_in() -> None:
    assert across(nested(MAX_DEPTH)) == nested(MAX_DEPTH)
    for depth in (MAX_DEPTH + 1, 100_000):
        cut = inside(across(nested(depth)), MAX_DEPTH)
        assert cut == Foreign("list", f"nested more than {MAX_DEPTH} deep, or cyclic")


def test_cyclic_values_end_in_a_stand_in() -> None:
    itself: list[Any] = []
    itself.append(itself)
    assert inside(across(itself), MAX_DEPTH).type_name == "list"
    mapping: dict[str, Any] = {}
    mapping["me"] = (mapping,)
    arrived = across(mapping)
    for _ in range(MAX_DEPTH // 2):
        arrived = arrived["me"][0]
    assert arrived.type_name == "dict"
    assert "cyclic" in arrived.reason


def test_a_small_value_that_unfolds_without_end_is_too_large() -> None:
    value: list[Any] = []
    for _ in range(60):
        value = [value, value]
    with processor_time(30), pytest.raises(TooLarge):
        encode(value, ROOM)


class Colour(enum.IntEnum):
    RED = 1


Point = namedtuple("Point", "x y")


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (object(), "object"),
        (int, "type"),
        (len, "builtin_function_or_method"),
        (lambda: 1, "function"),
        ((item for item in "ab"), "generator"),
        (types, "module"),
        (Colour.RED, "Colour"),
        (Point(1, 2), "Point"),
        (OrderedDict(a=1), "OrderedDict"),
        (bytearray(b"x"), "bytearray"),
        (range(3), "range"),
        (1j, "complex"),
        (ValueError("x"), "ValueError"),
        (NotImplemented, "NotImplementedType"),
        (..., "ellipsis"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_not_exactly_a_builtin_arrives_as_a_stand_in(value: Any, name: str) -> None:
    assert across(value) == Foreign(name)
    assert across([1, (value,)]) == [1, (Foreign(name),)]
    assert across([value, value]) == [Foreign(name)] * 2


class Tripwire:
    """Notes every call of a method once it is armed."""

    def __init__(self) -> None:
        self.armed = False
        self.called: list[str] = []

    def method(self, base: type, name: str) -> Callable[..., Any]:
        original = getattr(base, name)

        def called(*arguments: Any, **named: Any) -> Any:
            if self.armed:
                self.called.append(name)
            return original(*arguments, **named)

        return called

    def namespace(self, base: type) -> dict[str, Any]:
        quiet = {"__new__", "__init__", "__class__", "__init_subclass__", "__subclasshook__", "__dict__"}
        names = [name for name in dir(base) if callable(getattr(base, name, None)) and name not in quiet]
        return {name: self.method(base, name) for name in names}


@pytest.mark.parametrize(
    "base", [int, float, str, bytes, list, tuple, set, frozenset, dict, object, Exception]
)
def test_no_method_of_a_subclass_is_ever_called(base: type) -> None:
    tripwire = Tripwire()
    liar = type("Liar", (base,), tripwire.namespace(base))
    value = liar()
    holders = [value, [value], (value, 1), {"key": value}, [[1], [value]]]
    if base in (int, float, str, bytes, tuple, frozenset, object, Exception):
        holders += [{value}, {value: 1}]
    tripwire.armed = True
    encoded = [encode(holder, ROOM) for holder in holders]
    tripwire.armed = False
    assert tripwire.called == []
    assert decode(encoded[0], Foreign) == Foreign("Liar")
    assert decode(encoded[1], Foreign) == [Foreign("Liar")]


def test_no_method_of_a_metaclass_is_ever_called() -> None:
    tripwire = Tripwire()
    meta: Any = type("Meta", (type,), tripwire.namespace(type))
    liar = meta("Liar", (), {})
    value = liar()
    tripwire.armed = True
    encoded = [encode(holder, ROOM) for holder in (value, [value], (value,), [value, 1], {"key": value})]
    tripwire.armed = False
    assert tripwire.called == []
    assert decode(encoded[1], Foreign) == [Foreign("Liar")]


def test_a_type_name_that_lies_is_not_asked() -> None:
    tripwire = Tripwire()
    text = type("Text", (str,), tripwire.namespace(str))
    liar = type("Liar", (), {})
    liar.__name__ = text("Other")
    tripwire.armed = True
    encoded = encode(liar(), ROOM)
    tripwire.armed = False
    assert tripwire.called == []
    assert decode(encoded, Foreign) == Foreign("Other")


@repeatable
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=300))
@example("漢" * 100)
@example("x" + "🐍" * 100)
def test_a_stand_in_carries_the_beginning_of_any_type_name(name: str) -> None:
    arrived = across(type(name, (), {})())
    assert type(arrived) is Foreign
    assert name.startswith(arrived.type_name)
    assert len(arrived.type_name) >= min(len(name), 40)


# -- bytes that nobody encoded -----------------------------------------------------------------------------


def decode_or_malformed(data: bytes) -> Any:
    try:
        return decode(data, Foreign)
    except Malformed:
        return Malformed


@repeatable
@given(st.binary(max_size=60))
def test_arbitrary_bytes_are_a_value_or_malformed(data: bytes) -> None:
    decode_or_malformed(data)


@repeatable
@given(st.lists(st.sampled_from([*b"NTFidIsbltezmQDBO", 0, 1, 2, 3, 255]), max_size=40).map(bytes))
def test_bytes_out_of_the_alphabet_of_the_format_are_a_value_or_malformed(data: bytes) -> None:
    decode_or_malformed(data)


@repeatable
@given(PLAIN, st.data())
def test_a_damaged_encoding_is_a_value_or_malformed(value: Any, data: st.DataObject) -> None:
    encoded = bytearray(encode([value, object()], ROOM))
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(encoded)))
        end = data.draw(st.integers(start, min(start + 4, len(encoded))))
        encoded[start:end] = data.draw(st.binary(max_size=4))
    decode_or_malformed(bytes(encoded))


@repeatable
@given(PLAIN)
def test_a_value_cut_off_or_with_something_behind_it_is_malformed(value: Any) -> None:
    encoded = encode(value, ROOM)
    for end in range(len(encoded)):
        assert decode_or_malformed(encoded[:end]) is Malformed
    assert decode_or_malformed(encoded + b"N") is Malformed


COUNT = struct.Struct("<I").pack


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"X",
        b"i\x01",
        b"s" + COUNT(1) + b"\xff",
        b"e" + COUNT(1) + b"l" + COUNT(0),
        b"m" + COUNT(1) + b"l" + COUNT(0) + b"N",
        b"O" + b"N" + b"N",
        b"O" + b"b" + COUNT(0) + b"b" + COUNT(0),
        b"l" + COUNT(1),
    ],
    ids=[
        "nothing",
        "unknown type",
        "half a number",
        "text that is not UTF-8",
        "a list in a set",
        "a list as a key",
        "a stand-in without texts",
        "a stand-in of bytes",
        "an item missing",
    ],
)
def test_what_is_no_value_is_malformed(data: bytes) -> None:
    with pytest.raises(Malformed):
        decode(data, Foreign)


@pytest.mark.parametrize("tag", [b"I", b"s", b"b", b"l", b"t", b"e", b"z", b"m", b"Q", b"D", b"B"])
def test_a_count_larger_than_the_data_is_malformed_before_anything_is_made(tag: bytes) -> None:
    for count in (1, 1 << 31, (1 << 32) - 1):
        assert decode_or_malformed(tag + COUNT(count)) is Malformed


@pytest.mark.parametrize("tag", [b"l", b"t", b"e", b"z", b"m"])
def test_endless_nesting_is_malformed(tag: bytes) -> None:
    opening = tag + COUNT(1)
    assert decode_or_malformed(opening * 100_000 + b"N") is Malformed


def test_more_values_than_an_encoder_writes_are_malformed() -> None:
    """Else 32 MiB of empty sets, five bytes each, would become more than a gigabyte."""
    count = MAX_NODES + 1000
    assert decode_or_malformed(b"l" + COUNT(count) + b"N" * count) is Malformed
    half = count // 2
    assert decode_or_malformed(b"m" + COUNT(half + 1) + b"N" * 2 * (half + 1)) is Malformed


@pytest.mark.parametrize("tag", [b"e", b"z", b"m"])
def test_elements_that_all_have_one_hash_take_no_quadratic_time(tag: bytes) -> None:
    """Every multiple of 2**61 - 1 has the hash 0: what a hostile worker would send to stop the judge."""
    numbers = [(k * ((1 << 61) - 1)).to_bytes(12, "little") for k in range(60_000)]
    item = b"N" if tag == b"m" else b""
    data = tag + COUNT(len(numbers)) + b"".join([b"I" + COUNT(12) + n + item for n in numbers])
    with processor_time(3):
        decode_or_malformed(data)
