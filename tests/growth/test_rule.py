"""The rule: what rises, and what the shape of rises comes to, on synthetic and on recorded counts."""

import math
from collections.abc import Callable, Sequence

import pytest

from judge.growth import rule
from judge.growth.rule import Finding
from judge.model.growth import Point, Resource, Series

Cost = Callable[[float], float]

SIZES = (1024, 4096, 16384, 65536, 262144, 1048576)
REFERENCE = 2000
"""Instructions of the reference for each element: about what a line of Python takes."""


def linear(n: float) -> float:
    return REFERENCE * n


def series(
    cost: Cost,
    sizes: Sequence[int] = SIZES,
    *,
    reference: Cost = linear,
    bound: Cost = float,
    slack: Cost = lambda n: 1.0,
    resource: Resource = "time",
    cut: bool = False,
) -> Series:
    """Return exact counts of a cost; if it was `cut`, the last one was."""
    points = tuple(
        [
            Point(
                n=n,
                bound=bound(n),
                slack=slack(n),
                yours=round(cost(n)),
                reference=round(reference(n)),
                cut=cut and n == sizes[-1],
            )
            for n in sizes
        ]
    )
    return Series(family="any", resource=resource, points=points)


def decided(
    cost: Cost, sizes: Sequence[int] = SIZES, reference: Cost = linear, bound: Cost = float
) -> Finding:
    """Return what is found as sizes are counted one after the other, until one says enough."""
    for count in range(2, len(sizes) + 1):
        counted = series(cost, sizes[:count], reference=reference, bound=bound)
        found = rule.find(counted, last=count == len(sizes))
        if found != "more":
            return found
    raise AssertionError("the last size must decide")


def test_rises_are_those_of_a_fourfold_step_whatever_the_sizes_are() -> None:
    for sizes in ((100, 400, 1600), (100, 200, 400), (100, 1600, 25600)):
        points = series(lambda n: n**1.5, sizes).points
        assert rule.rises(points, rule.over_bound(points)) == pytest.approx([1.0, 1.0], abs=0.01)


def test_ratios_leave_out_what_the_bound_grants_above_the_reference() -> None:
    points = series(lambda n: 500 * n * math.log2(n), slack=math.log2).points
    assert rule.ratios(points) == pytest.approx([0.25] * len(SIZES), rel=1e-3)


def test_costs_of_nothing_divide_nothing_by_zero() -> None:
    empty = series(lambda n: 0, SIZES[:3], reference=lambda n: 0, bound=lambda n: 0)
    assert rule.find(empty, last=True) == "flat"


@pytest.mark.parametrize(
    "cost",
    [
        pytest.param(linear, id="the reference itself"),
        pytest.param(lambda n: 60 * linear(n), id="sixty times as dear"),
        pytest.param(lambda n: linear(n) + 4e6, id="a large table at the start"),
        pytest.param(lambda n: linear(n) + 2e4 * math.sqrt(n), id="a table of blocks"),
        pytest.param(lambda n: linear(n) + 2e4 * math.log2(n), id="a search at the end"),
        pytest.param(lambda n: linear(n) * (1.01 if math.log2(n) % 4 else 1), id="uneven by a hundredth"),
        pytest.param(lambda n: 400 * n + 1e3 * n / math.log2(n), id="less and less"),
    ],
)
def test_what_is_within_the_bound_is_flat(cost: Cost) -> None:
    assert decided(cost) == "flat"


@pytest.mark.parametrize(
    "cost",
    [
        pytest.param(lambda n: 150 * n * math.log2(n), id="sorting, and little else"),
        pytest.param(lambda n: linear(n) + 100 * n * math.log2(n), id="sorting behind a loop"),
        pytest.param(lambda n: 3000 * n * math.log2(n), id="a tree in Python"),
        pytest.param(lambda n: 40 * n * math.log2(n) ** 2, id="two logarithms"),
    ],
)
def test_a_logarithm_is_one(cost: Cost) -> None:
    assert decided(cost) == "logarithm"


@pytest.mark.parametrize(
    "cost",
    [
        pytest.param(lambda n: n**2, id="a double loop"),
        pytest.param(lambda n: linear(n) + n**2 / 8, id="moving a list inside C"),
        pytest.param(lambda n: 5 * linear(n) + n**2 / 4, id="the same behind five times the work"),
        pytest.param(lambda n: 300 * n**1.5, id="blocks in Python"),
        pytest.param(lambda n: linear(n) + 20 * n**1.5, id="blocks inside C"),
        pytest.param(
            lambda n: linear(n) + n * math.log2(n) * 100 + n**2 / 8, id="a heap and a list that moves"
        ),
        pytest.param(lambda n: n**3 / 50, id="three loops"),
    ],
)
def test_a_power_of_n_is_above(cost: Cost) -> None:
    assert decided(cost) == "above"


