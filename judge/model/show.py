"""Values as text for a reader: Python's own notation, never longer than asked for."""

import io
import itertools
import math
import tokenize
from typing import Any

from judge.model.array import DTYPES, Array
from judge.model.case import Call
from judge.model.outcome import Foreign

ELLIPSIS = "…"

MANY, RUN = 12, 4
"""Elements from which a list is shown by its runs, where it has few; and of how many a run consists."""

SHAPE = 60
"""Characters of the shape of an array without elements that are shown however little room there is."""

MAX_DEPTH = 6
"""Levels of nesting that are shown; nobody reads more, and cyclic values have no end."""


def show(value: Any, width: int) -> str:
    """The value as Python would print it, elided in the middle to about `width` characters.

    An elided list keeps elements at both ends and says its length: `[1, 2, …, 9] (100,000 elements)`. An
    array comes out as a call that makes it: `np.array([[1.0, 2.0]])`. Work and result are bounded however
    large the value is. Control characters come out escaped.
    """
    text, whole = _render(value, width)
    if whole or _depth(value) > MAX_DEPTH:
        return text
    return f"{text} ({_measure(value)})"


def source_lines(source: str) -> list[str]:
    """The lines of a source as Python counts them; str.splitlines knows more line ends."""
    return source.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def printable(text: str) -> str:
    """The text on one line, with whatever a terminal would not print as a character spelt out."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def show_call(call: Call, width: int, receiver: str = "") -> str:
    """A call as the solver would type it; each argument gets its share of `width`."""
    arguments = _share([*call.arguments], max(width - len(call.name) - 2, 20))
    prefix = f"{receiver}." if receiver else ""
    return f"{prefix}{call.name}({', '.join(arguments)})"


def _share(values: list[Any], width: int) -> list[str]:
    """Texts of the values: short ones whole, the rest sharing what is left of `width`."""
    texts: dict[int, str] = {}
    left = width
    order = sorted(range(len(values)), key=lambda i: len(_render(values[i], width)[0]))
    for position, i in enumerate(order):
        texts[i] = show(values[i], max(left // (len(order) - position), 12))
        left -= len(texts[i]) + 2
    return [texts[i] for i in range(len(values))]


def _measure(value: Any) -> str:
    match value:
        case Array() if len(value.shape) > MAX_DEPTH:
            return f"{len(value.shape)} axes"
        case Array():
            extents = " x ".join(f"{extent:,}" for extent in value.shape)
            return extents if len(value.shape) > 1 else f"{extents} elements"
        case str() | bytes():
            return f"{len(value):,} characters"
        case dict():
            return f"{len(value):,} entries"
        case list() | tuple() if value and all(isinstance(row, list | tuple) for row in value):
            widths = {len(row) for row in value}
            return f"{len(value):,} x {widths.pop():,}" if len(widths) == 1 else f"{len(value):,} rows"
        case list() | tuple() | set() | frozenset():
            return f"{len(value):,} elements"
        case int():
            return f"{value.bit_length():,} bits"
    return "shortened"


def _depth(value: Any) -> int:
    """How deep the first elements are nested, as far as it matters."""
    depth = 0
    while isinstance(value, list | tuple) and value and depth <= MAX_DEPTH:
        value = value[0]
        depth += 1
    return depth


def _render(value: Any, width: int, depth: int = 0) -> tuple[str, bool]:
    """Text of at most about `width` characters, and whether it is all of the value."""
    if depth > MAX_DEPTH:
        return ELLIPSIS, False
    match value:
        case Foreign():
            return f"<{printable(value.type_name)} object>", True
        case Array():
            return _render_array(value, width)
        case _Part():
            return _render_items(value, "[", "]", width, depth)
        case bool() | None | float():
            return repr(value), True
        case int():
            return _render_int(value, width)
        case str():
            return _render_text(value, width)
        case bytes():
            return _render_text(value, width)
        case list():
            return _render_items(value, "[", "]", width, depth)
        case tuple() if len(value) == 1:
            return _render_items(value, "(", ",)", width, depth)
        case tuple():
            return _render_items(value, "(", ")", width, depth)
        case set() | frozenset() if value:
            return _render_items(_ordered(value), "{", "}", width, depth)
        case dict():
            return _render_dict(value, width, depth)
    text = repr(value)
    return (text, True) if len(text) <= width else (text[: width - 1] + ELLIPSIS, False)


class _Part:
    """A part of an array that is shown like a list; nothing of it is copied."""

    def __init__(self, whole: Array, shape: tuple[int, ...], start: int = 0) -> None:
        self.whole, self.shape, self.start = whole, shape, start

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, index: int) -> Any:
        rest = self.shape[1:]
        start = self.start + index * math.prod(rest)
        return _Part(self.whole, rest, start) if rest else _Element(self.whole.elements[start])


class _Element:
    """An element of an array, written so that it can be typed: infinity has no notation of its own."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def __repr__(self) -> str:
        if self.value != self.value:
            return "np.nan"
        if self.value in (math.inf, -math.inf):
            return "np.inf" if self.value > 0 else "-np.inf"
        return repr(self.value)


