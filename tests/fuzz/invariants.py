"""What must hold for any bytes, values, frames and packages: an invariant is a strategy and a check."""

import contextlib
import os
import select
from collections.abc import Callable, Iterator
from itertools import pairwise
from random import Random
from typing import Any

from hypothesis import strategies as st
from msgspec import Struct

from judge.engines import protocol
from judge.engines.inside import codec
from judge.engines.native.process import ProcessEnded, TimeIsUp, WorkerProcess
from judge.engines.protocol import HEADER, RESULT_LIMIT, ProtocolError
from judge.model.outcome import Foreign
from tests.fuzz import loader

ROOM = 1 << 22
"""Bytes that an encoded value may take here."""

EXACT = (type(None), bool, int, float, str, bytes, list, tuple, set, frozenset, dict, Foreign)


class Invariant(Struct, frozen=True):
    """`check` must not fail for anything that `inputs` draws; `share` is its part of a long run."""

    name: str
    inputs: st.SearchStrategy[Any]
    check: Callable[[Any], None]
    share: float


# -- inputs --------------------------------------------------------------------------------------------

LIES = [count.to_bytes(4, "little") for count in (0, 1, 7, 63, 255, 1 << 16, 1 << 20, 1 << 31, (1 << 32) - 1)]
"""Counts, most of them larger than what follows."""

COUNTS = st.one_of(
    st.integers(0, 12), st.sampled_from([63, 255, 1 << 16, 1 << 20, 1 << 31, (1 << 32) - 1])
).map(lambda count: count.to_bytes(4, "little"))

PIECES = st.lists(
    st.one_of(
        st.sampled_from([bytes([tag]) for tag in b"NTFiIdsbltezmQDBO?"]), COUNTS, st.binary(max_size=9)
    ),
    max_size=40,
).map(b"".join)
"""Bytes that look like encoded values, but were put together by chance."""


