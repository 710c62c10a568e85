"""A flat ratio is within the bound, whatever its height; a growing one is above it, and noise is neither."""

from collections.abc import Callable, Sequence
from math import log2
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from judge.growth.judgement import (
    LINES,
    OUTGROWN,
    TINY,
    fitted_slope,
    judge_series,
    ratio,
    upper_points,
)
from judge.model.growth import FEWEST_WHOLE, Look, Point, Resource, Series
from tests.properties import repeatable

Cost = Callable[[float], float]

QUICK = (512, 1218, 2896, 6889, 16384)
SEVEN = (2048, 3649, 6502, 11585, 20643, 36781, 65536)
FIVE = (2048, 4871, 11585, 27554, 65536)
LOOKS: list[tuple[Look, tuple[int, ...]]] = [("quick", QUICK), ("closer", SEVEN), ("confirmation", FIVE)]
"""The sizes that each look uses: the later ones span a factor of 32."""

MICROSECOND = 1e-6
TRIALS = 2000


def linear(n: float) -> float:
    return MICROSECOND * n


def times(factor: Cost, cost: Cost = linear) -> Cost:
    return lambda n: factor(n) * cost(n)


def root(n: float) -> float:
    return float(n**0.5)


def measured(
    yours: Cost,
    reference: Cost = linear,
    sizes: Sequence[int] = QUICK,
    look: Look = "quick",
    resource: Resource = "time",
    bound: Cost = linear,
    slack: Cost = lambda n: 1.0,
) -> Series:
    points = [
        Point(n=n, bound=bound(n), slack=slack(n), yours=(yours(n),), reference=(reference(n),))
        for n in sizes
    ]
    return Series(family="f", resource=resource, look=look, points=tuple(points))


def with_ratios(*ratios: float, cut: float | None = None, look: Look = "quick") -> Series:
    """A series of time by its ratios at sizes that double, the last perhaps that of a run cut off."""
    points = [
        Point(n=n, bound=n, slack=1.0, yours=(linear(n) * value,), reference=(linear(n),))
        for n, value in ((1024 << i, value) for i, value in enumerate(ratios))
    ]
    if cut is not None:
        n = 1024 << len(ratios)
        cut_off = Point(n=n, bound=n, slack=1.0, yours=(linear(n) * cut,), reference=(linear(n),), cut=True)
        points.append(cut_off)
    return Series(family="f", resource="time", look=look, points=tuple(points))


# -- flat and growing ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("look", "sizes"), LOOKS)
@pytest.mark.parametrize("constant", [0.2, 1, 3, 20, 100])
def test_a_flat_ratio_is_within_at_any_height(look: Look, sizes: tuple[int, ...], constant: float) -> None:
    found = judge_series(measured(times(lambda n: constant), sizes=sizes, look=look))
    assert found.decision == "within"
    assert found.slope == pytest.approx(0, abs=1e-9)
    assert found.rise == pytest.approx(1)
    assert found.outgrown == pytest.approx(1)
    assert found.factor == pytest.approx(constant)


@pytest.mark.parametrize(("look", "sizes"), LOOKS)
def test_a_log_factor_is_within(look: Look, sizes: tuple[int, ...]) -> None:
    found = judge_series(measured(times(log2), sizes=sizes, look=look))
    assert found.decision == "within"
    assert 0.05 < found.slope < 0.2


@pytest.mark.parametrize(("look", "sizes"), LOOKS)
@pytest.mark.parametrize(("factor", "power"), [(root, 0.5), (float, 1.0)], ids=["sqrt", "n"])
@pytest.mark.parametrize("constant", [0.01, 1.0, 50.0])
def test_a_factor_that_is_a_power_of_n_is_above(
    look: Look, sizes: tuple[int, ...], factor: Cost, power: float, constant: float
) -> None:
    found = judge_series(measured(times(lambda n: constant * factor(n)), sizes=sizes, look=look))
    assert found.decision == "above"
    assert found.slope == pytest.approx(power)
    assert found.factor == pytest.approx(constant * factor(sizes[-1]))


