"""Inputs of rotate_matrix: drawn cases and the growth families."""

from collections.abc import Iterator
from math import isqrt
from random import Random

from hypothesis import strategies as st

LIMIT = 10**6

Matrix = list[list[int]]
Arguments = tuple[Matrix]


def constraints(matrix: Matrix) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    cols = len(matrix[0]) if matrix else 0
    yield "1 <= rows and 1 <= cols", len(matrix) >= 1 and cols >= 1
    yield "rows * cols <= 10^6", len(matrix) * cols <= 10**6
    yield "every row has the same length", all(len(row) == cols for row in matrix)
    yield "-10^6 <= matrix[r][c] <= 10^6", all(-LIMIT <= value <= LIMIT for row in matrix for value in row)


@st.composite
def cases(draw: st.DrawFn) -> Arguments:
    """A matrix of up to 4 x 4."""
    rows, cols = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    row = st.lists(st.integers(-9, 9), min_size=cols, max_size=cols)
    return ([draw(row) for _ in range(rows)],)


def filled(rows: int, cols: int, random: Random) -> Arguments:
    return ([random.choices(range(-LIMIT, LIMIT + 1), k=cols) for _ in range(rows)],)


def square(n: int, random: Random) -> Arguments:
    """A square matrix of about n cells."""
    return filled(isqrt(n), isqrt(n), random)


def one_row(n: int, random: Random) -> Arguments:
    """A single row."""
    return filled(1, n, random)


def one_column(n: int, random: Random) -> Arguments:
    """A single column."""
    return filled(n, 1, random)


families = (square, one_row, one_column)
