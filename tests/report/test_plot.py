"""Two curves drawn with characters: the larger one above, and marks of their own where they meet."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.report.plot import BOTH, REFERENCE, YOURS, log_log
from tests.properties import repeatable

SIZES = (512, 1024, 2048, 4096, 8192)
WIDTH, HEIGHT = 33, 9

POSITIVE = st.floats(1e-9, 1e9)


def drawn(
    yours: Sequence[float],
    reference: Sequence[float],
    sizes: Sequence[float] = SIZES,
    width: int = WIDTH,
    height: int = HEIGHT,
) -> list[str]:
    """The lines of a plot, padded so that every cell can be looked at."""
    lines = log_log(sizes, yours, reference, width, height)
    assert len(lines) == height
    for line in lines:
        assert line == line.rstrip()
        assert len(line) <= width
        assert set(line) <= {" ", YOURS, REFERENCE, BOTH}
    return [line.ljust(width) for line in lines]


def heights(lines: Sequence[str], column: int, mark: str) -> list[int]:
    """How far above the bottom a mark stands in a column."""
    return [len(lines) - 1 - row for row, line in enumerate(lines) if line[column] in (mark, BOTH)]


def marks(lines: Sequence[str]) -> set[str]:
    return set("".join(lines)) - {" "}


# -- where curves stand ----------------------------------------------------------------------------------


def test_a_plot_looks_as_it_should() -> None:
    quadratic, linear = [(n / 512) ** 2 for n in SIZES], [n / 512 for n in SIZES]
    assert (
        "\n".join(log_log(SIZES, quadratic, linear, WIDTH, HEIGHT))
        == """\
                              o o
                            o
                      o o o
                    o
              o o o         . . .
            o         . . .
      o o o . . . . .
    o . . .
8 8 .
""".rstrip("\n")
    )


@pytest.mark.parametrize("factor", [10, 1000])
def test_the_larger_curve_stands_above_in_every_column(factor: float) -> None:
    linear = [float(n) for n in SIZES]
    larger = [factor * value for value in linear]
    for yours, reference, above, below in (
        (larger, linear, YOURS, REFERENCE),
        (linear, larger, REFERENCE, YOURS),
    ):
        lines = drawn(yours, reference)
        assert marks(lines) == {YOURS, REFERENCE}
        for column in range(0, WIDTH, 2):
            (high,) = heights(lines, column, above)
            (low,) = heights(lines, column, below)
            assert high > low


def test_the_first_and_the_last_point_stand_at_the_edges() -> None:
    lines = drawn([1, 10, 100, 1000, 10000], [1, 1, 1, 1, 1])
    assert heights(lines, 0, YOURS) == [0]
    assert heights(lines, WIDTH - 1, YOURS) == [HEIGHT - 1]
    assert heights(lines, WIDTH - 1, REFERENCE) == [0]


def test_powers_of_n_are_straight_lines() -> None:
    lines = drawn([float(n) ** 2 for n in SIZES], [float(n) for n in SIZES])
    for column in range(0, WIDTH, 2):
        (found,) = heights(lines, column, YOURS)
        assert abs(found - column / (WIDTH - 1) * (HEIGHT - 1)) <= HEIGHT / 2


def test_curves_that_cross_change_places() -> None:
    lines = drawn([1, 3, 9, 27, 81], [9, 9, 9, 9, 9])
    assert heights(lines, 0, YOURS) < heights(lines, 0, REFERENCE)
    assert heights(lines, WIDTH - 1, YOURS) > heights(lines, WIDTH - 1, REFERENCE)
    middle = (WIDTH - 1) // 2
    assert heights(lines, middle, BOTH) == heights(lines, middle, YOURS) == heights(lines, middle, REFERENCE)
    assert BOTH in marks(lines)


# -- where they meet -------------------------------------------------------------------------------------


def test_equal_curves_are_marked_as_both() -> None:
    values = [float(n) for n in SIZES]
    assert marks(drawn(values, values)) == {BOTH}


def test_curves_that_start_together_share_their_first_mark_alone() -> None:
    lines = drawn([1, 100, 10**4, 10**6, 10**8], [1, 1, 1, 1, 1])
    assert lines[-1].startswith(BOTH)
    assert all(BOTH not in line[4:] for line in lines)


# -- edges -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [1e-6, 1.0, 1e9])
def test_constant_values_lie_on_the_ground(value: float) -> None:
    lines = drawn([value] * 5, [value] * 5)
    assert marks(lines) == {BOTH}
    assert not "".join(lines[:-1]).strip()


def test_two_constants_lie_at_the_top_and_at_the_bottom() -> None:
    lines = drawn([10.0] * 5, [1.0] * 5)
    assert set(lines[0].strip()) == {YOURS, " "}
    assert set(lines[-1].strip()) == {REFERENCE, " "}
    assert not "".join(lines[1:-1]).strip()


def test_a_single_size_is_drawn_in_one_column() -> None:
    lines = drawn([2.0], [1.0], sizes=[512])
    assert heights(lines, 0, YOURS) == [HEIGHT - 1]
    assert heights(lines, 0, REFERENCE) == [0]
    assert all(not line[1:].strip() for line in lines)


def test_sizes_that_fall_into_one_column_are_no_obstacle() -> None:
    lines = drawn([1.0, 2.0, 3.0], [1.0, 1.0, 1.0], sizes=[1000, 1001, 10**6])
    assert heights(lines, WIDTH - 1, YOURS) == [HEIGHT - 1]


@pytest.mark.parametrize(("width", "height"), [(1, 1), (1, 5), (5, 1), (2, 2)])
def test_a_plot_can_be_tiny(width: int, height: int) -> None:
    drawn([1.0, 2.0, 3.0], [1.0, 1.0, 1.0], sizes=[1, 2, 4], width=width, height=height)


@repeatable
@given(
    st.lists(st.tuples(st.integers(1, 1 << 20), POSITIVE, POSITIVE), min_size=1, max_size=8),
    st.integers(1, 60),
    st.integers(1, 20),
)
def test_whatever_the_values_every_point_is_drawn(
    points: list[tuple[int, float, float]], width: int, height: int
) -> None:
    points.sort()
    sizes, yours, reference = ([*column] for column in zip(*points, strict=True))
    lines = drawn(yours, reference, sizes, width, height)
    assert marks(lines) in (
        {YOURS, REFERENCE},
        {YOURS, REFERENCE, BOTH},
        {BOTH},
        {YOURS, BOTH},
        {REFERENCE, BOTH},
    )
    largest = max(*yours, *reference)
    if largest > min(*yours, *reference):
        assert lines[0].strip()
    assert lines[-1].strip()
