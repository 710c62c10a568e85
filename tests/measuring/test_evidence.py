"""How many lines run is evidence without noise, once constant parts and logarithms are told from growth."""

from collections.abc import Callable
from math import isqrt, log2
from types import SimpleNamespace
from typing import Any, cast

import pytest

from judge.engines.native.meter import LineTable
from judge.measuring.evidence import MOST_LINES, Evidence
from judge.measuring.fresh import Fresh
from judge.measuring.lines import Profiler
from judge.measuring.looks import Notes
from judge.measuring.sides import Sides
from judge.model.growth import Batch, Point, Series
from judge.model.problem import Complexity

LARGEST = 16384
QUICK = (512, 1218, 2896, 6889, LARGEST)

Lines = Callable[[int], float]
"""Lines that run for each element, at a size."""


class Told:
    """The evidence on a submission whose lines run so often, and the sizes at which they were counted."""

    def __init__(self, lines: Lines) -> None:
        self.sizes: list[int] = []

        def table(inputs: bytes, limit: float) -> tuple[LineTable, int]:
            n = int(inputs)
            self.sizes.append(n)
            run = round(n * lines(n))
            return ((1, run, 100 * run, run, 100 * run),), 0

        def count(inputs: bytes, limit: float) -> int:
            return table(inputs, limit)[0][0][1]

        sides: Any = SimpleNamespace(yours=SimpleNamespace(count=count, lines=table))
        fresh = cast(Fresh, SimpleNamespace(batch=batch, slow=False))
        profiler = Profiler(cast(Sides, sides), fresh)
        complexity = Complexity(time="O(n)", space="O(n)", variables={"n": "len(nums)"})
        self.evidence = Evidence(profiler, fresh, Notes(), complexity, lambda: None, lambda what: None)


def batch(family: str, n: int, most: int) -> Batch:
    inputs = str(n).encode()
    return Batch(family=family, n=n, inputs=inputs, calls=1, time_bound=n, space_bound=n, slack=1.0)


def series() -> Series:
    points = [Point(n=n, bound=n, slack=1.0, yours=(1e-6 * n,), reference=(1e-6 * n,)) for n in QUICK]
    return Series(family="any", resource="time", look="quick", points=tuple(points))


@pytest.mark.parametrize(
    "lines",
    [lambda n: 3 + isqrt(n), lambda n: 12 + isqrt(n), lambda n: 5 + n / 8, lambda n: 40 + n / 8],
    ids=["root", "root behind a constant", "linear", "linear behind a constant"],
)
def test_too_many_lines_are_seen(lines: Lines) -> None:
    assert Told(lines).evidence.of_too_many_lines(series())
    assert Told(lines).evidence.of(series()) == "steps"


@pytest.mark.parametrize(
    "lines",
    [lambda n: 7.0, lambda n: log2(n), lambda n: max(log2(n / 8) - 2, 1.0), lambda n: 100 / n + 5],
    ids=["flat", "log n", "log of the rows of a tall matrix", "a constant part"],
)
def test_a_logarithm_or_a_constant_is_none(lines: Lines) -> None:
    assert not Told(lines).evidence.of_too_many_lines(series())
    assert Told(lines).evidence.of(series()) is None


def test_what_is_certain_or_flat_is_counted_at_small_sizes_only() -> None:
    for lines in (lambda n: 7.0, lambda n: n / 8):
        told = Told(lines)
        told.evidence.of_too_many_lines(series())
        assert max(told.sizes) <= LARGEST // 4


def test_what_is_in_doubt_is_counted_as_far_as_half_a_second_allows() -> None:
    def lines(n: int) -> float:
        return (12 + isqrt(n)) / 8

    told = Told(lines)
    told.evidence.of_too_many_lines(series())
    n = max(told.sizes)
    assert n > LARGEST // 4
    assert n * lines(n) == pytest.approx(MOST_LINES, rel=0.2)
