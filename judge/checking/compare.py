"""Whether two results agree, and in what they differ if not. Pure functions of plain values.

A comparator takes the arguments of the call, the expected and the submitted result, both already of
the right type, and returns None or a `Difference`.
"""

import math
import signal
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from fractions import Fraction
from types import FrameType
from typing import Any, NoReturn

from judge.checking import arrays
from judge.checking.difference import Difference
from judge.model.array import Array
from judge.model.problem import Close, Comparison, Custom, Exact, Unordered
from judge.model.show import show

WIDTH = 60
"""Characters for a value inside a sentence about a difference."""


COMPARE_SECONDS = 10.0
"""Seconds of processor time that a package's own comparison may take for one result."""

EQUAL = Close(0.0, 0.0)
"""No difference at all."""

Comparator = Callable[[tuple[Any, ...], Any, Any], Difference | None]


def comparator(comparison: Comparison, custom: Comparator | None = None) -> Comparator:
    """The comparator that a problem asks for; `custom` is what its own `compare.py` gave."""
    match comparison:
        case Exact():
            return lambda _arguments, expected, got: exact(expected, got)
        case Unordered():
            return lambda _arguments, expected, got: unordered(expected, got)
        case Close():
            return lambda _arguments, expected, got: close(expected, got, comparison)
        case Custom():
            if custom is None:
                raise ValueError("the problem's own comparison was not given")
            return custom


def custom_comparator(compare: Callable[[tuple[Any, ...], Any, Any], str | None]) -> Comparator:
    """A package's own `compare(arguments, expected, got)`, which returns None or what is wrong.

    It has COMPARE_SECONDS of processor time, and raises TimeoutError after that.
    """

    def wrapped(arguments: tuple[Any, ...], expected: Any, got: Any) -> Difference | None:
        if (wrong := arrays.wrong_dtype(expected, got)) is not None:
            return wrong
        with redirect_stdout(sys.stderr), _limited(COMPARE_SECONDS):
            message = compare(arguments, expected, got)
        if message is None:
            return None
        if not isinstance(message, str):
            raise TypeError(f"compare() must return None or a text, not {type(message).__name__}")
        return Difference("value", message or "wrong answer")

    return wrapped