def _render_array(value: Array, width: int) -> tuple[str, bool]:
    """Return the call that makes an array; the dtype stands there where NumPy would take another one."""
    named = "bool_" if value.dtype == "bool" else value.dtype
    if not value.size:
        dtype = "" if value.dtype == "float64" else f", dtype=np.{named}"
        text = f"np.zeros({value.shape}{dtype})"
        return (text, True) if len(text) <= max(width, SHAPE) else (f"{text[:SHAPE]}{ELLIPSIS}", False)
    dtype = "" if value.dtype == DTYPES[value.kind] else f", dtype=np.{named}"
    if not value.shape:
        return f"np.array({_Element(value.elements[0])!r}{dtype})", True
    inside, whole = _render_items(_Part(value, value.shape), "[", "]", max(width - 10 - len(dtype), 8), 0)
    return f"np.array({inside}{dtype})", whole


def _ordered(values: set[Any] | frozenset[Any]) -> list[Any]:
    """Return the members in an order that is the same in every run: hashes of texts are not."""
    kinds = set(map(type, values))
    if kinds <= {int, float, bool} or kinds <= {str} or kinds <= {bytes}:
        return sorted(values)
    ordered = sorted(values, key=lambda value: (type(value).__name__, _render(value, 400)[0]))
    try:
        return sorted(ordered)
    except TypeError:
        return ordered


def _render_int(value: int, width: int) -> tuple[str, bool]:
    if value.bit_length() <= 4 * max(width, 20):
        text = repr(value)
        if len(text) <= max(width, 20):
            return text, True
        keep = max(width // 2 - 1, 4)
        return f"{text[:keep]}{ELLIPSIS}{text[-keep:]}", False
    return f"{'-' if value < 0 else ''}0x{abs(value) >> (value.bit_length() - 32):x}{ELLIPSIS}", False


def _render_text(value: str | bytes, width: int) -> tuple[str, bool]:
    """Both ends of a text; `width` counts what is shown, in which an escape takes several characters."""
    if len(value) <= width:
        text = repr(value)
        if len(text) <= width + 2:
            return text, True
    half = max(width // 2 - 4, 2)
    return f"{_fitting(value[:half], half, -1)!r}{ELLIPSIS}{_fitting(value[-half:], half, 1)!r}", False


def _fitting(part: str | bytes, width: int, drop: int) -> str | bytes:
    """As much of a text as takes `width` characters; `drop` says from which end to leave out."""
    while len(part) > 1 and len(repr(part)) > width + 3:
        part = part[:-1] if drop < 0 else part[1:]
    return part


def _render_items(
    values: list[Any] | tuple[Any, ...] | _Part, start: str, end: str, width: int, depth: int
) -> tuple[str, bool]:
    if len(values) >= MANY and isinstance(values, list):
        text = _render_runs(values, width)
        if text:
            return text, True
    head, tail, complete = _ends(values, width - len(start) - len(end), depth)
    all_shown = len(head) + len(tail) == len(values)
    parts = [*head, *tail] if all_shown else [*head, ELLIPSIS, *tail]
    return f"{start}{', '.join(parts)}{end}", complete and all_shown


def _render_runs(values: list[Any], width: int) -> str:
    """A list of few runs of equal numbers as a sum of them, `[0] * 300 + [1]`; empty if it is no such."""
    if not set(map(type, values)) <= {int, float, bool}:
        return ""
    parts: list[str] = []
    single: list[str] = []
    for value, run in itertools.groupby(values):
        count = sum(1 for _ in run)
        if count < RUN:
            single += [_render(value, 40)[0]] * count
        else:
            if single:
                parts.append(f"[{', '.join(single)}]")
                single = []
            parts.append(f"[{_render(value, 40)[0]}] * {count}")
        if len(parts) + len(single) > MANY:
            return ""
    if single:
        parts.append(f"[{', '.join(single)}]")
    text = " + ".join(parts)
    return text if len(text) <= width and len(parts) <= MANY // 2 else ""


def _ends(
    values: list[Any] | tuple[Any, ...] | _Part, width: int, depth: int
) -> tuple[list[str], list[str], bool]:
    """As many texts from both ends, taken in turn, as fit into `width`; and whether each of them is whole."""
    head: list[str] = []
    tail: list[str] = []
    used = 0
    complete = True
    front, back = 0, len(values) - 1
    while front <= back:
        from_front = len(head) <= len(tail)
        text, whole = _render(values[front if from_front else back], max(width - used, 8), depth + 1)
        cost = len(text) + 2
        if used + cost > width + 2 and (head or tail):
            break
        complete &= whole
        used += cost
        if from_front:
            head.append(text)
            front += 1
        else:
            tail.append(text)
            back -= 1
    return head, tail[::-1], complete


def _render_dict(value: dict[Any, Any], width: int, depth: int) -> tuple[str, bool]:
    parts: list[str] = []
    used = 2
    whole = True
    for key, item in value.items():
        key_text, key_whole = _render(key, max(width // 2, 8), depth + 1)
        item_text, item_whole = _render(item, max(width - used - len(key_text), 8), depth + 1)
        text = f"{key_text}: {item_text}"
        if used + len(text) > width and parts:
            return "{" + ", ".join(parts) + f", {ELLIPSIS}" + "}", False
        whole &= key_whole and item_whole
        used += len(text) + 2
        parts.append(text)
    return "{" + ", ".join(parts) + "}", whole


def source_text(source: bytes) -> str:
    """The source as text, decoded as Python would; undecodable bytes are replaced."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
        return source.decode(encoding)
    except (SyntaxError, ValueError, LookupError):  # codecs raise errors of their own making
        return source.decode("utf-8", "replace")