@pytest.mark.parametrize(("look", "sizes"), LOOKS)
def test_growing_more_slowly_than_the_reference_is_within(look: Look, sizes: tuple[int, ...]) -> None:
    found = judge_series(measured(lambda n: 100 * MICROSECOND * root(n), sizes=sizes, look=look))
    assert found.decision == "within"
    assert found.slope == pytest.approx(-0.5)


@pytest.mark.parametrize(
    ("resource", "look"),
    [("time", look) for look, _ in LOOKS] + [("space", "quick"), ("space", "confirmation")],
)
def test_the_line_lies_between_a_log_factor_and_a_root(resource: Resource, look: Look) -> None:
    line = LINES[resource, look]
    assert 0.17 < line.slope < 0.34
    assert 1.5 < line.rise < 3


@pytest.mark.parametrize("look", ["far", "far confirmation"])
def test_far_looks_hold_only_a_steep_growth_against_a_submission(look: Look) -> None:
    """Where data outgrow the caches, walking through memory at random has slopes up to 0.44."""
    walking = measured(times(lambda n: n**0.44), sizes=FIVE, look=look)
    assert judge_series(walking).decision == "within"
    assert judge_series(measured(times(lambda n: n**0.75), sizes=FIVE, look=look)).decision == "above"
    assert judge_series(measured(times(float), sizes=FIVE, look=look)).decision == "above"


@pytest.mark.parametrize("look", ["far", "far confirmation"])
def test_far_growth_that_ends_is_that_of_the_caches(look: Look) -> None:
    """What has outgrown one cache rises steeply until it fills the next one; growth of the cost goes on."""
    assert judge_series(with_ratios(1.0, 2.5, 5.0, 6.0, 6.5, look=look)).decision == "within"
    assert judge_series(with_ratios(1.0, 1.1, 1.7, 3.2, 6.5, look=look)).decision == "above"
    assert judge_series(with_ratios(1.0, 1.5, 3.0, 4.4, 5.5, look=look)).decision == "above"
    assert judge_series(with_ratios(1.0, 1.3, 2.0, 2.9, 3.7, look=look)).decision == "within"


def test_beyond_the_measured_sizes_a_full_factor_shows_at_once() -> None:
    sizes = (16384, 60000)
    grown = measured(times(lambda n: 5 * n), sizes=sizes, look="beyond")
    assert judge_series(grown).decision == "above"
    outgrown_caches = measured(times(lambda n: 5 * n**0.2), sizes=sizes, look="beyond")
    assert judge_series(outgrown_caches).decision == "within"


def test_a_log_factor_of_memory_is_within_and_a_root_above() -> None:
    """Beside a reference that takes next to nothing, only the bound can tell."""
    sizes = (1024, 16384)

    def table(factor: Cost) -> Series:
        points = [
            Point(n=n, bound=n, slack=1.0, yours=(100 * n * factor(n),), reference=(1000.0,)) for n in sizes
        ]
        return Series(family="f", resource="space", look="confirmation", points=tuple(points))

    assert judge_series(table(log2)).decision == "within"
    assert judge_series(table(root)).decision == "above"


def test_a_steep_slope_between_near_sizes_is_no_growth() -> None:
    found = judge_series(measured(times(lambda n: 1.0 if n < 1100 else 1.7), sizes=(1000, 1200)))
    assert found.slope > 1
    assert found.decision == "within"


def test_a_dip_in_the_middle_is_no_growth() -> None:
    found = judge_series(with_ratios(1.0, 0.4, 1.0, 1.0, 1.0))
    assert found.rise == pytest.approx(2.5)
    assert found.decision == "within"


# -- the upper sizes -------------------------------------------------------------------------------------


