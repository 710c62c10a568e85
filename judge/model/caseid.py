"""Case ids that carry their input, so that a case which no corpus holds can be named and run again.

Such an id is the input in Python's notation, in URL-safe base64: behind `x` as it is, behind `z`
compressed, whichever is shorter. It needs no file and means the same on every machine.
"""

import ast
import base64
import binascii
import zlib
from typing import Any

from judge.model.array import Array, to_lists
from judge.model.case import Call, Input
from judge.model.plain import WrongArguments, fit_arguments
from judge.model.signature import EntryPoint

PLAIN, COMPRESSED = "x", "z"
MAX_LENGTH = 200
"""Characters of the longest id that is handed out; a longer one is no pleasure to paste."""
MAX_TEXT = 1 << 20
"""Characters of the longest input that is read back."""


def is_self_contained(identifier: str) -> bool:
    """Whether an id carries its input. Those of a corpus are paths such as `hidden/edges/empty`."""
    return identifier.startswith((PLAIN, COMPRESSED)) and "/" not in identifier


def encode_input(calls: Input) -> str | None:
    """The id of an input; None if it would be too long, or has values without a literal notation."""
    first, *rest = calls
    plain = [list(first.arguments), *[[call.name, call.receiver, *call.arguments] for call in rest]]
    try:
        written = _compact(plain)
        ast.literal_eval(written)
        text = written.encode("utf-8", "backslashreplace")
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return None
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = compressor.compress(text) + compressor.flush()
    identifier = COMPRESSED + _encode(packed) if len(packed) < len(text) else PLAIN + _encode(text)
    return identifier if len(identifier) <= MAX_LENGTH else None


def decode_input(identifier: str, entry: EntryPoint) -> Input | None:
    """The input behind an id made by `encode_input`; None if it is none, or not for this entry point."""
    if not is_self_contained(identifier):
        return None
    try:
        data = base64.urlsafe_b64decode(identifier[1:] + "=" * (-len(identifier[1:]) % 4))
        if identifier.startswith(COMPRESSED):
            data = zlib.decompressobj(-15).decompress(data, MAX_TEXT)
        first, *rest = ast.literal_eval(data.decode())
        named = [(entry.name, 0, first), *((name, number, arguments) for name, number, *arguments in rest)]
        calls = [
            Call(name, fit_arguments(arguments, entry.callable(name)), int(receiver))
            for name, receiver, arguments in named
        ]
    except (binascii.Error, zlib.error, ValueError, SyntaxError, TypeError, KeyError, WrongArguments):
        return None
    except (MemoryError, RecursionError):
        return None
    return tuple(calls)


def _compact(value: Any) -> str:
    """Return the value in Python's notation, in ASCII without spaces between elements; an array as lists."""
    if isinstance(value, Array):
        value = to_lists(value)
    if isinstance(value, list):
        return f"[{','.join(map(_compact, value))}]"
    if isinstance(value, tuple):
        return f"({','.join(map(_compact, value))}{',' * (len(value) == 1)})"
    if isinstance(value, dict):
        return f"{{{','.join(f'{_compact(key)}:{_compact(item)}' for key, item in value.items())}}}"
    return ascii(value)


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
