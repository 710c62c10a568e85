"""The geometry of a plot of growth."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from judge.model.growth import Point, Resource, Series
from judge.report.formats.growth_plot import Plot, main_plot, plot, small_plots
from tests import gradebooks
from tests.properties import repeatable


def series(costs: list[tuple[int, float, float]], resource: Resource = "time") -> Series:
    points = [
        Point(n=n, bound=n, slack=1.0, yours=round(yours), reference=round(reference))
        for n, yours, reference in costs
    ]
    return Series(family="wide", resource=resource, points=tuple(points))


def drawn(costs: list[tuple[int, float, float]], resource: Resource = "time") -> Plot:
    found = plot(series(costs, resource), "O(n)", True, width=680, height=330)
    assert found is not None
    return found


def slope(found: Plot, kind: str) -> float:
    """How steep a curve is from its first to its last point, upwards."""
    (path,) = [curve.path for curve in found.curves if curve.kind == kind]
    places = [tuple(map(float, place.split())) for place in path.removeprefix("M").split("L")]
    return (places[0][1] - places[-1][1]) / (places[-1][0] - places[0][0])


def test_whoever_keeps_the_bound_runs_parallel_to_it() -> None:
    linear = drawn([(1000 * 2**i, 3e6 * 2**i, 1e6 * 2**i) for i in range(5)])
    assert slope(linear, "yours") == pytest.approx(slope(linear, "bound"), abs=0.01)
    square = drawn([(1000 * 2**i, 1e6 * 4**i, 1e6 * 2**i) for i in range(5)])
    assert slope(square, "yours") == pytest.approx(2 * slope(square, "bound"), rel=0.01)


def test_a_power_of_n_is_a_straight_line() -> None:
    found = drawn([(1000 * 2**i, 1e6 * 4**i, 1e6 * 2**i) for i in range(5)])
    yours = next(curve for curve in found.curves if curve.kind == "yours")
    (x0, y0), (x1, y1) = yours.dots[0], yours.dots[-1]
    for x, y in yours.dots:
        assert y == pytest.approx(y0 + (y1 - y0) * (x - x0) / (x1 - x0), abs=0.3)


def test_a_run_that_was_stopped_is_no_dot_but_a_mark_of_its_own() -> None:
    found = main_plot(gradebooks.growth_of("too_slow"))
    assert found is not None
    yours = next(curve for curve in found.curves if curve.kind == "yours")
    assert len(yours.dots) == 2
    assert yours.stopped is not None
    assert found.rows[-1].yours == "> 4,653,384,335"


def test_the_plot_is_told_in_words() -> None:
    found = main_plot(gradebooks.growth_of("too_slow"))
    assert found is not None
    assert found.about == (
        "Instructions over n from 1,024 to 16,384, both logarithmic. "
        "Yours grows from 18.6 M to more than 4.65 G, the reference from 766 k to 12 M. "
        "Growing like the bound O(n), yours would go from 18.6 M to 297 M."
    )


def test_every_family_is_drawn_for_its_time_and_then_for_its_memory() -> None:
    found = small_plots(gradebooks.growth_of("too_slow"))
    assert [(one.name, one.what, one.above) for one in found] == [
        ("ascending", "Time", False),
        ("wide", "Time", True),
        ("ascending", "Memory", False),
    ]


def test_the_axis_says_what_is_counted() -> None:
    units = [found.unit for found in small_plots(gradebooks.growth_of("too_slow"))]
    assert units == ["instructions", "instructions", "bytes"]


def test_without_a_series_to_show_there_is_no_plot() -> None:
    assert main_plot(replace(gradebooks.growth_of("too_slow"), shown=None)) is None


def test_memory_has_its_units() -> None:
    found = main_plot(gradebooks.growth_of("too_much_memory"))
    assert found is not None
    assert found.what == "Memory"
    assert [tick.label for tick in found.y_ticks] == [
        "64 KiB",
        "256 KiB",
        "1 MiB",
        "4 MiB",
        "16 MiB",
        "64 MiB",
    ]


@pytest.mark.parametrize(
    "costs", [[], [(10, 1.0, 1.0)], [(10, 1.0, 1.0), (10, 2.0, 1.0)], [(20, 1.0, 1.0), (10, 1.0, 1.0)]]
)
def test_without_two_growing_sizes_there_is_nothing_to_draw(costs: list[tuple[int, float, float]]) -> None:
    assert plot(series(costs), "", True, width=680, height=330) is None


@repeatable
@given(
    st.lists(st.tuples(st.floats(0, 1e10), st.floats(0, 1e10)), min_size=2, max_size=8),
    st.sampled_from(["time", "space"]),
    st.sampled_from([680, 320]),
)
def test_everything_lies_inside_whatever_was_measured(
    costs: list[tuple[float, float]], resource: Resource, width: int
) -> None:
    made = series([(64 * 3**i, yours, reference) for i, (yours, reference) in enumerate(costs)], resource)
    found = plot(made, "O(n)", False, width=width, height=200)
    assert found is not None
    for curve in found.curves:
        for x, y in curve.dots:
            assert math.isfinite(x) and found.left <= x <= found.right
            assert math.isfinite(y) and found.top <= y <= found.bottom
    assert 1 <= len(found.y_ticks) <= 6
    assert all(found.top <= tick.at <= found.bottom for tick in found.y_ticks)
    heights = sorted(curve.label_at for curve in found.curves)
    assert all(later - earlier >= 14.9 for earlier, later in pairwise(heights))
