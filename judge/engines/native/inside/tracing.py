"""Which line brings the first infinity, NaN or zero, and what the operations beside it were given.

Watches the local variables of a submission, and the attributes of its objects, from line to line. Nothing of
it decides: it explains a verdict that is known. Standard library only; no method of a submission's own class
is called.

A probe is an operation of the source whose operands can be computed once more without harm: its number, line,
kind (`sub`, `div`, `exp`, `log`) and the operands as source. What it says of them is a number: how many times
larger the operands of a subtraction are than their difference; for the others one of the constants below.
"""

import sys
from collections.abc import Callable, Iterator
from types import CodeType, FrameType
from typing import Any

from judge.engines.inside import codec, loading

MOST_EVENTS = 20_000
"""Line events of a run that are looked at."""

MOST_NUMBERS = 2_000
"""Numbers of a variable that are looked at."""

MOST_FOUND = 64
"""Findings that are reported."""

OVERFLOW, UNDERFLOW, BY_ZERO, BOTH_INFINITE, NEGATIVE = 1.0, 2.0, 3.0, 4.0, 5.0
LARGEST_EXP, SMALLEST_EXP = 709.782712893384, -745.1332191019412
"""From where on exp is beyond every float64, and below which it is 0."""

EVERYTHING = 2.0**53
"""The ratio of a subtraction of which nothing is left."""

MOST_CHARACTERS = 80
"""Characters of a name."""

Probe = tuple[int, int, str, tuple[str, ...]]


class Tracer:
    """Runs a function and keeps what it sees."""

    def __init__(self, probes: list[Probe]) -> None:
        self.probes: dict[int, list[tuple[int, str, list[CodeType]]]] = {}
        for number, line, kind, operands in probes:
            codes = [compile(operand, "<probe>", "eval") for operand in operands]
            self.probes.setdefault(line, []).append((number, kind, codes))
        self.left = MOST_EVENTS
        self.known: dict[int, dict[str, set[str]]] = {}
        self.lines: dict[int, int] = {}
        self.found: list[tuple[int, str, str]] = []
        self.told: dict[int, float] = {}

    def run(self, function: Callable[[], None]) -> None:
        """Call a function and watch it. Raises what it raises."""
        sys.settrace(self.enter)
        try:
            function()
        finally:
            sys.settrace(None)

    def enter(self, frame: FrameType, event: str, value: Any) -> Any:
        if frame.f_code.co_filename != loading.FILE_NAME or self.left <= 0:
            return None
        self.known[id(frame)] = dict(self.kinds_in(frame))
        self.lines[id(frame)] = 0
        return self.step

    def step(self, frame: FrameType, event: str, value: Any) -> Any:
        self.left -= 1
        if self.left <= 0:
            sys.settrace(None)
            return None
        key = id(frame)
        if event in ("line", "return"):
            self.look(frame, self.lines.get(key, 0))
        if event == "return":
            self.note(self.lines.get(key, 0), "", set(kinds(value)))
            self.known.pop(key, None)
        elif event == "line":
            self.lines[key] = frame.f_lineno
            self.probe(frame)
        elif event == "exception":  # the variables of a comprehension are there now
            self.probe(frame)
        return self.step

    def look(self, frame: FrameType, line: int) -> None:
        """Note what the last line has brought into the variables."""
        known = self.known.setdefault(id(frame), {})
        for name, found in self.kinds_in(frame):
            self.note(line, name, found - known.get(name, set()))
            known[name] = found

    def note(self, line: int, name: str, found: set[str]) -> None:
        for kind in sorted(found):
            if line and (line, name, kind) not in self.found and len(self.found) < MOST_FOUND:
                self.found.append((line, name[:MOST_CHARACTERS], kind))

    def kinds_in(self, frame: FrameType) -> Iterator[tuple[str, set[str]]]:
        for name, value in list(frame.f_locals.items()):
            yield name, set(kinds(value))
            if type(type(value)) is type and type.__getattribute__(type(value), "__module__") == (
                loading.MODULE_NAME
            ):
                try:
                    held = object.__getattribute__(value, "__dict__")
                except AttributeError:
                    continue
                for attribute, inner in list(held.items()):
                    yield f"{name}.{attribute}", set(kinds(inner))

    def probe(self, frame: FrameType) -> None:
        """Compute the operands of what the next line does."""
        for number, kind, codes in self.probes.get(frame.f_lineno, ()):
            try:
                names = {**frame.f_globals, **frame.f_locals}
                operands = [list(numbers(eval(code, names))) for code in codes]
                told = tell(kind, operands)
            except Exception:  # an operand that is not there yet, or no number
                told = 0.0
            self.told[number] = max(told, self.told.get(number, 0.0))


def tell(kind: str, operands: list[list[float]]) -> float:
    """Return what a probe says of its operands."""
    if kind == "exp":
        if max(operands[0]) > LARGEST_EXP:
            return OVERFLOW
        return UNDERFLOW if min(operands[0]) < SMALLEST_EXP else 0.0
    if kind == "log":
        lowest = min(operands[0])
        return BY_ZERO if lowest == 0 else NEGATIVE if lowest < 0 else 0.0
    one, two = operands
    length = max(len(one), len(two))
    one, two = one * (length if len(one) == 1 else 1), two * (length if len(two) == 1 else 1)
    if len(one) != len(two):
        return BY_ZERO if kind == "div" and 0 in two else 0.0
    if kind == "div":
        if 0 in two:
            return BY_ZERO
        infinite = any(abs(a) == abs(b) == float("inf") for a, b in zip(one, two, strict=True))
        return BOTH_INFINITE if infinite else 0.0
    return max([ratio(a, b) for a, b in zip(one, two, strict=True)], default=0.0)


def ratio(one: float, two: float) -> float:
    """Return how many times larger the operands of a subtraction are than their difference."""
    size = max(abs(one), abs(two))
    if not 0 < size < float("inf"):
        return 0.0
    return min(size / abs(one - two), EVERYTHING) if one != two else EVERYTHING


def kinds(value: Any) -> Iterator[str]:
    """Yield what is special about the numbers of a value."""
    for number in numbers(value):
        if number != number:
            yield "nan"
        elif number in (float("inf"), float("-inf")):
            yield "inf" if number > 0 else "-inf"
        elif number == 0.0:
            yield "zero"


def numbers(value: Any, depth: int = 0) -> Iterator[float]:
    """Yield the first numbers of a value that are floats, or stand in an array."""
    kind = type(value)
    if kind is float or (depth == 0 and kind is int):
        yield float(value)
    elif kind is list or kind is tuple:
        for item in value[:MOST_NUMBERS] if depth < 3 else ():
            yield from numbers(item, depth + 1)
    elif codec.translate is not None:
        translated = codec.translate(value, MOST_NUMBERS * 8)
        if type(translated) is codec.Block and translated.dtype.startswith("float"):
            yield from memoryview(translated.data).cast("d") if translated.data else ()
        elif type(translated) is float:
            yield translated
