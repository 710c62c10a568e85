"""What the judge and the process of the counted engine say to each other: plain data in frames.

A frame is a length of 4 bytes, little-endian, and that many bytes of marshal. The process is our own code
and trusted; only the `replies` in an answer come from a guest.
"""

import marshal
import struct
from typing import IO, Any, Literal, NamedTuple

HEADER = struct.Struct("<I")

WAITS = 75
"""The exit code of the process where an instance waits for something that does not come."""

Ending = Literal["answered", "exited", "fuel", "stack", "trapped"]
"""How a request ended: the guest returned; it ended itself; its instructions or its stack were used up; or
another trap, such as an assertion of its C code."""


class Request(NamedTuple):
    """A message to the guest, and the instructions that answering it may take."""

    message: bytes
    fuel: int


class Answer(NamedTuple):
    """The instructions that a request took, what the guest sent meanwhile, and how it ended."""

    spent: int
    replies: tuple[bytes, ...]
    ending: Ending
    detail: str


class Order(NamedTuple):
    """Requests for one instance: a fresh one that may hold `memory` bytes, or with 0 the one before.

    Ends with the first request that is not answered. With `lines` the instructions by line come as well.
    """

    requests: tuple[Request, ...]
    memory: int
    lines: bool = False


class Served(NamedTuple):
    """The answers to an order, and with `lines` for each line: how often it ran and its instructions."""

    answers: tuple[Answer, ...]
    lines: dict[int, tuple[int, int]]


def write(stream: IO[bytes], message: Any) -> None:
    """Write one frame. Raises OSError where nobody reads any more."""
    body = marshal.dumps(message)
    stream.write(HEADER.pack(len(body)) + body)
    stream.flush()


def read(stream: IO[bytes]) -> Any:
    """Return the next message; None at the end of the stream."""
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    (length,) = HEADER.unpack(header)
    body = stream.read(length)
    return marshal.loads(body) if len(body) == length else None
