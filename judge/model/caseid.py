"""Case ids that carry their input, so that a case which no corpus holds can be named and run again.

Such an id is `x` and the input in Python's notation, compressed, in URL-safe base64. It needs no file
and means the same on every machine.
"""

import ast
import base64
import binascii
import zlib

from judge.model.case import Call, Input
from judge.model.plain import WrongArguments, fit_arguments
from judge.model.signature import EntryPoint

PREFIX = "x"
MAX_LENGTH = 120
"""Characters of the longest id that is handed out; a longer one is no pleasure to paste."""
MAX_TEXT = 1 << 20
"""Characters of the longest input that is read back."""


def encode_input(calls: Input) -> str | None:
    """The id of an input; None if it would be too long, or has values without a literal notation."""
    plain = [[call.name, *call.arguments] for call in calls]
    text = repr(plain).replace(", ", ",")
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = compressor.compress(text.encode()) + compressor.flush()
    identifier = PREFIX + base64.urlsafe_b64encode(packed).decode().rstrip("=")
    if len(identifier) > MAX_LENGTH:
        return None
    try:
        ast.literal_eval(text)
    except ValueError:
        return None
    return identifier


def decode_input(identifier: str, entry: EntryPoint) -> Input | None:
    """The input behind an id made by `encode_input`; None if it is none, or not for this entry point."""
    if not identifier.startswith(PREFIX):
        return None
    encoded = identifier[len(PREFIX) :]
    try:
        packed = base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))
        text = zlib.decompressobj(-15).decompress(packed, MAX_TEXT).decode()
        calls = [
            Call(name, fit_arguments(arguments, entry.callable(name)))
            for name, *arguments in ast.literal_eval(text)
        ]
    except (binascii.Error, zlib.error, ValueError, SyntaxError, TypeError, KeyError, WrongArguments):
        return None
    except (MemoryError, RecursionError):
        return None
    return tuple(calls) if calls and calls[0].name == entry.name else None
