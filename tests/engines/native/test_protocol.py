"""Replies come out of untrusted frames exactly as their types say, or not at all."""

import contextlib
import marshal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.engines import protocol
from judge.engines.inside import codec
from judge.engines.protocol import ProtocolError, parse_reply, request_frame
from tests.properties import PLAIN, repeatable

ERROR = ("raised", 3, "ValueError", "no", ((4, "f"),), 0, (None,), "text", 4)
NOT_LOADED = ("unloadable", 0, "syntax", "SyntaxError", "invalid syntax", 2, 5, (), "text", 4)
RESULT = ("returned", 7, (None, True), (), "text", 4)
ARMED = ("armed", 0, True, False, "why", ("network",), "no numpy")
REPLIES: list[tuple[tuple[Any, ...], protocol.AnyReply]] = [
    (ARMED, protocol.Armed(0, True, False, "why", ("network",), "no numpy")),
    (("loaded", 0), protocol.Loaded(0)),
    (NOT_LOADED, protocol.NotLoaded(0, "syntax", "SyntaxError", "invalid syntax", 2, 5, (), "text", 4)),
    (RESULT, protocol.Result(7, (None, True), (), "text", 4)),
    (ERROR, protocol.Error(3, "ValueError", "no", ((4, "f"),), 0, (None,), "text", 4)),
    (("overflow", 1, ((4, "f"),), 0, "text", 9), protocol.Overflow(1, ((4, "f"),), 0, "text", 9)),
    (("stopped", 2, ((4, "f"),), 1, "", 0), protocol.Stopped(2, ((4, "f"),), 1, "", 0)),
    (("oversize", 1), protocol.Oversize(1)),
    (("held", 1, ((4, 1000),)), protocol.Held(1, ((4, 1000),))),
    (("exhausted", 1), protocol.Exhausted(1)),
]


def body(reply: Any) -> bytes:
    return codec.encode(reply, 1 << 24)


@pytest.mark.parametrize(("plain", "typed"), REPLIES, ids=lambda value: type(value).__name__)
def test_each_kind_of_reply_is_parsed_into_its_type(plain: tuple[Any, ...], typed: protocol.AnyReply) -> None:
    assert parse_reply(body(plain)) == typed


@pytest.mark.parametrize("plain", [plain for plain, _ in REPLIES], ids=lambda plain: plain[0])
def test_a_reply_with_a_field_missing_or_added_is_refused(plain: tuple[Any, ...]) -> None:
    for length in range(len(plain)):
        with pytest.raises(ProtocolError):
            parse_reply(body(plain[:length]))
    with pytest.raises(ProtocolError):
        parse_reply(body((*plain, 1)))


@pytest.mark.parametrize(
    ("plain", "field", "value"),
    [
        (RESULT, 1, True),
        (RESULT, 1, "7"),
        (RESULT, 1, None),
        (RESULT, 1, -1),
        (RESULT, 2, b"N"),
        (RESULT, 2, None),
        (RESULT, 3, 1),
        (RESULT, 4, b"text"),
        (RESULT, 4, object()),
        (RESULT, 5, "4"),
        (RESULT, 0, "loaded"),
        (RESULT, 0, "Result"),
        (RESULT, 0, ["returned"]),
        (ERROR, 4, ((4,),)),
        (ERROR, 4, ((4, "f", 1),)),
        (ERROR, 4, (("f", 4),)),
        (ERROR, 3, 5),
        (NOT_LOADED, 2, "weather"),
        (ARMED, 3, 1),
        (ARMED, 3, None),
    ],
)
def test_a_reply_with_a_field_of_another_type_is_refused(
    plain: tuple[Any, ...], field: int, value: Any
) -> None:
    with pytest.raises(ProtocolError):
        parse_reply(body((*plain[:field], value, *plain[field + 1 :])))


@pytest.mark.parametrize(
    "plain", [None, 3, "returned", [], [RESULT], {}, {1: 2}, {"kind": "loaded", "number": 0}, object()]
)
def test_what_is_no_reply_at_all_is_refused(plain: Any) -> None:
    with pytest.raises(ProtocolError):
        parse_reply(body(plain))


@repeatable
@given(st.binary(max_size=50))
def test_any_bytes_are_a_reply_or_refused(data: bytes) -> None:
    with contextlib.suppress(ProtocolError):
        parse_reply(data)


@repeatable
@given(st.sampled_from([plain for plain, _ in REPLIES]), st.data())
def test_a_reply_with_any_plain_value_for_a_field_is_parsed_or_refused(
    plain: tuple[Any, ...], data: st.DataObject
) -> None:
    field = data.draw(st.sampled_from(range(len(plain))))
    with contextlib.suppress(ProtocolError):
        parse_reply(body((*plain[:field], data.draw(PLAIN), *plain[field + 1 :])))


def test_a_request_is_a_length_and_a_message_of_that_length() -> None:
    message = (1, [("f", ([1, 2], "x"), 0)], False)
    frame = request_frame(message)
    assert int.from_bytes(frame[:4], "little") == len(frame) - 4
    assert marshal.loads(frame[4:]) == message