class _TooLong(BaseException):
    """A comparison has used up its time. No Exception, which it might catch itself."""


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Raises TimeoutError in the body after so many seconds of processor time. Only a main thread can be
    interrupted, and not on every system: others have no limit.
    """

    def interrupt(number: int, frame: FrameType | None) -> NoReturn:
        raise _TooLong

    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, interrupt)
    signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)  # again and again, should it get lost in a callback
    try:
        yield
    except _TooLong:
        raise TimeoutError(f"compare() has not ended within {seconds:g} s of processor time") from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def exact(expected: Any, got: Any) -> Difference | None:
    """Equal values; NaN equals nothing."""
    if got == expected and not _has_nan(got):
        return None
    if arrays.has_arrays(expected):
        return close(expected, got, EQUAL)
    return first_difference(expected, got)


def unordered(expected: Any, got: Any) -> Difference | None:
    """The same elements, each as often, in any order. What is no list has no order to be free."""
    if not isinstance(expected, list | tuple) or not isinstance(got, list | tuple):
        return exact(expected, got)
    missing, extra = _multiset_difference(list(map(_hashable, expected)), list(map(_hashable, got)))
    if not missing and not extra:
        return None
    parts = []
    if missing:
        parts.append(f"missing {_listed(missing)}")
    if extra:
        parts.append(f"extra {_listed(extra)}")
    return Difference("value", "; ".join(parts) + " (order does not matter)")


def close(expected: Any, got: Any, tolerance: Close) -> Difference | None:
    """Every number within the absolute or the relative error; everything else equal."""
    return _Closeness(tolerance).compare(expected, got)


def first_difference(expected: Any, got: Any, place: str = "") -> Difference:
    """What differs first between two unequal values of one type, for a sentence."""
    if isinstance(expected, list | tuple) and isinstance(got, list | tuple):
        for i, (a, b) in enumerate(zip(expected, got, strict=False)):
            if a != b or _has_nan(b):
                if len(expected) != len(got) and not isinstance(a, list | tuple):
                    break
                return first_difference(a, b, f"{place}[{i}]")
        if len(expected) != len(got):
            return _length_difference(expected, got, place)
    if isinstance(expected, dict) and isinstance(got, dict):
        for key in [*expected, *got]:
            if key not in got:
                return Difference("value", f"{place}: the key {show(key, WIDTH)} is missing".lstrip(": "))
            if key not in expected:
                return Difference("value", f"{place}: the key {show(key, WIDTH)} is extra".lstrip(": "))
            if expected[key] != got[key]:
                return first_difference(expected[key], got[key], f"{place}[{show(key, WIDTH)}]")
    where = f"first difference at {place}: " if place else ""
    return Difference("value", f"{where}expected {show(expected, WIDTH)}, got {show(got, WIDTH)}")


def _length_difference(expected: Any, got: Any, place: str) -> Difference:
    where = f" in {place}" if place else ""
    elements = "element" if len(expected) == 1 else "elements"
    message = f"wrong length{where}: expected {len(expected):,} {elements}, got {len(got):,}"
    common = min(len(expected), len(got))
    first = next((i for i in range(common) if expected[i] != got[i]), None)
    if first is None:
        which, values = ("missing", expected) if len(expected) > len(got) else ("extra", got)
        ends = " at the end" if common else ""
        message += f"; {which}{ends}: {show(values[common:], WIDTH)}"
    else:
        message += (
            f"; first difference at {place}[{first}]: "
            f"expected {show(expected[first], WIDTH)}, got {show(got[first], WIDTH)}"
        )
    return Difference("length", message)


class _Closeness:
    """Walks two values side by side and remembers the largest error."""

    def __init__(self, tolerance: Close) -> None:
        self.tolerance = tolerance
        self.worst = 0.0
        self.worst_place = ""
        self.worst_pair: tuple[Any, Any] = (0, 0)
        self.numbers = 0

    def compare(self, expected: Any, got: Any) -> Difference | None:
        other = self._walk(expected, got, "")
        if other is not None:
            return other
        if self.worst == 0.0:
            return None
        a, b = self.worst_pair
        what = "largest error" if self.numbers > 1 else "error"
        place = f" at {self.worst_place}" if self.worst_place else ""
        size = "not a number" if math.isnan(self.worst) else f"{self.worst:.3g}"
        allowed = arrays.allowed(self.tolerance)
        message = f"{what} {size}{place}: expected {show(a, WIDTH)}, got {show(b, WIDTH)}; {allowed}"
        return Difference("value", message)

    def _walk(self, expected: Any, got: Any, place: str) -> Difference | None:
        if isinstance(expected, Array) and isinstance(got, Array):
            return arrays.difference(expected, got, self.tolerance, place)
        if _is_number(expected) and _is_number(got):
            self.numbers += 1
            self._number(expected, got, place)
            return None
        if isinstance(expected, list | tuple) and isinstance(got, list | tuple):
            if len(expected) != len(got):
                return _length_difference(expected, got, place)
            for i, (a, b) in enumerate(zip(expected, got, strict=True)):
                found = self._walk(a, b, f"{place}[{i}]")
                if found is not None:
                    return found
            return None
        if isinstance(expected, dict) and isinstance(got, dict) and expected.keys() == got.keys():
            for key in expected:
                found = self._walk(expected[key], got[key], f"{place}[{show(key, WIDTH)}]")
                if found is not None:
                    return found
            return None
        return None if expected == got else first_difference(expected, got, place)

    def _number(self, expected: float, got: float, place: str) -> None:
        if expected == got or (self.tolerance.nan and expected != expected and got != got):
            return
        if not (_is_finite(expected) and _is_finite(got)):
            error = math.nan if expected != expected or got != got else math.inf
        else:
            exactly = abs(Fraction(expected) - Fraction(got))  # an int may be beyond every float
            relative = Fraction(self.tolerance.relative) * abs(Fraction(expected))
            absolute = Fraction(self.tolerance.absolute)
            if exactly <= (absolute + relative if self.tolerance.added else max(absolute, relative)):
                return
            error = float(exactly) if exactly < 10**300 else math.inf
        worse = math.isnan(error) or error > self.worst
        if worse and not math.isnan(self.worst):
            self.worst, self.worst_place, self.worst_pair = error, place, (expected, got)


def _is_finite(value: float) -> bool:
    return isinstance(value, int) or math.isfinite(value)


def _is_number(value: Any) -> bool:
    return type(value) in (int, float)


def _has_nan(value: Any) -> bool:
    """Whether a NaN stands anywhere in it: containers compare by identity first, so == is not enough."""
    if isinstance(value, float):
        return value != value
    if isinstance(value, Array):
        return value.kind == "float" and any(element != element for element in value.elements)
    if isinstance(value, list | tuple | set | frozenset):
        if set(map(type, value)) <= {int, str, bool}:
            return False
        return any(map(_has_nan, value))
    if isinstance(value, dict):
        return any(map(_has_nan, value.values()))
    return False


def _hashable(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return tuple(map(_hashable, value))
    if isinstance(value, set | frozenset):
        return frozenset(map(_hashable, value))
    if isinstance(value, dict):
        return frozenset((_hashable(k), _hashable(v)) for k, v in value.items())
    return value


def _multiset_difference(expected: list[Any], got: list[Any]) -> tuple[list[Any], list[Any]]:
    """The elements that `got` lacks, and those that it has too often.

    By sorting where the elements have an order: values chosen to collide cannot make that slow.
    """
    if _have_an_order(expected + got):
        expected, got = sorted(expected), sorted(got)
    else:
        wanted, given = Counter(expected), Counter(got)
        return list((wanted - given).elements()), list((given - wanted).elements())
    missing: list[Any] = []
    extra: list[Any] = []
    i = j = 0
    while i < len(expected) and j < len(got):
        if expected[i] == got[j]:
            i, j = i + 1, j + 1
        elif expected[i] < got[j]:
            missing.append(expected[i])
            i += 1
        else:
            extra.append(got[j])
            j += 1
    return missing + expected[i:], extra + got[j:]


def _have_an_order(values: list[Any]) -> bool:
    """Whether sorting puts equal values side by side: not so for sets, NaN, or a mixture."""
    kinds = set(map(type, values))
    return kinds <= {str} or (kinds <= {int, float, bool} and all(value == value for value in values))


def _listed(values: list[Any]) -> str:
    """Elements of a multiset, the smallest first where they have an order."""
    if len(values) <= 10_000:
        try:
            values.sort()
        except TypeError:
            values.sort(key=lambda value: show(value, WIDTH))
    return show(values, WIDTH)
