"""What a solver sees of growth above the bound, and what an accepted one reads about a slow solution."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.text import Text

from judge.growth.naming import in_a_sentence
from judge.model.growth import CostlyLine, Decision, Growth, Judgement, Point, Resource, Series
from judge.model.report import Report
from judge.model.verdict import Verdict
from judge.report import terminal
from judge.report.growth import (
    LOG_FACTOR,
    LOG_RISE,
    LOG_SLOPE,
    SLOWER,
    WIDE_ENOUGH,
    Table,
    growth_screen,
    remarks,
)
from tests import reports
from tests.properties import repeatable
from tests.report.test_clean import dangerous
from tests.report.test_terminal import check_lines, printed, rows, whole
from tests.reports import ATTACK, FLOOD

AXIS = "+-----"


def growth_of(report: Report) -> Growth:
    assert report.growth is not None
    return report.growth


SLOW = growth_of(reports.too_slow())
FAT = growth_of(reports.too_much_memory())


def screen(growth: Growth, width: int = 80) -> str:
    return printed(growth_screen(growth), width=width)


def blamed(source: str, **fields: object) -> Growth:
    """Growth by a line with this source."""
    return replace(SLOW, line=CostlyLine(line=7, source=source, power=2.0, share=0.5), **fields)


# -- the screen ------------------------------------------------------------------------------------------


def test_time_above_the_bound_is_told_with_its_line_and_its_input() -> None:
    assert rows(screen(SLOW).split("\n\n")[0]) == {
        "growth": in_a_sentence(SLOW),
        "blame": "line 4: best.append(largest(nums[i : i + k]))\n93% of the time",
        "input": "wide: Random numbers, and a window of half their length.",
        "such as": "window_max([4, 1, 5, 2, 2, 0], 3)",
    }


def test_below_stand_the_numbers_and_the_plot() -> None:
    below = screen(SLOW).split("\n\n", 1)[1]
    assert (
        below
        == """\
         n         yours    reference     ratio
       512       0.16 ms      0.09 ms       1.8
     1,218       0.89 ms      0.21 ms       4.2
     2,896       5.00 ms      0.50 ms      10.0
     6,889      28.50 ms      1.20 ms      23.8
    16,384    > 72.00 ms      2.87 ms    > 25.1

            |                                            o o o
            |                                  o o o o o
            |                                o
            |                          o o o
            |                       oo                     . .
            |                 o o o                  . . .
            |           o o o                . . . .
            |     o o o         . . .. . . .
            | o o     . . . . .
            | . . . .
            +-------------------------------------------------
              time over n, logarithmic:  o yours  . reference  8 both
