"""Replies come out of untrusted frames exactly as their types say, or not at all."""

import contextlib
import marshal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.sandbox import codec, protocol
from judge.sandbox.protocol import ProtocolError, parse_reply, parse_values, request_frame
from tests.properties import PLAIN, repeatable

PRINTED = {"printed": "text", "printed_bytes": 4}
ERROR = {
    "kind": "raised",
    "number": 3,
    "type_name": "ValueError",
    "message": "no",
    "frames": ((4, "f"),),
    "omitted_frames": 0,
    "values": (b"N",),
    **PRINTED,
}
NOT_LOADED = {
    "kind": "unloadable",
    "number": 0,
    "reason": "syntax",
    "type_name": "SyntaxError",
    "message": "invalid syntax",
    "line": 2,
    "column": 5,
    "frames": (),
    **PRINTED,
}
RESULT = {"kind": "returned", "number": 7, "values": (b"N", b"T"), "arguments": (), **PRINTED}
ARMED = {"kind": "armed", "number": 0, "rlimits": True, "filter": False, "error": "why"}
REPLIES: list[tuple[dict[str, Any], protocol.AnyReply]] = [
    (ARMED, protocol.Armed(0, True, False, "why")),
    ({"kind": "loaded", "number": 0}, protocol.Loaded(0)),
    (
        NOT_LOADED,
        protocol.NotLoaded(0, "syntax", "SyntaxError", "invalid syntax", 2, 5, (), "text", 4),
    ),
    (RESULT, protocol.Result(7, (b"N", b"T"), (), "text", 4)),
    (ERROR, protocol.Error(3, "ValueError", "no", ((4, "f"),), 0, (b"N",), "text", 4)),
    ({"kind": "overflow", "number": 1}, protocol.Overflow(1)),
    ({"kind": "oversize", "number": 1}, protocol.Oversize(1)),
]


def body(reply: Any) -> bytes:
    return codec.encode(reply, 1 << 24)


@pytest.mark.parametrize(("plain", "typed"), REPLIES, ids=lambda value: type(value).__name__)
def test_each_kind_of_reply_is_parsed_into_its_type(plain: dict[str, Any], typed: protocol.AnyReply) -> None:
    assert parse_reply(body(plain)) == typed


@pytest.mark.parametrize("plain", [plain for plain, _ in REPLIES], ids=lambda plain: plain["kind"])
def test_a_reply_with_a_field_missing_or_unknown_is_refused(plain: dict[str, Any]) -> None:
    for name in plain:
        with pytest.raises(ProtocolError):
            parse_reply(body({key: value for key, value in plain.items() if key != name}))
    with pytest.raises(ProtocolError):
        parse_reply(body({**plain, "extra": 1}))


@pytest.mark.parametrize(
    ("plain", "field", "value"),
    [
        (RESULT, "number", True),
        (RESULT, "number", "7"),
        (RESULT, "number", None),
        (RESULT, "values", b"N"),
        (RESULT, "values", (None,)),
        (RESULT, "values", ([b"N"],)),
        (RESULT, "printed", b"text"),
        (RESULT, "printed", object()),
        (RESULT, "printed_bytes", "4"),
        (RESULT, "kind", "loaded"),
        (RESULT, "kind", "Result"),
        (RESULT, "kind", ["returned"]),
        (ERROR, "frames", ((4,),)),
        (ERROR, "frames", ((4, "f", 1),)),
        (ERROR, "frames", (("f", 4),)),
        (ERROR, "message", 5),
        (NOT_LOADED, "reason", "weather"),
        (ARMED, "filter", 1),
        (ARMED, "filter", None),
    ],
)
def test_a_reply_with_a_field_of_another_type_is_refused(
    plain: dict[str, Any], field: str, value: Any
) -> None:
    with pytest.raises(ProtocolError):
        parse_reply(body({**plain, field: value}))


@pytest.mark.parametrize(
    "plain", [None, 3, "returned", [], [RESULT], {}, {1: 2}, {"kind": "loaded"}, object()]
)
def test_what_is_no_reply_at_all_is_refused(plain: Any) -> None:
    with pytest.raises(ProtocolError):
        parse_reply(body(plain))


@repeatable
@given(st.binary(max_size=50))
def test_any_bytes_are_a_reply_or_refused(data: bytes) -> None:
    with contextlib.suppress(ProtocolError):
        parse_reply(data)
    with contextlib.suppress(ProtocolError):
        parse_values((data,))


@repeatable
@given(st.sampled_from([plain for plain, _ in REPLIES]), st.data())
def test_a_reply_with_any_plain_value_for_a_field_is_parsed_or_refused(
    plain: dict[str, Any], data: st.DataObject
) -> None:
    field = data.draw(st.sampled_from(sorted(plain)))
    with contextlib.suppress(ProtocolError):
        parse_reply(body({**plain, field: data.draw(PLAIN)}))


def test_values_are_decoded_one_by_one_and_strictly() -> None:
    assert parse_values((body([1, 2]), body("x"))) == ([1, 2], "x")
    assert parse_values(()) == ()
    with pytest.raises(ProtocolError):
        parse_values((body(1), b"garbage"))


def test_a_request_is_a_length_and_a_message_of_that_length() -> None:
    message = {"number": 1, "calls": [("f", ([1, 2], "x"))], "want_arguments": False}
    frame = request_frame(message)
    assert int.from_bytes(frame[:4], "little") == len(frame) - 4
    assert marshal.loads(frame[4:]) == message
