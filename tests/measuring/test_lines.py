"""The line that takes ever longer each time it runs, told apart from one that waits for memory."""

from collections.abc import Callable
from math import isqrt
from types import SimpleNamespace
from typing import Any, cast

import pytest

from judge.casegen.batches import spread
from judge.growth.judgement import judge_series
from judge.measuring.fresh import Fresh
from judge.measuring.lines import REPEATS, Profiler
from judge.measuring.sides import Sides
from judge.model.growth import Batch, Series
from judge.sandbox.meter import LineTable

SIZES = spread(2048, 32768, 4)
QUICKEST = 0.4

Costs = Callable[[int], float]
"""Microseconds that a line takes once, at a size."""


def always(microseconds: float) -> Costs:
    return lambda n: microseconds


def longest(*lines: tuple[Costs, Costs]) -> Series | None:
    """What is found of a submission whose lines run so often and take so long each time, at any size; one
    more runs for each element, and is the quickest.
    """

    def table(inputs: bytes, limit: float) -> tuple[LineTable, int]:
        n = int(inputs)
        rows = []
        for number, (count, cost) in enumerate([(float, always(QUICKEST)), *lines], 1):
            spent = round(1000 * count(n) * cost(n))
            rows.append((number, round(count(n)), spent, round(count(n)), spent))
        return tuple(rows), 0

    def batch(family: str, n: int, most: int) -> Batch:
        inputs = str(n).encode()
        return Batch(family=family, n=n, inputs=inputs, calls=1, time_bound=n, space_bound=n, slack=1.0)

    sides: Any = SimpleNamespace(yours=SimpleNamespace(lines=table))
    profiler = Profiler(cast(Sides, sides), cast(Fresh, SimpleNamespace(batch=batch)))
    return profiler.longest_line("any", SIZES, REPEATS)


@pytest.mark.parametrize(("first", "element"), [(0.5, 0.05), (1.5, 0.05), (3.0, 0.1), (0.5, 0.1)])
def test_work_that_grows_inside_a_line_is_found(first: float, element: float) -> None:
    found = longest((float, lambda n: first + element * isqrt(n)))
    assert found is not None
    assert (found.resource, found.look) == ("line", "far")
    assert judge_series(found).decision == "above"


def after(size: int, before: float, then: float) -> Costs:
    return lambda n: then if n >= size else before


@pytest.mark.parametrize(
    "cost",
    [
        always(1.0),
        always(50.0),
        after(SIZES[3], 1.2, 2.5),
        after(SIZES[3], 3.0, 5.5),  # four times as much memory read in one line
        after(SIZES[2], 0.5, 1.5),
        lambda n: 0.4 + 0.1 * n.bit_length(),  # a heap
        lambda n: 0.3 + 0.012 * n.bit_length() ** 2,  # one of tuples, which lie ever farther apart
    ],
    ids=["quick", "slow", "outgrows a cache", "much memory", "earlier", "log n", "log n and memory"],
)
def test_a_line_that_waits_for_memory_is_within(cost: Costs) -> None:
    found = longest((float, cost))
    assert found is None or judge_series(found).decision == "within"


@pytest.mark.parametrize(
    "count",
    [lambda n: isqrt(n), lambda n: n**0.75, always(1)],
    ids=["once a block", "less often than the bound grows", "once"],
)
def test_a_line_that_seldom_runs_may_take_ever_longer(count: Costs) -> None:
    found = longest((count, lambda n: 0.05 * isqrt(n)))
    assert found is None


def test_the_line_that_rises_most_is_taken() -> None:
    found = longest((float, always(9.0)), (float, lambda n: 0.05 * isqrt(n)), (float, always(2.0)))
    assert found is not None
    assert [1000 * min(point.yours) for point in found.points] == pytest.approx(
        [max(0.05 * isqrt(n), 4 * QUICKEST) for n in SIZES], rel=0.01
    )