def test_the_upper_sizes_are_those_up_to_a_sixteenth_of_the_largest() -> None:
    points = measured(linear, sizes=(64, 500, 512, 1000, 8192)).points
    assert [point.n for point in upper_points(points, TINY["time"])] == [512, 1000, 8192]


def test_constant_parts_at_small_sizes_do_not_hide_a_growth_at_the_upper_ones() -> None:
    sizes = (64, 203, 645, 2048, 6502, 20643, 65536)

    def factor(n: float) -> float:
        return max(1.0, root(n / 2048))

    series = measured(times(factor), sizes=sizes)
    assert fitted_slope(sizes, [factor(n) for n in sizes]) < 0.35
    found = judge_series(series)
    assert found.decision == "above"
    assert found.slope == pytest.approx(0.5)


@pytest.mark.parametrize(("look", "sizes"), LOOKS)
@pytest.mark.parametrize("factor", [root, float], ids=["sqrt", "n"])
def test_a_constant_part_of_both_sides_does_not_hide_a_growth(
    look: Look, sizes: tuple[int, ...], factor: Cost
) -> None:
    constant = linear(sizes[0])
    found = judge_series(
        measured(
            lambda n: constant + linear(n) * factor(n), lambda n: constant + linear(n), sizes=sizes, look=look
        )
    )
    assert found.decision == "above"


@pytest.mark.parametrize(("look", "sizes"), LOOKS)
def test_a_large_constant_part_of_the_submission_does_not_hide_a_factor_n(
    look: Look, sizes: tuple[int, ...]
) -> None:
    constant = 4 * linear(sizes[0]) * sizes[0]
    found = judge_series(measured(lambda n: constant + linear(n) * n, sizes=sizes, look=look))
    assert found.decision == "above"


# -- what the bound grants -------------------------------------------------------------------------------


@pytest.mark.parametrize(("look", "sizes"), LOOKS)
@pytest.mark.parametrize("granted", [log2, root, float], ids=["log", "sqrt", "n"])
def test_what_the_slack_grants_is_not_held_against_a_submission(
    look: Look, sizes: tuple[int, ...], granted: Cost
) -> None:
    bound = times(granted)
    within = judge_series(measured(times(granted), sizes=sizes, look=look, bound=bound, slack=granted))
    assert within.decision == "within"
    assert within.slope == pytest.approx(0, abs=1e-9)
    assert within.factor == pytest.approx(granted(sizes[-1]))
    faster = times(root, bound)
    above = judge_series(measured(faster, sizes=sizes, look=look, bound=bound, slack=granted))
    assert above.decision == "above"
    assert above.slope == pytest.approx(0.5)


@pytest.mark.parametrize(("look", "sizes"), LOOKS)
def test_a_lucky_reference_accuses_nobody(look: Look, sizes: tuple[int, ...]) -> None:
    """The reference ends early on this family; the submission grows just like the bound."""
    found = judge_series(measured(linear, lambda n: 1e-4, sizes=sizes, look=look))
    assert found.slope == pytest.approx(1)
    assert found.rise > LINES["time", look].rise
    assert found.outgrown == pytest.approx(1)
    assert found.decision == "within"


@pytest.mark.parametrize(("look", "sizes"), LOOKS)
def test_beside_a_lucky_reference_growing_faster_than_the_bound_is_above(
    look: Look, sizes: tuple[int, ...]
) -> None:
    found = judge_series(measured(times(root), lambda n: 1e-4, sizes=sizes, look=look))
    assert found.outgrown > OUTGROWN
    assert found.decision == "above"


# -- noise -----------------------------------------------------------------------------------------------


def test_times_below_five_microseconds_are_noise() -> None:
    found = judge_series(measured(lambda n: 4.9e-6 * n / QUICK[-1], lambda n: 1e-7))
    assert found.decision == "within"
    assert (found.slope, found.rise, found.factor) == (0, 1, 1)