def mutated(sources: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    """Honest bytes with a few places changed, lost, doubled or put in."""
    return st.builds(_mutate, sources, st.integers(0, (1 << 64) - 1))


def _mutate(source: bytes, seed: int) -> bytes:
    random, data = Random(seed), bytearray(source)
    for _ in range(random.randint(1, 4)):
        start = random.randint(0, len(data))
        end = min(len(data), start + random.randint(0, 12))
        match random.choice(("change", "lose", "double", "put in", "cut off", "lie")):
            case "change" if start < len(data):
                data[start] = random.randrange(256)
            case "lose":
                del data[start:end]
            case "double":
                data[end:end] = data[start:end]
            case "put in":
                data[start:start] = random.randbytes(random.randrange(8))
            case "cut off":
                del data[start:]
            case "lie":
                data[start : start + 4] = random.choice(LIES)
    return bytes(data)


KINDS = ("scalar", "scalar", "scalar", "list", "numbers", "tuple", "set", "dict")


def value_of(seed: int) -> Any:
    """A plain value that a number stands for: quick to draw, so that many can be tried."""
    return _value(Random(seed), 3)


def _value(random: Random, depth: int) -> Any:
    some = range(random.randrange(5))
    match random.choice(KINDS) if depth else "scalar":
        case "list":
            return [_value(random, depth - 1) for _ in some]
        case "numbers":
            alike = random.choice(NUMBERS)
            return [alike(random) for _ in range(random.randrange(12))]
        case "tuple":
            return tuple([_value(random, depth - 1) for _ in some])
        case "set":
            return random.choice((set, frozenset))(_scalar(random) for _ in some)
        case "dict":
            return {_scalar(random): _value(random, depth - 1) for _ in some}
    return _scalar(random)


NUMBERS: tuple[Callable[[Random], Any], ...] = (
    lambda random: random.randrange(-9, 9),
    lambda random: random.randrange(-(1 << 70), 1 << 70),
    lambda random: random.choice((0.0, -0.0, float("nan"), float("inf"), random.random())),
    lambda random: random.random() < 0.5,
    lambda random: random.choice((1, True, 1.0)),
)


def _scalar(random: Random) -> Any:
    text = "".join(
        map(chr, random.choices((0, 9, 65, 0xE9, 0xD800, 0xDFFF, 0x202E, 0x1F600), k=random.randrange(6)))
    )
    return random.choice((None, text, random.randbytes(random.randrange(6)), random.choice(NUMBERS)(random)))


VALUES = st.integers(0, (1 << 64) - 1).map(value_of)
ENCODED = VALUES.map(lambda value: codec.encode(value, ROOM))
BYTES = st.one_of(st.binary(max_size=80), PIECES, mutated(ENCODED), mutated(PIECES))

TEXT = st.text(max_size=12)
FRAMES = st.lists(st.tuples(st.integers(0, 99), TEXT), max_size=3).map(tuple)
NUMBER = st.integers(0, 9)
REPLIES: st.SearchStrategy[tuple[Any, ...]] = st.one_of(
    st.tuples(st.just("armed"), NUMBER, st.booleans(), st.booleans(), TEXT),
    st.tuples(st.sampled_from(["loaded", "overflow", "oversize", "exhausted", "prepared", "done"]), NUMBER),
    st.tuples(st.just("unloadable"), NUMBER, TEXT, TEXT, TEXT, NUMBER, NUMBER, FRAMES, TEXT, NUMBER),
    st.tuples(st.just("returned"), NUMBER, st.tuples(VALUES), st.tuples(), TEXT, NUMBER),
    st.tuples(st.just("raised"), NUMBER, TEXT, TEXT, FRAMES, NUMBER, st.tuples(VALUES), TEXT, NUMBER),
    st.tuples(st.just("space"), NUMBER, st.integers(), NUMBER, st.booleans()),
    st.tuples(st.just("counted"), NUMBER, st.integers()),
    st.tuples(st.just("lines"), NUMBER, st.lists(st.tuples(*[NUMBER] * 5), max_size=3).map(tuple), NUMBER),
    st.lists(VALUES, max_size=6).map(tuple),
)
REPLY_BYTES = REPLIES.map(lambda reply: codec.encode(reply, ROOM))

FRAME_BYTES = st.one_of(
    REPLY_BYTES.map(lambda body: HEADER.pack(len(body)) + body),
    mutated(REPLY_BYTES.map(lambda body: HEADER.pack(len(body)) + body)),
    st.tuples(COUNTS, st.binary(max_size=40)).map(b"".join),
    st.binary(max_size=12),
)


@st.composite
def writes(draw: st.DrawFn) -> list[bytes]:
    """What a worker writes, piece by piece."""
    data = b"".join(draw(st.lists(FRAME_BYTES, min_size=1, max_size=2)))
    cuts = sorted(draw(st.lists(st.integers(0, len(data)), max_size=4)))
    places = [0, *cuts, len(data)]
    return [data[i:j] for i, j in pairwise(places) if i < j]


# -- checks --------------------------------------------------------------------------------------------


def comes_across(value: Any) -> None:
    """A plain value arrives as it was, type for type."""
    arrived = codec.decode(codec.encode(value, ROOM), Foreign)
    assert same(arrived, value), (value, arrived)


def decodes_or_refuses(data: bytes) -> None:
    """Any bytes are a value of exact builtins, no larger than they are long, or malformed."""
    try:
        value = codec.decode(data, Foreign)
    except codec.Malformed:
        return
    parts = list(walk(value))
    assert all(type(part) in EXACT for part in parts), value
    assert len(parts) <= len(data), "more values than bytes"
    if not any(type(part) is Foreign for part in parts):
        comes_across(value)


def parses_or_refuses(data: bytes) -> None:
    """Any bytes are a typed reply or no reply at all, and a reply holds nothing but exact builtins."""
    try:
        reply = protocol.parse_reply(data)
    except ProtocolError:
        return
    assert isinstance(reply, protocol.Reply)
    for field in reply.__struct_fields__:
        assert all(type(part) in EXACT for part in walk(getattr(reply, field)))


def reads_one_frame(pieces: list[bytes]) -> None:
    """One whole frame with nothing behind it is read as it was sent; whatever else comes is refused."""
    assert frame_of(pieces) == expected_of(pieces)


def frame_of(pieces: list[bytes]) -> bytes | type[Exception]:
    with Pipe(pieces) as pipe:
        try:
            return pipe.receive(pipe.countdown(5.0))
        except (ProcessEnded, ProtocolError, TimeIsUp) as error:
            return type(error)


def expected_of(pieces: list[bytes]) -> bytes | type[Exception]:
    """What the reader must make of pieces that come one by one."""
    data = b""
    for piece in pieces:
        data += piece
        if len(data) < HEADER.size:
            continue
        end = HEADER.size + HEADER.unpack_from(data)[0]
        if end > RESULT_LIMIT + 4096 or len(data) > end:
            return ProtocolError
        if len(data) == end:
            return data[HEADER.size :]
    return ProcessEnded


class Pipe(WorkerProcess):
    """The judge's end of a pipe into which somebody has written pieces, and hung up. No process at all."""

    def __init__(self, pieces: list[bytes]) -> None:
        self._replies, writing = os.pipe2(os.O_DIRECT | os.O_CLOEXEC)  # each write is read by itself
        self._requests, self._info, self._schedstat, self._shared = -1, None, None, None
        for piece in pieces:
            for start in range(0, len(piece), select.PIPE_BUF):
                os.write(writing, piece[start : start + select.PIPE_BUF])
        os.close(writing)
        self._poll = select.poll()
        self._poll.register(self._replies, select.POLLIN)

    def cpu(self) -> float | None:
        return 0.0

    def starved(self) -> float:
        return 0.0

    def kill(self) -> None:
        with contextlib.suppress(OSError):
            os.close(self._replies)


def walk(value: Any) -> Iterator[Any]:
    """A value and everything in it."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part, dict):
            waiting += [*part.keys(), *part.values()]
        elif isinstance(part, list | tuple | set | frozenset):
            waiting += part


def same(one: Any, other: Any) -> bool:
    """Whether two values are equal in value and in every type inside them, NaN and -0.0 included."""
    return identity(one) == identity(other)


def identity(value: Any) -> str:
    """A text that two values share only if they are the same; sets in order."""
    name = type(value).__name__
    match value:
        case float():
            return f"{name}({value.hex()})"
        case list() | tuple():
            return f"{name}({','.join(map(identity, value))})"
        case set() | frozenset():
            return f"{name}({','.join(sorted(map(identity, value)))})"
        case dict():
            return f"{name}({','.join(f'{identity(k)}:{identity(v)}' for k, v in value.items())})"
    return f"{name}({value!r})"


INVARIANTS = (
    Invariant("values come across the codec unchanged", VALUES, comes_across, 0.2),
    Invariant("bytes are decoded into plain values or refused", BYTES, decodes_or_refuses, 0.35),
    Invariant(
        "bytes are parsed into replies or refused", mutated(REPLY_BYTES) | BYTES, parses_or_refuses, 0.2
    ),
    Invariant("a frame is read whole and alone or refused", writes(), reads_one_frame, 0.15),
    Invariant(
        "a package is loaded or its faults are named", loader.CHANGES, loader.loads_or_names_faults, 0.1
    ),
)
