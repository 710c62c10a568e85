"""What the judge and the process of the counted engine say to each other: plain data, as marshal in frames.

The process is our own code and trusted; only the `replies` in an answer come from a guest.
"""

import marshal
from typing import IO, Any, Literal, NamedTuple

from judge.engines.frames import read_frame, write_frame

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
    """Write a message. Raises OSError where nobody reads any more."""
    write_frame(stream, marshal.dumps(message))


def read(stream: IO[bytes]) -> Any:
    """Return the next message; None at the end of the stream."""
    body = read_frame(stream)
    return None if body is None else marshal.loads(body)
