"""The table of `make bench`: ratios and targets are what was measured, and it fits 80 columns."""

import pytest

from bench.table import (
    WIDTH,
    Row,
    Section,
    Target,
    Times,
    count_row,
    duration,
    median_row,
    p95_row,
    pooled,
    pooled_row,
    rate_row,
    ratio_row,
    rendered,
)

HALF = Target(0.5)


def times(*seconds: float) -> Times:
    return Times(seconds)


def test_the_p95_is_a_time_that_95_percent_do_not_exceed() -> None:
    assert times(*range(1, 101)).p95 == 95
    assert times(*range(1, 21)).p95 == 19
    assert times(3, 1, 2).p95 == 3
    assert times(7).p95 == 7


def test_a_ratio_is_that_of_the_medians() -> None:
    row = ratio_row("run", times(1.0, 9.0, 2.0), times(0.9, 0.5, 1.0), HALF)
    assert (row.base, row.today, row.p95, row.measured) == ("2.00 s", "900 ms", "1.00 s", "0.45")
    assert row.target == "<= 0.50"
    assert row.met is True
    assert ratio_row("run", times(1.0), times(0.51), HALF).met is False


def test_without_the_build_before_a_ratio_is_neither_met_nor_missed() -> None:
    rows = [
        ratio_row("run", None, times(0.9), HALF),
        pooled_row("slow", None, [times(0.9)], HALF),
        rate_row("grade", None, 2.0, HALF),
    ]
    assert [(row.base, row.measured, row.met) for row in rows] == [("-", "-", None)] * 3


def test_several_things_are_compared_each_with_its_own_base() -> None:
    before = [times(1.0, 1.0, 8.0), times(10.0), times(4.0)]
    today = [times(0.5), times(1.0, 1.2, 0.8), times(1.0)]
    row = pooled_row("slow", before, today, Target(0.25))
    assert row.measured == "0.25"  # of 0.5, 0.1 and 0.25
    assert row.met is True
    assert (row.base, row.today) == ("4.00 s", "1.00 s")
    assert row.p95 == duration(pooled(today).p95) == "1.20 s"


def test_a_rate_has_to_be_at_least_its_target() -> None:
    target = Target(2.0, at_least=True)
    assert rate_row("grade", 1.0, 2.5, target).met is True
    slower = rate_row("grade", 1.0, 1.5, target)
    assert (slower.measured, slower.target, slower.met) == ("1.50", ">= 2.00", False)


def test_seconds_and_counts_are_held_against_their_targets() -> None:
    assert p95_row("slow", None, times(1.0, 2.0), Target(1.5)).met is False
    assert median_row("start", times(0.02, 0.03, 0.01), Target(0.025)).met is True
    assert count_row("differ", "of 100", 1, Target(0)).met is False


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.000044, "44.0 us"),
        (0.0009999, "1.00 ms"),
        (0.0446, "44.6 ms"),
        (0.1464, "146 ms"),
        (0.9996, "1.00 s"),
        (9.996, "10.0 s"),
        (123.4, "123 s"),
    ],
)
def test_a_duration_has_three_digits(seconds: float, text: str) -> None:
    assert duration(seconds) == text


def test_the_table_fits_80_columns_and_says_what_missed_its_target() -> None:
    long = Row(
        name="right solution, without growth",
        base="99.9 ms",
        today="99.9 ms",
        p95="99.9 ms",
        measured="99.99",
        target="<= 1.50 s",
        met=False,
    )
    sections = [
        Section(title="judge run, beside before", base="before", rows=[long]),
        Section(title="nothing was measured here", base="before", rows=[]),
        Section(title="graded", base="before", rows=[rate_row("all", 1.0, 2.0, Target(2.0, at_least=True))]),
    ]
    assert rendered(sections).splitlines() == [
        "judge run, beside before             before   today     p95  ratio     target",
        "  right solution, without growth    99.9 ms 99.9 ms 99.9 ms  99.99  <= 1.50 s no",
        "",
        "graded                               before   today     p95  ratio     target",
        "  all                               1.00 /s 2.00 /s           2.00    >= 2.00",
    ]
    assert max(map(len, rendered(sections).splitlines())) <= WIDTH
