"""The sentences about growth: what a line costs, what an accepted solver is told, what was claimed."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from judge.model.growth import CostlyLine, Growth, Judgement, Resource, Series
from judge.model.report import Report
from judge.report.growth_words import (
    DEAR,
    MORE,
    accepted_lines,
    claimed,
    cost_of_line,
    family_in_words,
    grows_by_a_logarithm,
    remarks,
)
from tests import reports

LINE = CostlyLine(line=7, source="x", sizes=(1024, 4096), runs=(1, 1), costs=(50, 50), share=0.966)
RATIO = "Time grows like {}, {} times the reference's instructions; memory {} times."
LOG = "It grows by a logarithm more than the bound: O(n log n), the bound is O(n)."
DEARER = "It takes up to {} times the reference's instructions."


def told(runs: tuple[int, int], costs: tuple[int, int]) -> str:
    return cost_of_line(replace(LINE, runs=runs, costs=costs), "time")


# -- the line --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("runs", "costs", "text"),
    [
        (
            (1, 1),
            (2_400, 9_700),
            "one run costs 2,400 instructions at n = 1,024 and 9,700 at n = 4,096; 97% of all",
        ),
        (
            (1_024, 4_096),
            (2_400, 9_700),
            "one run costs 2,400 instructions at n = 1,024 and 9,700 at n = 4,096, "
            "and it runs 1,024 and 4,096 times; 97% of all",
        ),
        (
            (65_536, 1_048_576),
            (48, 48),
            "it runs 65,536 times at n = 1,024 and 1,048,576 times at n = 4,096; 97% of all",
        ),
        ((1, 4_096), (48, 48), "it runs once at n = 1,024 and 4,096 times at n = 4,096; 97% of all"),
        ((0, 3), (0, 0), "it runs 0 times at n = 1,024 and 3 times at n = 4,096; 97% of all"),
        ((5, 5), (48, 49), "it runs 5 times at n = 4,096, for 49 instructions each; 97% of all"),
    ],
    ids=["cost", "both", "runs", "once", "never before", "neither"],
)
def test_a_line_is_blamed_with_whatever_of_it_has_grown(
    runs: tuple[int, int], costs: tuple[int, int], text: str
) -> None:
    assert told(runs, costs) == text


def test_memory_is_held_and_not_run() -> None:
    text = cost_of_line(replace(LINE, costs=(211_968, 826_368)), "space")
    assert text == "holds 207 KiB at n = 1,024 and 807 KiB at n = 4,096, 97% of all"


@pytest.mark.parametrize("power", [0.5, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("step", [2, 4])
def test_every_power_of_n_is_growth_and_an_even_cost_is_not(power: float, step: int) -> None:
    after = round(10_000 * step**power)
    assert after >= MORE * 10_000
    assert told((10_000, after), (50, 50)).startswith("it runs 10,000 times at")
    assert told((1, 1), (10_000, after)).startswith("one run costs 10,000 instructions")
    assert "each" in told((9, 9), (10_000, 10_020))


# -- accepted --------------------------------------------------------------------------------------------


def within(factor: float, logarithm: bool = False, memory: float | None = 1.04, word: str = "n") -> Growth:
    """A growth of two families and their memory; the second family has this factor."""

    def series(resource: Resource) -> Series:
        return Series(family="f", resource=resource, points=())

    flat = Judgement(decision="within", power=0.0, word="n", factor=0.9)
    shown = replace(flat, word="n log n" if logarithm else word, logarithm=logarithm, factor=factor)
    held = [] if memory is None else [(series("space"), replace(flat, factor=memory))]
    pairs = [*held, (series("time"), flat), (series("time"), shown)]
    return Growth(
        decision="within",
        resource="time",
        bound="O(n)",
        series=tuple([one for one, _ in pairs]),
        judgements=tuple([one for _, one in pairs]),
        shown=len(pairs) - 1,
    )


@pytest.mark.parametrize("factor", [0.3, 1.3, DEAR - 0.1])
def test_an_accepted_solver_reads_class_and_ratios_in_a_line(factor: float) -> None:
    (line,) = accepted_lines(within(factor))
    assert line == RATIO.format("n", f"{max(factor, 0.9):.1f}", "1.0")
    assert len(line) <= 80
    assert remarks(within(factor)) == []


@pytest.mark.parametrize(("factor", "words"), [(DEAR, "3.0"), (12.34, "12.3"), (2500.0, "2,500.0")])
def test_a_dear_solution_is_told_how_dear(factor: float, words: str) -> None:
    assert accepted_lines(within(factor)) == [
        "Time grows like n; memory 1.0 times the reference's.",
        DEARER.format(words),
    ]
    assert remarks(within(factor)) == [DEARER.format(words)]


def test_a_logarithm_too_much_is_always_told() -> None:
    told = "It takes {} times the reference's instructions; memory 1.0 times."
    assert accepted_lines(within(0.95, logarithm=True)) == [LOG, told.format("0.9")]
    assert accepted_lines(within(4.2, logarithm=True)) == [LOG, told.format("up to 4.2")]
    assert remarks(within(4.2, logarithm=True)) == [LOG, DEARER.format("4.2")]


def test_a_logarithm_of_a_family_that_is_not_shown_is_told_as_well() -> None:
    other = replace(within(1.0, logarithm=True), shown=1)
    assert accepted_lines(other)[0] == LOG
    assert grows_by_a_logarithm(other)


def test_a_logarithm_of_the_memory_is_none_of_the_time() -> None:
    growth = within(1.0)
    held = replace(growth.judgements[0], logarithm=True)
    growth = replace(growth, judgements=(held, *growth.judgements[1:]))
    assert not grows_by_a_logarithm(growth)
    assert remarks(growth) == []


def test_what_was_not_counted_is_not_told() -> None:
    assert accepted_lines(within(1.0, memory=None)) == [
        "Time grows like n, 1.0 times the reference's instructions."
    ]
    assert accepted_lines(within(4.0, memory=None)) == ["Time grows like n.", DEARER.format("4.0")]
    nothing = replace(within(1.0), series=(), judgements=(), shown=None)
    assert accepted_lines(nothing) == []


@pytest.mark.parametrize("make", reports.GROWTH.values(), ids=reports.GROWTH)
def test_a_rejected_solver_reads_no_remarks(make: Callable[[], Report]) -> None:
    growth = make().growth
    assert growth is not None
    assert remarks(growth) == accepted_lines(growth) == []


# -- the claim -------------------------------------------------------------------------------------------


def test_a_claim_stands_beside_the_bound_and_the_class() -> None:
    growth = replace(within(1.0, word="n^2"), claim="O(n ** 1.5)", bound="O(n ** 2)")
    assert claimed(growth) == "O(n^1.5), required O(n^2), counted O(n^2)"


def test_a_claim_about_the_time_is_not_compared_with_memory() -> None:
    fat = reports.growth_of((reports.TABLE,), decision="above", resource="space", bound="O(k)")
    assert claimed(replace(fat, claim="O(n)")) == "O(n); the time was not counted"
    assert claimed(replace(within(1.0), series=(), judgements=(), shown=None, claim="O(n)")) == (
        "O(n); the time was not counted"
    )


# -- the family ------------------------------------------------------------------------------------------


def test_a_family_is_told_with_what_its_author_says() -> None:
    assert family_in_words(within(1.0)) == "f"
    assert family_in_words(replace(within(1.0), about="All equal.")) == "f: All equal."
    assert family_in_words(replace(within(1.0), shown=None)) == ""