def test_memory_below_64_kibibytes_is_the_constant_part() -> None:
    found = judge_series(
        measured(lambda n: 4.0 * n, lambda n: 600.0, resource="space", bound=lambda n: 1.0, sizes=QUICK)
    )
    assert found.decision == "within"
    assert (found.slope, found.rise, found.factor) == (0, 1, 1)


def test_memory_far_above_64_kibibytes_is_seen_beside_a_reference_below() -> None:
    found = judge_series(
        measured(lambda n: 400.0 * n, lambda n: 600.0, resource="space", bound=lambda n: 1.0, sizes=QUICK)
    )
    assert found.decision == "above"
    assert found.factor == pytest.approx(400 * QUICK[-1] / 65536)


def test_the_floor_lies_under_both_sides() -> None:
    point = Point(n=1, bound=1.0, slack=1.0, yours=(1e-7,), reference=(1e-3,))
    assert ratio(point, TINY["time"]) == pytest.approx(5e-3)
    assert ratio(replace(point, yours=(1e-3,), reference=(1e-7,)), TINY["time"]) == pytest.approx(200)


def test_the_least_of_the_repeats_counts() -> None:
    flat = measured(times(lambda n: 2.0))
    late = flat.points[-1]
    disturbed = replace(late, yours=(late.yours[0] * 40, late.yours[0], late.yours[0] * 3))
    assert judge_series(replace(flat, points=(*flat.points[:-1], disturbed))) == judge_series(flat)
    slow_reference = replace(late, reference=(late.reference[0], late.reference[0] * 50))
    assert judge_series(replace(flat, points=(*flat.points[:-1], slow_reference))) == judge_series(flat)


def noisy(series: Series, random: Random, noise: float, repeats: int) -> Series:
    """Every sample of a series, taken anew several times with multiplicative noise."""

    def samples(value: float) -> tuple[float, ...]:
        return tuple(value * (1 + random.uniform(-noise, noise)) for _ in range(repeats))

    points = [
        replace(point, yours=samples(point.yours[0]), reference=samples(point.reference[0]))
        for point in series.points
    ]
    return replace(series, points=tuple(points))


@pytest.mark.parametrize(
    ("look", "sizes", "repeats"), [("closer", SEVEN, 3), ("confirmation", FIVE, 2), ("confirmation", FIVE, 1)]
)
def test_a_tenth_of_noise_makes_no_flat_ratio_grow(look: Look, sizes: tuple[int, ...], repeats: int) -> None:
    random = Random(0)
    flat = measured(times(lambda n: 3.0), sizes=sizes, look=look)
    found = {judge_series(noisy(flat, random, 0.1, repeats)).decision for _ in range(TRIALS)}
    assert found == {"within"}


@pytest.mark.parametrize(("look", "sizes", "repeats"), [("closer", SEVEN, 3), ("confirmation", FIVE, 2)])
def test_noise_makes_no_log_factor_grow(look: Look, sizes: tuple[int, ...], repeats: int) -> None:
    random = Random(0)
    slow = measured(times(log2), sizes=sizes, look=look)
    found = {judge_series(noisy(slow, random, 0.05, repeats)).decision for _ in range(TRIALS)}
    assert found == {"within"}


@pytest.mark.parametrize(
    ("look", "sizes", "repeats"), [("quick", QUICK, 2), ("closer", SEVEN, 3), ("confirmation", FIVE, 2)]
)
def test_noise_hides_no_factor_of_a_root(look: Look, sizes: tuple[int, ...], repeats: int) -> None:
    random = Random(0)
    growing = measured(times(root), sizes=sizes, look=look)
    found = {judge_series(noisy(growing, random, 0.05, repeats)).decision for _ in range(TRIALS)}
    assert found == {"above"}


