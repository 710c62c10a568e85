"""The judge's side of the conversation with a worker: typed replies out of untrusted frames."""

import marshal
import struct
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from judge.engines.inside import codec
from judge.model.array import received
from judge.model.outcome import Foreign

HEADER = struct.Struct("<I")

RESULT_LIMIT = 32 << 20
"""Bytes of one encoded reply. A million numbers take 8 MiB; four times that is no honest answer."""


Count = Annotated[int, Meta(ge=0, le=1 << 53)]
Frames = Annotated[tuple[tuple[Count, str], ...], Meta(max_length=64)]


class ProtocolError(Exception):
    """A frame that no honest worker sends."""


class Reply(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What every reply carries: the number of the request that it answers (0 while loading).

    On the wire a tuple: the kind, this number, and the fields in the order in which they stand below.
    """

    number: Count


class Armed(Reply, frozen=True, tag="armed"):
    """The worker has bound itself: which defences took effect, and what the canary could do nevertheless."""

    rlimits: bool
    filter: bool
    error: str
    holes: tuple[str, ...]
    unimported: str
    """Why a package could not be imported; empty where all were."""


class Loaded(Reply, frozen=True, tag="loaded"):
    """The submission is loaded and waits for calls."""


class NotLoaded(Reply, frozen=True, tag="unloadable"):
    """The submission cannot be loaded."""

    reason: Literal["syntax", "entry", "raised"]
    type_name: str
    message: str
    line: Count
    column: Count
    frames: Frames
    printed: str
    printed_bytes: Count


class Result(Reply, frozen=True, tag="returned"):
    """Every call returned. `arguments` are those that the calls left behind, if they were asked for."""

    values: tuple[Any, ...]
    arguments: tuple[Any, ...]
    printed: str
    printed_bytes: Count


class Error(Reply, frozen=True, tag="raised"):
    """The call after the last value raised."""

    type_name: str
    message: str
    frames: Frames
    omitted_frames: Count
    values: tuple[Any, ...]
    printed: str
    printed_bytes: Count


class Broken(Reply, frozen=True):
    """A call was ended in the middle: where it was, and what it had printed. The worker has ended."""

    frames: Frames
    omitted_frames: Count
    printed: str
    printed_bytes: Count


class Overflow(Broken, frozen=True, tag="overflow"):
    """The submission printed more than it may."""


class Stopped(Broken, frozen=True, tag="stopped"):
    """A call that is watched did not come to its end: the local variables where it was, if they are known."""

    variables: Annotated[tuple[tuple[str, str], ...], Meta(max_length=32)] = ()


class Oversize(Reply, frozen=True, tag="oversize"):
    """The submission returned more than RESULT_LIMIT."""


class Exhausted(Reply, frozen=True, tag="exhausted"):
    """Memory ran out between two calls; the worker has ended."""


class Left(Reply, frozen=True, tag="left"):
    """The submission has ended its instance as one ends a process, with an exit code."""

    code: Count


class Prepared(Reply, frozen=True, tag="prepared"):
    """The inputs of a counted run are ready."""


class Done(Reply, frozen=True, tag="done"):
    """A counted run has ended, well or not."""


class Space(Reply, frozen=True, tag="space"):
    """The peak of the memory that a run took, less its results; these; whether all of it was `counted`."""

    peak: Count
    results: Count
    counted: bool


class Counted(Reply, frozen=True, tag="counted"):
    """The number of the line event of a run at which most memory is held."""

    events: Count


class Steps(Reply, frozen=True, tag="steps"):
    """The Python steps of calls: those of the submission's `own`, and `all` of them.

    If it was `ended`, there would have been more, or it was `refused` for the reason that is given. `table`
    has the lines with most steps: the line, what runs on its behalf if not itself, and the steps.
    """

    own: Count
    all: Count
    ended: bool
    refused: str
    table: Annotated[tuple[tuple[Count, str, Count], ...], Meta(max_length=400)]
    values: tuple[Any, ...]


class Held(Reply, frozen=True, tag="held"):
    """For each line of the submission that holds memory: its number, and the bytes."""

    table: Annotated[tuple[tuple[Count, Count], ...], Meta(max_length=20_000)]


class Traced(Reply, frozen=True, tag="traced"):
    """Lines with the variables in which they have brought a special number; probes with what they say."""

    found: Annotated[
        tuple[tuple[Count, Annotated[str, Meta(max_length=200)], Literal["nan", "inf", "-inf", "zero"]], ...],
        Meta(max_length=64),
    ]
    told: Annotated[tuple[tuple[Count, float], ...], Meta(max_length=1_000)]


AnyReply = (
    Armed
    | Loaded
    | NotLoaded
    | Result
    | Error
    | Overflow
    | Stopped
    | Oversize
    | Exhausted
    | Left
    | Prepared
    | Done
    | Space
    | Counted
    | Steps
    | Held
    | Traced
)


class _Parsed(Struct, frozen=True, array_like=True):
    """A reply inside a type: msgspec remembers how types are converted, and works a union out each time."""

    reply: AnyReply


def request_frame(message: Any, shared: bool = False) -> bytes:
    """A message to the worker as a frame. Only plain data: marshal takes nothing else.

    What is one object here is one there only if it is `shared`: version 2 of the format knows no references.
    """
    body = marshal.dumps(message, 4 if shared else 2)
    return HEADER.pack(len(body)) + body


def parse_reply(body: bytes) -> AnyReply:
    """A frame's body as a typed reply. Raises ProtocolError."""
    try:
        plain = codec.decode(body, Foreign, received)
        return msgspec.convert((plain,), _Parsed, strict=True).reply
    except (codec.Malformed, ValueError) as error:  # msgspec's errors, and those of text that is no UTF-8
        raise ProtocolError(str(error)) from None
