"""What a solver sees of growth above the bound, and of growth within it."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.text import Text

from judge.growth.naming import in_a_sentence
from judge.model.growth import CostlyLine, Growth, Point, Resource, Series
from judge.model.report import Report
from judge.model.verdict import Verdict
from judge.report import terminal
from judge.report.growth import ROWS_IF_SHORT, SHORT, TALL_ENOUGH, WIDE_ENOUGH, Table, growth_screen
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


def screen(growth: Growth, width: int = 80, height: int | None = None) -> str:
    return printed(growth_screen(growth), width=width, height=height)


def blamed(source: str, **fields: str) -> Growth:
    """Growth by a line with this source."""
    line = SLOW.line
    assert line is not None
    why = fields.pop("why", "")
    return replace(SLOW, line=replace(line, line=7, source=source, why=why), **fields)


# -- the screen ------------------------------------------------------------------------------------------


def test_time_above_the_bound_is_told_with_its_line_the_reason_and_the_input() -> None:
    assert rows(screen(SLOW).split("\n\n")[0]) == {
        "growth": in_a_sentence(SLOW),
        "blame": "line 4: best.append(largest(nums[i : i + k]))\n"
        "one run costs 2,411 instructions at n = 256 and 9,373 at n =\n"
        "1,024, and it runs 257 and 1,025 times; 93% of all\n"
        "`nums[i : i + k]` copies every element of that part each time:\n"
        "keep the indexes instead",
        "input": "wide: Random numbers, and a window of half their length.",
        "such as": "window_max([4, 1, 5, 2, 2, 0], 3)",
    }


def test_below_stand_the_numbers_and_the_plot() -> None:
    below = screen(SLOW).split("\n\n", 1)[1]
    assert (
        below
        == """\
         n    instructions: yours     reference      ratio
     1,024             18,573,763       765,999       24.2
     4,096            292,105,257     3,014,395       96.9
    16,384        > 4,653,384,335    12,007,983    > 387.5

            |                                             o oo
            |                                     o o o o
            |                             o o o o
            |                     o o o o
            |               o o o
            |     o o o o o
            | o o                                       . . ..
            |                               . . . . . .
            |               . . . . . . . .
            | . . . . . . .
            +-------------------------------------------------
              instructions over n, logarithmic:  o yours  . reference  8 both