# -- memory ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("look", ["quick", "confirmation"])
def test_memory_that_doubles_in_steps_is_within(look: Look) -> None:
    """A table is doubled when it is full: the bytes of an entry differ by a factor below 2.5."""
    random = Random(0)
    for _ in range(TRIALS):
        sizes = sorted({random.randrange(4000, 64_001) for _ in range(4)} | {64_000})
        entry = {n: random.uniform(37, 92) for n in sizes}
        table = measured(
            lambda n, entry=entry: n * entry[int(n)],  # type: ignore[misc]
            lambda n: 64.0 * n,
            sizes=sizes,
            look=look,
            resource="space",
        )
        assert judge_series(table).decision == "within"


@pytest.mark.parametrize("shift", range(8))
def test_the_steps_of_a_dict_are_within(shift: int) -> None:
    def table(n: float) -> float:
        return float(48 << int(n * 1.5).bit_length())

    sizes = [round(n * 2 ** (shift / 8)) for n in (1024, 2048, 4096, 8192, 16384)]
    for look in ("quick", "confirmation"):
        for some in (sizes, [sizes[0], sizes[-1]]):
            series = measured(table, lambda n: 64.0 * n, sizes=some, look=look, resource="space")
            assert judge_series(series).decision == "within"


@pytest.mark.parametrize("look", ["quick", "confirmation"])
def test_memory_that_grows_by_a_factor_n_is_above_at_two_sizes(look: Look) -> None:
    series = measured(lambda n: 8.0 * n * n, lambda n: 64.0 * n, sizes=(1024, 16384), resource="space")
    assert judge_series(replace(series, look=look)).decision == "above"


# -- runs that are cut off -------------------------------------------------------------------------------


def test_a_cut_point_counts_where_it_lies_above_the_one_before() -> None:
    whole = with_ratios(1.0, 1.1, 1.0)
    assert judge_series(whole).decision == "within"
    cut = with_ratios(1.0, 1.1, 1.0, cut=25.0)
    found = judge_series(cut)
    assert found.decision == "above"
    assert found.factor == pytest.approx(25)
    assert found.rise == pytest.approx(25)


@pytest.mark.parametrize("ratios", [(1.0, 1.0, 1.0), (1.0, 1.1, 1.0, 1.1), (1.0, 2.0, 4.0, 8.0)])
def test_a_cut_point_below_the_one_before_is_left_out(ratios: tuple[float, ...]) -> None:
    whole = with_ratios(*ratios)
    cut = with_ratios(*ratios, cut=0.9)
    assert judge_series(cut) == judge_series(whole)
    assert upper_points(cut.points, TINY["time"]) == list(whole.points)


def test_nothing_after_a_cut_point_counts() -> None:
    cut = with_ratios(1.0, 2.0, 4.0, cut=8.0)
    later = with_ratios(1.0, 2.0, 4.0, 8.0, 0.1)
    assert judge_series(replace(cut, points=(*cut.points, later.points[-1]))) == judge_series(cut)


@pytest.mark.parametrize("ratios", [(1.0,), (1.0, 1.0), (5.0, 1.0), (2.0,), (3.0, 2.0)])
@pytest.mark.parametrize("cut", [0.1, 1.0])
def test_a_series_cut_before_three_whole_points_is_never_flat(ratios: tuple[float, ...], cut: float) -> None:
    assert len(ratios) < FEWEST_WHOLE
    assert judge_series(with_ratios(*ratios, cut=cut)).decision == "unclear"


@repeatable
@given(st.lists(st.floats(0.01, 100), max_size=FEWEST_WHOLE - 1), st.floats(0.01, 1000))
def test_few_whole_points_and_a_cut_one_are_above_or_unclear(ratios: list[float], cut: float) -> None:
    assert judge_series(with_ratios(*ratios, cut=cut)).decision in ("above", "unclear")


def test_two_whole_points_and_a_cut_one_far_above_are_enough() -> None:
    assert judge_series(with_ratios(1.0, 4.0, cut=25.0)).decision == "above"


