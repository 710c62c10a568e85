"""Messages between the judge and processes of its own, which it trusts.

Each is a length of 4 bytes, little-endian, and that many bytes.
"""

import struct
from typing import IO

HEADER = struct.Struct("<I")


def write_frame(stream: IO[bytes], body: bytes) -> None:
    """Write a message. Raises OSError where nobody reads any more."""
    stream.write(HEADER.pack(len(body)) + body)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes | None:
    """Return the next message; None where there will be none."""
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    (length,) = HEADER.unpack(header)
    body = stream.read(length)
    return body if len(body) == length else None