def test_integers_that_are_made_anew_are_no_power_of_n() -> None:
    """A bisection costs more for each place above 256: the steps across that look like a power of n."""

    def square(n: float) -> float:
        return n * n

    def cost(n: float) -> float:
        return float(square(n) * (1800 + (100 if n < 128 else 220 if n < 300 else 320) * math.log2(n) ** 1.1))

    sizes = (45, 90, 179, 358, 716)
    found = [rule.find(series(cost, sizes[:k], reference=square, bound=square)) for k in (3, 4, 5)]
    assert found[:2] == ["more", "more"]
    assert found[2] != "above"


def test_a_power_of_n_is_above_at_small_sizes_as_well_when_there_are_no_larger_ones() -> None:
    sizes, square = (16, 32, 64, 128), lambda n: n * n
    cost = series(lambda n: 40 * n**2 + 9 * n**2.5, sizes, reference=square, bound=square)
    assert rule.find(cost) == "more"
    assert rule.find(cost, last=True) == "above"


def test_a_rise_that_halves_is_looked_at_once_more() -> None:
    """A logarithm behind small integers that are kept, and blocks that die out, look alike at first."""
    assert rule.shape([0.30, 0.17], last=False) == "more"
    assert rule.shape([0.30, 0.17, 0.14], last=False) == "logarithm"
    assert rule.shape([0.30, 0.17, 0.05], last=False) == "flat"


def test_what_is_steady_at_the_last_size_is_a_logarithm_though_it_rises_a_little() -> None:
    assert rule.shape([0.12, 0.14], last=False) == "more"
    assert rule.shape([0.12, 0.14], last=True) == "logarithm"
    assert rule.shape([0.12, 0.24], last=True) == "above"


def test_a_cost_of_a_smaller_class_than_the_reference_is_flat() -> None:
    assert decided(lambda n: 50 * n, reference=lambda n: n * n, bound=lambda n: n * n) == "flat"


def test_a_reference_that_has_an_easy_time_accuses_nobody() -> None:
    """The ratio rises like sqrt(n), but only because the reference does next to nothing on these inputs."""
    assert decided(linear, reference=lambda n: 50 * math.sqrt(n), bound=float) == "flat"


def test_a_bound_above_the_cost_of_all_excuses_nobody_below_the_reference() -> None:
    """The cost over the bound falls where the ratio does not rise either."""
    bound: Cost = lambda n: n * math.log2(n)  # noqa: E731
    assert decided(lambda n: n**2, bound=bound) == "above"
    assert decided(lambda n: 9 * linear(n), bound=bound) == "flat"


def test_sublinear_bounds_go_by_the_same_shapes() -> None:
    log: Cost = lambda n: 3000 * math.log2(n)  # noqa: E731
    assert decided(lambda n: 9 * log(n), reference=log, bound=math.log2) == "flat"
    assert decided(lambda n: 60 * n**0.5, reference=log, bound=math.log2) == "above"
    assert decided(lambda n: 10 * n, reference=log, bound=math.log2) == "above"
    assert decided(lambda n: 300 * math.log2(n) ** 2, reference=log, bound=math.log2) == "logarithm"


def test_one_size_says_nothing() -> None:
    assert rule.find(series(linear, SIZES[:1])) == "more"
    assert rule.find(series(linear, SIZES[:1]), last=True) == "flat"


def test_two_flat_sizes_are_enough_and_two_rising_ones_are_not() -> None:
    assert rule.find(series(linear, SIZES[:2])) == "flat"
    assert rule.find(series(lambda n: n**2, SIZES[:2])) == "more"
    assert rule.find(series(lambda n: n**2, SIZES[:2]), last=True) == "above"


def test_a_rise_that_falls_to_nothing_is_not_looked_at_any_more() -> None:
    assert rule.shape([0.5, 0.2, 0.02], last=False) == "flat"


def test_a_last_rise_that_was_cut_off_is_taken_for_more_than_it_is() -> None:
    rising = [0.7, 0.46]
    assert rule.shape(rising, last=True, cut=False) == "above"  # too much for a logarithm in any case
    assert rule.shape(rising, last=False, cut=False) == "more"
    assert rule.shape(rising, last=False, cut=True) == "above"


def test_what_falls_steeply_is_looked_at_further_up() -> None:
    """Padding at small sizes: the ratio is high and falls, until what is hidden behind it shows."""

    def padded(n: float) -> float:
        return linear(n) + 1e9 + n**2 / 8

    assert rule.find(series(padded, SIZES[:3])) == "more"
    assert decided(padded) == "above"


def test_memory_may_be_as_uneven_as_lists_that_are_longer_than_they_are_full() -> None:
    def held(n: float) -> float:
        return 8 * n * (1.125 if math.log2(n) % 4 else 1)

    def reference(n: float) -> float:
        return 8 * n

    for sizes in (SIZES[:2], SIZES[:3], SIZES[1:4]):
        found = rule.find(series(held, sizes, reference=reference, resource="space"), last=True)
        assert found == "flat"


@pytest.mark.parametrize("held", [lambda n: n**2 / 64, lambda n: 8 * n + n**1.5, lambda n: 4 * n**2])
def test_memory_of_a_power_too_much_is_above(held: Cost) -> None:
    points = series(held, SIZES[:4], reference=lambda n: 8 * n + 500, resource="space")
    assert rule.find(points, last=True) == "above"