def test_three_whole_points_and_a_cut_one_can_be_flat() -> None:
    assert judge_series(with_ratios(30.0, 30.0, 30.0, cut=25.0)).decision == "within"


# -- too little to tell ----------------------------------------------------------------------------------


@pytest.mark.parametrize("resource", ["time", "space"])
def test_no_point_is_unclear(resource: Resource) -> None:
    found = judge_series(measured(linear, sizes=(), resource=resource))
    assert (found.decision, found.slope, found.rise, found.outgrown) == ("unclear", 0, 1, 1)
    assert found.factor == 1


@pytest.mark.parametrize("cut", [False, True])
def test_one_point_is_unclear_but_has_a_factor(cut: bool) -> None:
    one = measured(times(lambda n: 7.0), sizes=(512,))
    found = judge_series(replace(one, points=(replace(one.points[0], cut=cut),)))
    assert (found.decision, found.slope, found.rise, found.outgrown) == ("unclear", 0, 1, 1)
    assert found.factor == pytest.approx(7)


def test_one_point_among_the_upper_sizes_is_unclear() -> None:
    assert judge_series(measured(times(float), sizes=(64, 128, 16384))).decision == "unclear"


# -- the fit ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("power", [-1.0, 0.0, 0.5, 1.0, 2.0, 3.0])
def test_the_slope_is_the_power_of_n(power: float) -> None:
    assert fitted_slope(QUICK, [3e-6 * n**power for n in QUICK]) == pytest.approx(power, abs=1e-9)


def test_points_at_one_size_have_no_slope() -> None:
    assert fitted_slope([512, 512], [1.0, 2.0]) == 0
    assert fitted_slope([512], [1.0]) == 0


@repeatable
@given(st.lists(st.floats(1e-7, 100), min_size=1, max_size=5), st.floats(1, 1000))
def test_a_faster_machine_decides_the_same(ratios: list[float], faster: float) -> None:
    """Only the ratio counts, as long as nothing is so quick that it is noise."""
    series = with_ratios(*[max(value, 0.01) for value in ratios])
    slower = [
        replace(point, yours=(point.yours[0] * faster,), reference=(point.reference[0] * faster,))
        for point in series.points
    ]
    here, there = judge_series(series), judge_series(replace(series, points=tuple(slower)))
    assert there.slope == pytest.approx(here.slope, abs=1e-9)
    assert there.rise == pytest.approx(here.rise)


# -- counted lines ---------------------------------------------------------------------------------------

SMALL = (128, 323, 813, 2048)
"""Sizes at which lines are counted: small ones, whose logarithms grow quickly."""


def lines(n: float) -> float:
    return 3 * n


@pytest.mark.parametrize("factor", [log2, lambda n: log2(n) - 2, lambda n: log2(n) + 5])
def test_counts_with_a_log_factor_are_within_even_at_small_sizes(factor: Cost) -> None:
    counted = measured(times(factor, lines), lines, sizes=SMALL, resource="steps")
    assert judge_series(counted).decision == "within"


@pytest.mark.parametrize("factor", [root, lambda n: 5 + root(n), lambda n: n])
def test_counts_with_a_power_of_n_are_above(factor: Cost) -> None:
    counted = measured(times(factor, lines), lines, sizes=SMALL, resource="steps")
    assert judge_series(counted).decision == "above"


def test_a_line_whose_single_run_grows_with_a_root_is_above_and_one_with_a_log_is_not() -> None:
    """Counting a line costs a quarter of a microsecond, which flattens what the line itself takes."""

    def of_line(one: Cost) -> Series:
        return measured(lambda n: n * (0.3e-6 + one(n)), sizes=(256, 645, 1625, 4096), resource="line")

    assert judge_series(of_line(lambda n: 15e-9 * root(n))).decision == "above"
    assert judge_series(of_line(lambda n: 20e-9 * log2(n))).decision == "within"
    assert judge_series(of_line(lambda n: 0.3e-6)).decision == "within"