"""
    )


def test_memory_above_the_bound_is_told_in_kibibytes() -> None:
    text = screen(FAT)
    above, numbers, plot = text.split("\n\n")
    assert rows(above) == {
        "growth": "the memory grows like n^2, the bound is O(k)",
        "blame": "line 4: best.append(largest(nums[i : i + k]))\n"
        "holds 207 KiB at n = 100 and 807 KiB at n = 200, 98% of all",
        "input": "equal: The same number again and again.",
        "such as": "window_max([3, 3, 3, 3, 3, 3], 2)",
        "n": "is the size of the whole input",
    }
    assert (
        numbers
        == """\
         n    bytes: yours    reference    ratio
     1,024         516 KiB       64 KiB      8.1
     4,096       8,196 KiB      256 KiB     32.0
    16,384     131,076 KiB    1,024 KiB    128.0"""
    )
    assert "bytes over n, logarithmic:" in plot


def test_where_no_line_explains_it_the_screen_says_so() -> None:
    assert rows(screen(replace(SLOW, line=None)))["blame"] == "no single line explains it"


def test_a_claim_stands_beside_the_bound_and_the_class() -> None:
    growth = growth_of(reports.claimed_too_little())
    assert rows(screen(growth))["claimed"] == "O(n), required O(n), counted O(n log n)"


def test_an_example_is_never_elided() -> None:
    example = f"window_max([{', '.join(map(str, range(40)))}], 3)"
    assert rows(screen(replace(SLOW, example=example)))["such as"].replace("\n", " ") == example


@pytest.mark.parametrize(("make", "verdict"), [(reports.too_slow, "TLE"), (reports.too_much_memory, "MLE")])
def test_the_screen_stands_below_the_verdict(make: Callable[[], Report], verdict: str) -> None:
    report = make()
    shown = whole(report)
    words = Verdict(verdict).words
    assert f" counted, 1 above   {words}\n\n{words}\n\n  growth  " in shown
    assert screen(growth_of(report)) in shown
    assert "judge run" not in shown, "counts are exact: nothing to be run again"


def test_what_is_not_known_takes_no_line() -> None:
    bare = replace(SLOW, line=None, example="", about="")
    assert rows(screen(bare).split("\n\n")[0]) == {
        "growth": in_a_sentence(SLOW),
        "blame": "no single line explains it",
        "input": "wide",
    }


def test_growth_without_a_series_to_show_is_a_sentence_and_the_line() -> None:
    hidden = replace(SLOW, shown=None)
    assert rows(screen(hidden)).keys() == {"growth", "blame"}


# -- widths and heights ----------------------------------------------------------------------------------


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
    assert printed(Table(growth.series[growth.shown or 0]), width=width) in shown


@pytest.mark.parametrize("count", [1, 2])
def test_fewer_than_three_points_make_no_plot(count: int) -> None:
    few = replace(SLOW, series=(replace(reports.WIDE, points=reports.WIDE.points[:count]),), shown=0)
    few = replace(few, judgements=SLOW.judgements[-1:])
    shown = screen(few)
    assert AXIS not in shown
    assert len(shown.split("\n\n")[1].splitlines()) == 1 + count


@pytest.mark.parametrize("growth", [SLOW, FAT], ids=["time", "space"])
def test_only_a_tall_terminal_shows_a_plot(growth: Growth) -> None:
    assert AXIS not in screen(growth, height=TALL_ENOUGH - 1)
    assert AXIS in screen(growth, height=TALL_ENOUGH)
    assert AXIS in screen(growth), "a file is as tall as it has to be"


LONGEST = replace(
    reports.growth_of(
        (
            replace(
                reports.WIDE,
                points=tuple([replace(reports.WIDE.points[2], n=4**i) for i in range(1, 7)]),
            ),
        ),
        decision="above",
        resource="time",
        bound="O(rows * cols)",
        strict=True,
        claim="O(rows * cols * log(rows))",
    ),
    about="Random numbers, all different, in rows of a tenth of their number; every row falls in the end.",
    example=f"window_max([{', '.join(map(str, range(30)))}], 3)",
    line=CostlyLine(
        line=1234,
        source="xxxxxxx, " * 30,
        sizes=(1024, 4096),
        runs=(1_048_576, 16_777_216),
        costs=(2_411, 9_373),
        share=0.934,
        why="`"
        + "y" * 40
        + "` copies every element of that part each time: keep the indexes `"
        + "z" * 40
        + "` instead",
    ),
)


@pytest.mark.parametrize("growth", [SLOW, FAT, LONGEST], ids=["time", "space", "longest"])
@pytest.mark.parametrize("height", [SHORT, TALL_ENOUGH])
def test_verdict_line_and_reason_are_in_view_together(growth: Growth, height: int) -> None:
    """On the screen as it stands when the prompt is back, below all that was printed."""
    report = replace(reports.too_slow(), growth=growth)
    lines = whole(report, height=height).splitlines()[-(height - 1) :]
    assert Verdict.TLE.words in lines
    seen = rows("\n".join(lines[lines.index(Verdict.TLE.words) :]))
    assert seen["growth"].startswith(in_a_sentence(growth)[:40])
    assert growth.line is not None
    assert growth.line.why.replace(" ", "") in seen["blame"].replace("\n", "").replace(" ", "")


def test_on_a_short_terminal_the_table_has_the_largest_sizes() -> None:
    table = Table(LONGEST.series[0])
    everything = printed(table).splitlines()
    assert len(everything) == 7
    assert printed(table, height=SHORT + 1).splitlines() == everything
    assert printed(table, height=SHORT).splitlines() == [everything[0], *everything[-ROWS_IF_SHORT:]]


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


def counted(resource: Resource, *points: Point) -> Series:
    return Series(family="f", resource=resource, points=points)


def point(yours: int, reference: int, n: int = 1024, cut: bool = False) -> Point:
    return Point(n=n, bound=1.0, slack=1.0, yours=yours, reference=reference, cut=cut)


def lines_of(series: Series) -> list[str]:
    return printed(Table(series)).splitlines()


def test_instructions_are_shown_to_the_last_one() -> None:
    assert lines_of(counted("time", point(4_613_552, 612_004)))[1].split() == [
        "1,024",
        "4,613,552",
        "612,004",
        "7.5",
    ]


def test_a_cut_point_is_marked_as_the_least_it_can_be() -> None:
    text = lines_of(counted("time", point(4_000_000_000, 125_000_000, cut=True)))[1]
    assert text == "     1,024        > 4,000,000,000    125,000,000    > 32.0"


@pytest.mark.parametrize(
    "series",
    [
        counted("time", point(1, 1, 1), point(4_000_000_000, 4_000_000, 524_288, cut=True)),
        counted("time", point(99, 0, 524_288)),
        counted("space", point(268_435_456, 99_999_999, 524_288)),
        counted("space", point(512, 512), point(64_000_000, 9_000_000, 1 << 30, cut=True)),
    ],
    ids=["cut", "few", "memory limit", "cut memory"],
)
@pytest.mark.parametrize(
    ("width", "words"), [(80, ("n", "yours", "reference", "ratio")), (40, ("n", "ratio"))]
)
def test_the_columns_stand_below_each_other(series: Series, width: int, words: tuple[str, ...]) -> None:
    heading, *lines = printed(Table(series), width=width).splitlines()
    ends = [heading.index(word) + len(word) for word in words[1:]] + [max(10, heading.index("n") + 1)]
    for line in lines:
        assert len(line) == len(heading) <= width
        assert all(line[end - 1] != " " and line[end : end + 1] in ("", " ") for end in ends)


def test_a_narrow_terminal_leaves_out_the_reference() -> None:
    series = counted("time", point(4_613_552, 612_004))
    assert printed(Table(series), width=40).splitlines() == [
        "         n  instructions  ratio",
        "     1,024     4,613,552    7.5",
    ]


# -- hostile submissions ---------------------------------------------------------------------------------


def test_hostile_source_in_the_blamed_line_is_cleaned() -> None:
    for source in (ATTACK, f"x = '{ATTACK}'", "a\nb\tc"):
        shown = screen(blamed(source))
        assert dangerous(shown, allowed="\n") == set()
        check_lines(shown)
        coloured = printed(growth_screen(blamed(source)), colours=True)
        assert "\x1b[2J" not in coloured
        assert "\x1b]0;" not in coloured


def test_hostile_texts_about_the_input_the_reason_and_the_claim_are_cleaned() -> None:
    shown = screen(blamed("x", about=ATTACK, example=ATTACK, why=ATTACK, claim=ATTACK))
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
    assert SLOW.line is not None
    line = replace(SLOW.line, source=source, why=source, share=share)
    shown = screen(replace(SLOW, line=line, shown=None), width)
    assert dangerous(shown, allowed="\n") == set()
    check_lines(shown, width)


# -- within the bound ------------------------------------------------------------------------------------


def test_an_accepted_solver_reads_a_line_about_the_growth() -> None:
    assert printed(terminal.ending(reports.counted(), "judge run x")) == (
        "\nAccepted\n"
        "Time grows like n, 1.3 times the reference's instructions; memory 1.1 times.\n"
        "\nIsolation: strict\n"
    )


def test_a_logarithm_too_much_is_told_and_the_claim_beside_it() -> None:
    assert printed(terminal.ending(reports.logarithm(), "judge run x")) == (
        "\nAccepted\n"
        "It grows by a logarithm more than the bound: O(n log n), the bound is O(n).\n"
        "It takes up to 4.8 times the reference's instructions; memory 1.1 times.\n"
        "  claimed     O(n log n), required O(n), counted O(n log n)\n"
        "\nIsolation: strict\n"
    )


def test_remarks_are_wrapped() -> None:
    check_lines(printed(terminal.ending(reports.logarithm(), "judge run x"), width=40), 40)
