"""Costs as text, exact in tables and short beside axes."""

import pytest

from judge.model.growth import Point, Resource
from judge.report.costs import duration, full, ratio_text, short


@pytest.mark.parametrize(
    ("cost", "resource", "text"),
    [
        (0, "time", "0"),
        (4_613_552, "time", "4,613,552"),
        (512, "space", "0.5 KiB"),
        (1_024, "space", "1 KiB"),
        (9_000, "space", "8.8 KiB"),
        (211_968, "space", "207 KiB"),
        (134_221_824, "space", "131,076 KiB"),
    ],
)
def test_a_table_shows_all_digits_of_instructions_and_memory_in_kibibytes(
    cost: int, resource: Resource, text: str
) -> None:
    assert full(cost, resource) == text


@pytest.mark.parametrize(
    ("cost", "resource", "text"),
    [
        (7, "time", "7"),
        (999, "time", "999"),
        (1_000, "time", "1 k"),
        (18_573_763, "time", "18.6 M"),
        (4_653_384_335, "time", "4.65 G"),
        (65_536, "space", "64 KiB"),
        (3 << 20, "space", "3 MiB"),
    ],
)
def test_an_axis_shows_three_digits_at_most(cost: float, resource: Resource, text: str) -> None:
    assert short(cost, resource) == text


@pytest.mark.parametrize(
    ("yours", "reference", "cut", "text"),
    [(100, 40, False, "2.5"), (1_000_000, 10, True, "> 100,000.0"), (3, 0, False, "3.0")],
)
def test_the_ratio_of_what_was_cut_off_is_the_least_that_it_can_be(
    yours: int, reference: int, cut: bool, text: str
) -> None:
    point = Point(n=8, bound=8.0, slack=1.0, yours=yours, reference=reference, cut=cut)
    assert ratio_text(point) == text


@pytest.mark.parametrize(("seconds", "text"), [(0.0052, "5.2 ms"), (0.125, "125 ms"), (1.25, "1.25 s")])
def test_a_time_has_the_unit_that_fits(seconds: float, text: str) -> None:
    assert duration(seconds) == text
