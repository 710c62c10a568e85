"""How far a look goes: as far as its plan says, but not where nothing new is seen or a person would wait."""

from collections.abc import Callable

import pytest

from judge.measuring import sizes
from judge.measuring.looks import FARTHER, LARGEST_INPUT, PLANS
from judge.model.growth import Look, Point, Series

FIRST = 16384
"""The largest size of the quick look."""


def series(
    *ns: int, cut: bool = False, look: Look = "quick", seconds: Callable[[int], float] = lambda n: 1e-8 * n
) -> Series:
    """Points of a problem whose bound is O(n); the last one may be cut off."""
    points = [
        Point(
            n=n,
            bound=float(n),
            slack=1.0,
            yours=(seconds(n),),
            reference=(1e-8 * n,),
            cut=cut and n == ns[-1],
        )
        for n in ns
    ]
    return Series(family="wide", resource="time", look=look, points=tuple(points))


@pytest.mark.parametrize("look", ["closer", "confirmation", "far"])
def test_after_a_whole_look_the_plan_decides(look: Look) -> None:
    plan = PLANS[look]
    assert sizes.largest(series(512, FIRST), plan, FIRST, slow=False) == min(
        FIRST * plan.factor, LARGEST_INPUT
    )


@pytest.mark.parametrize("look", ["closer", "confirmation", "far", "far confirmation"])
def test_what_was_cut_off_is_not_looked_at_farther_out(look: Look) -> None:
    assert sizes.largest(series(512, 4096, cut=True), PLANS[look], FIRST, slow=False) == 4096
    reached_no_farther = series(100, 2000, 4096, look="closer")
    assert sizes.largest(reached_no_farther, PLANS[look], FIRST, slow=False) == 4096


def test_growth_seen_beyond_is_looked_at_farther_out() -> None:
    beyond = series(FIRST, 2 * FIRST, look="beyond")
    assert sizes.largest(beyond, PLANS["far"], FIRST, slow=False) == 2 * FARTHER * FIRST


def test_where_the_bound_is_below_n_sizes_stay() -> None:
    assert sizes.largest(series(512, FIRST), PLANS["closer"], FIRST, slow=True) == FIRST


def test_a_size_is_left_out_at_which_a_run_would_take_too_long() -> None:
    def quadratic(n: int) -> float:
        return 0.1 * (n / FIRST) ** 2

    largest = sizes.largest(series(4096, FIRST, seconds=quadratic), PLANS["far"], FIRST, slow=False)
    assert quadratic(largest) == pytest.approx(sizes.MOST_SECONDS, rel=0.01)
    slow = series(4096, FIRST, seconds=lambda n: 100 * quadratic(n))
    assert sizes.largest(slow, PLANS["far"], FIRST, slow=False) == FIRST


def test_sizes_follow_the_cost_that_the_bound_grants() -> None:
    assert sizes.times(series(512, FIRST), 1000, 9, FIRST) == 9000
    points = [Point(n=n, bound=float(n * n), slack=1.0, yours=(1.0,), reference=(1.0,)) for n in (10, 100)]
    quadratic = Series(family="wide", resource="time", look="quick", points=tuple(points))
    assert sizes.times(quadratic, 1000, 9, FIRST) == 3000
    assert sizes.times(quadratic, LARGEST_INPUT, 9, FIRST) == LARGEST_INPUT


def test_a_run_too_short_to_be_seen_limits_nothing() -> None:
    unseen = series(512, 4096, FIRST, seconds=lambda n: 0.0)  # the protocol's own cost was all of it
    assert sizes.largest(unseen, PLANS["far"], FIRST, slow=False) == PLANS["far"].factor * FIRST
