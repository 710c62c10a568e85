"""Whatever the clocks say, the arithmetic on it has an answer: a stalled machine is nobody's fault."""

import math

from hypothesis import example, given
from hypothesis import strategies as st

from judge.growth.judgement import TINY, judge_series, ratio, upper_points
from judge.growth.naming import costliest_line, in_words, power_of
from judge.measuring import sizes
from judge.measuring.looks import LARGEST_INPUT, PLANS
from judge.model.growth import Look, Point, Resource, Series
from tests.properties import repeatable

SECONDS = st.just(0.0) | st.floats(0, 1e-9) | st.floats(1e-9, 100)
FIRST = 16384


@st.composite
def a_series(draw: st.DrawFn) -> Series:
    ns = sorted(draw(st.sets(st.integers(1, 4 * LARGEST_INPUT), min_size=1, max_size=7)))
    cut = draw(st.booleans())
    bound = draw(st.sampled_from([lambda n: 1.0, lambda n: max(math.log2(n), 1.0), float, lambda n: n**2.0]))
    points = [
        Point(
            n=n,
            bound=bound(n),
            slack=draw(st.sampled_from([1.0, 8.0])),
            yours=tuple(draw(st.lists(SECONDS, min_size=1, max_size=3))),
            reference=tuple(draw(st.lists(SECONDS, min_size=1, max_size=3))),
            cut=cut and n == ns[-1],
        )
        for n in ns
    ]
    look: Look = draw(st.sampled_from(["quick", "beyond", *PLANS]))
    resource: Resource = draw(st.sampled_from(["time", "line"])) if look == "quick" else "time"
    return Series(family="any", resource=resource, look=look, points=tuple(points))


@repeatable
@given(a_series())
def test_any_series_gets_a_decision_in_words(series: Series) -> None:
    judgement = judge_series(series)
    assert judgement.decision in ("within", "above", "unclear")
    assert all(map(math.isfinite, (judgement.slope, judgement.rise, judgement.outgrown, judgement.factor)))
    assert all(ratio(point, TINY["time"]) > 0 for point in upper_points(series.points, TINY["time"]))
    assert in_words(power_of(series))


@repeatable
@given(a_series(), st.sampled_from(sorted(PLANS)), st.booleans())
def test_after_any_series_there_is_a_next_size(series: Series, look: Look, slow: bool) -> None:
    largest = sizes.largest(series, PLANS[look], FIRST, slow)
    assert 1 <= largest <= max(LARGEST_INPUT, series.points[-1].n)
    assert sizes.times(series, FIRST, 4.0, FIRST) >= FIRST


COSTS = st.dictionaries(st.integers(-1, 5), SECONDS, max_size=5)


@repeatable
@given(st.lists(COSTS, max_size=5))
@example([{1: 0.0}, {1: 0.0}])
@example([{1: 1e-300}, {1: 100.0}])
def test_any_costs_of_lines_are_compared(costs: list[dict[int, float]]) -> None:
    source = ["a = 1", "b = 2", "c = 3"]
    found = costliest_line([2**power for power in range(len(costs))], costs, source)
    assert found is None or 1 <= found.line <= len(source)