"""
    )


def test_memory_above_the_bound_is_told_in_kibibytes() -> None:
    text = screen(FAT)
    above, numbers, plot = text.split("\n\n")
    assert rows(above) == {
        "growth": "the memory grows like n^2, the bound is O(k)",
        "input": "equal: The same number again and again.",
        "such as": "window_max([3, 3, 3, 3, 3, 3], 2)",
        "n": "is the size of the whole input",
    }
    assert (
        numbers
        == """\
         n          yours    reference    ratio
     1,024        516 KiB       64 KiB      8.1
     2,048      2,052 KiB      128 KiB     16.0
     4,096      8,196 KiB      256 KiB     32.0
     8,192     32,772 KiB      512 KiB     64.0
    16,384    131,076 KiB    1,024 KiB    128.0"""
    )
    assert "memory over n, logarithmic:" in plot


@pytest.mark.parametrize(("make", "verdict"), [(reports.too_slow, "TLE"), (reports.too_much_memory, "MLE")])
def test_the_screen_stands_below_the_verdict(make: Callable[[], Report], verdict: str) -> None:
    report = make()
    shown = whole(report)
    words = Verdict(verdict).words
    assert f"  growth      4 of 5 families within the bounds   {words}\n\n{words}\n\n  growth  " in shown
    assert screen(growth_of(report)) in shown
    assert "Run exactly this again" not in shown


def test_what_is_not_known_takes_no_line() -> None:
    bare = replace(SLOW, line=None, example="", about="")
    assert rows(screen(bare).split("\n\n")[0]) == {"growth": in_a_sentence(SLOW), "input": "wide"}


def test_growth_without_a_series_to_show_is_one_sentence() -> None:
    hidden = replace(SLOW, shown=None, line=None)
    assert screen(hidden) == "  growth      the time grows like a constant or log n, the bound is O(n)\n"


# -- widths ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("growth", [SLOW, FAT], ids=["time", "space"])
@pytest.mark.parametrize("width", [80, 120, WIDE_ENOUGH])
def test_a_wide_terminal_shows_a_plot(growth: Growth, width: int) -> None:
    assert AXIS in screen(growth, width)


@pytest.mark.parametrize("growth", [SLOW, FAT], ids=["time", "space"])
@pytest.mark.parametrize("width", [60, WIDE_ENOUGH - 1])
def test_a_narrow_terminal_shows_the_table_alone(growth: Growth, width: int) -> None:
    shown = screen(growth, width)
    assert AXIS not in shown
    assert "logarithmic" not in shown
    assert printed(Table(growth.series[growth.shown or 0])) in shown


@pytest.mark.parametrize("count", [1, 2])
def test_fewer_than_three_points_make_no_plot(count: int) -> None:
    series = SLOW.series[1]
    few = replace(SLOW, series=(replace(series, points=series.points[:count]),), shown=0)
    shown = screen(few)
    assert AXIS not in shown
    assert len(shown.split("\n\n")[1].splitlines()) == 1 + count


@pytest.mark.parametrize("make", reports.GROWTH.values(), ids=reports.GROWTH)
@pytest.mark.parametrize("width", [60, WIDE_ENOUGH - 1, WIDE_ENOUGH, 80, 120])
def test_no_line_is_too_long_or_ends_in_blanks(make: Callable[[], Report], width: int) -> None:
    check_lines(printed(terminal.ending(make(), "judge run x"), width=width), width)


@pytest.mark.parametrize("make", reports.GROWTH.values(), ids=reports.GROWTH)
def test_40_columns_are_kept_as_well(make: Callable[[], Report]) -> None:
    check_lines(printed(terminal.ending(make(), "judge run x"), width=40), 40)


@pytest.mark.parametrize("make", reports.GROWTH.values(), ids=reports.GROWTH)
def test_colours_change_no_word(make: Callable[[], Report]) -> None:
    ending = terminal.ending(make(), "judge run x")
    coloured = printed(ending, colours=True)
    assert "\x1b[" in coloured
    assert Text.from_ansi(coloured).plain.rstrip() == printed(ending).rstrip()


# -- the table -------------------------------------------------------------------------------------------


def measured(resource: Resource, *points: Point) -> Series:
    return Series(family="f", resource=resource, look="closer", points=points)


def point(yours: tuple[float, ...], reference: tuple[float, ...], n: int = 1024, cut: bool = False) -> Point:
    return Point(n=n, bound=1.0, slack=1.0, yours=yours, reference=reference, cut=cut)


def lines_of(series: Series) -> list[str]:
    return printed(Table(series)).splitlines()


def test_the_least_of_the_repeats_is_shown() -> None:
    text = lines_of(measured("time", point((0.5, 0.25, 0.75), (0.125, 0.0625))))[1]
    assert text.split() == ["1,024", "250.00", "ms", "62.50", "ms", "4.0"]


def test_a_cut_point_is_marked_as_the_least_it_can_be() -> None:
    text = lines_of(measured("time", point((0.25,), (0.0078125,), cut=True)))[1]
    assert text == "     1,024    > 250.00 ms      7.81 ms    > 32.0"


def test_the_ratio_is_the_one_that_is_judged() -> None:
    """Below the floor nothing is told apart, however small it is."""
    text = lines_of(measured("space", point((200.0,), (100.0,))))[1]
    assert text.split()[-1] == "1.0"
    text = lines_of(measured("time", point((5e-4,), (1e-6,))))[1]
    assert text.split()[-1] == "100.0"


@pytest.mark.parametrize(
    "series",
    [
        measured("time", point((0.001,), (0.001,), 1), point((0.9,), (0.04,), 524_288, cut=True)),
        measured("time", point((99.0,), (19.0,), 524_288)),
        measured("space", point((268435456.0,), (99999999.0,), 524_288)),
        measured("space", point((64e6,), (9e6,), 524_288, cut=True)),
    ],
    ids=["long run", "very long run", "memory limit", "cut memory"],
)
def test_the_columns_stand_below_each_other(series: Series) -> None:
    check_columns(series)


def check_columns(series: Series) -> None:
    heading, *lines = lines_of(series)
    ends = [heading.index(word) + len(word) for word in ("n", "yours", "reference", "ratio")]
    for line in lines:
        assert len(line) == len(heading)
        assert all(line[end - 1] != " " and line[end : end + 1] in ("", " ") for end in ends)


@pytest.mark.parametrize(
    "series",
    [
        measured("space", point((float(256 << 20),), (1e6,), cut=True)),
        measured("time", point((2.5,), (0.1,), cut=True)),
        measured("time", point((0.05,), (2e-6,), cut=True)),
    ],
    ids=["memory limit", "seconds", "ratio"],
)
def test_the_columns_are_wide_enough_for_what_is_cut(series: Series) -> None:
    heading, line = lines_of(series)
    assert len(line) == len(heading)


# -- hostile submissions ---------------------------------------------------------------------------------


def test_hostile_source_in_the_blamed_line_is_cleaned() -> None:
    for source in (ATTACK, f"x = '{ATTACK}'", "a\nb\tc"):
        shown = screen(blamed(source))
        assert dangerous(shown, allowed="\n") == set()
        check_lines(shown)
        coloured = printed(growth_screen(blamed(source)), colours=True)
        assert "\x1b[2J" not in coloured
        assert "\x1b]0;" not in coloured


def test_hostile_texts_about_the_input_are_cleaned() -> None:
    shown = screen(blamed("x", about=ATTACK, example=ATTACK))
    assert dangerous(shown, allowed="\n") == set()
    check_lines(shown)


def test_markup_of_rich_is_text_like_any_other() -> None:
    assert "[red]r[/red][/]" in screen(blamed("[red]r[/red][/]"))
    assert "\x1b]8;" not in printed(growth_screen(blamed("[link=http://evil]x[/link]")), colours=True)


def test_a_line_break_in_the_blamed_line_is_spelt_out() -> None:
    assert rows(screen(blamed("a\nb\tc")))["blame"].splitlines()[0] == r"line 7: a\nb\tc"


@pytest.mark.parametrize("text", [FLOOD, "\x1b" * 50_000], ids=["one line", "escapes"])
def test_a_flood_of_text_in_one_line_takes_no_screens(text: str) -> None:
    shown = screen(blamed(text))
    assert len(shown.splitlines()) < 40
    check_lines(shown)


@repeatable
@given(
    st.text(max_size=200) | st.text(ATTACK + "漢字🎉 \t\n", max_size=200),
    st.sampled_from([40, 60, 80]),
    st.floats(0, 1),
)
def test_no_source_makes_a_line_too_long_or_dangerous(source: str, width: int, share: float) -> None:
    line = CostlyLine(line=7, source=source, power=1.3, share=share)
    shown = screen(replace(SLOW, line=line, shown=None), width)
    assert dangerous(shown, allowed="\n") == set()
    check_lines(shown, width)


# -- remarks for accepted ones ---------------------------------------------------------------------------


def judged(
    decision: Decision,
    factor: float | None,
    slope: float = 0.0,
    rise: float = 1.0,
    resource: Resource = "time",
    lines: float = LOG_SLOPE,
) -> Growth:
    """Growth of which one series looks so; the lines that ran have grown by a slope of their own."""
    judgement = Judgement(decision="within", slope=slope, rise=rise, outgrown=1.0, factor=factor or 1.0)
    flat = Judgement(decision="within", slope=0.0, rise=1.0, outgrown=1.0, factor=1.0)
    return Growth(
        decision=decision,
        resource="time",
        bound="O(n)",
        series=(measured("time"), measured(resource), measured("steps")),
        judgements=(flat, judgement, replace(flat, slope=lines)),
        shown=1,
        factor=factor,
    )


FACTOR = "It takes up to {} times as long as the reference."
LOG = "It grows a little faster than the reference, as by a factor of log n."


@pytest.mark.parametrize("factor", [None, 0.1, 1.0, 2.9])
def test_a_solution_about_as_quick_as_the_reference_gets_no_remark(factor: float | None) -> None:
    assert remarks(judged("within", factor)) == []
    assert remarks(judged("unclear", factor)) == []


@pytest.mark.parametrize(("factor", "words"), [(SLOWER, "3.0"), (12.34, "12.3"), (250.0, "250.0")])
def test_a_slower_solution_is_told_how_much(factor: float, words: str) -> None:
    assert remarks(judged("within", factor)) == [FACTOR.format(words)]
    assert remarks(judged("unclear", factor)) == [FACTOR.format(words)]


def test_growth_by_a_log_factor_is_remarked_upon() -> None:
    assert remarks(judged("within", LOG_FACTOR, LOG_SLOPE, LOG_RISE)) == [LOG]
    assert remarks(judged("within", 5.0, 0.2, 1.8)) == [FACTOR.format("5.0"), LOG]


@pytest.mark.parametrize(("slope", "rise"), [(LOG_SLOPE - 0.01, 5.0), (1.0, LOG_RISE - 0.01), (-1.0, 0.1)])
def test_a_log_factor_takes_a_slope_and_a_rise(slope: float, rise: float) -> None:
    assert remarks(judged("within", LOG_FACTOR, slope, rise)) == []
    assert remarks(judged("within", LOG_FACTOR - 0.01, 1.0, 5.0)) == []  # as quick as the reference: noise


def test_memory_is_not_remarked_upon() -> None:
    assert remarks(judged("within", LOG_FACTOR, 0.2, 1.8, resource="space")) == []


def test_what_runs_no_more_lines_has_no_log_factor() -> None:
    assert remarks(judged("within", LOG_FACTOR, LOG_SLOPE, LOG_RISE, lines=0.0)) == []


def test_what_is_too_long_to_be_measured_is_told_instead_of_a_growth() -> None:
    text = screen(replace(SLOW, too_long="a run takes more than 500 ms: too long to be measured"))
    assert rows(text.split("\n\n")[0])["growth"] == "a run takes more than 500 ms: too long to be measured"


def test_growth_that_stayed_unclear_is_not_called_a_log_factor() -> None:
    assert remarks(judged("unclear", 1.0, 0.5, 3.0)) == []


def test_a_rejected_solution_gets_no_remarks() -> None:
    assert remarks(judged("above", 100.0, 0.5, 5.0)) == []
    assert remarks(SLOW) == []
    assert remarks(FAT) == []


def test_remarks_stand_below_accepted() -> None:
    report = replace(reports.accepted(), growth=judged("within", 4.2, 0.15, 1.5))
    text = printed(terminal.ending(report, "judge run x"))
    assert text == f"\nAccepted\n{FACTOR.format('4.2')}\n{LOG}\n\nIsolation: strict\n"
    check_lines(printed(terminal.ending(report, "judge run x"), width=40), 40)
