"""Inputs of matrix_multiply: drawn cases and the growth families; their size is the side of a matrix."""

from collections.abc import Iterator
from random import Random

from hypothesis import strategies as st

LIMIT = 1000

Matrix = list[list[int]]
Arguments = tuple[Matrix, Matrix]


def constraints(a: Matrix, b: Matrix) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    n = len(a)
    yield "1 <= n <= 400", 1 <= n <= 400
    yield "both matrices are n x n", len(b) == n and all(len(row) == n for row in a + b)
    yield "-1000 <= a[i][j], b[i][j] <= 1000", all(abs(value) <= LIMIT for row in a + b for value in row)


@st.composite
def cases(draw: st.DrawFn) -> Arguments:
    """Two matrices of a side up to 3."""
    side = draw(st.integers(1, 3))
    row = st.lists(st.integers(-5, 5), min_size=side, max_size=side)
    matrix = st.lists(row, min_size=side, max_size=side)
    return draw(matrix), draw(matrix)


def filled(n: int, values: range, random: Random) -> Arguments:
    rows = [random.choices(values, k=n) for _ in range(2 * n)]
    return rows[:n], rows[n:]


def any_values(n: int, random: Random) -> Arguments:
    """Two matrices of n x n random numbers."""
    return filled(n, range(-LIMIT, LIMIT + 1), random)


def large_values(n: int, random: Random) -> Arguments:
    """Two matrices of n x n numbers near the upper limit."""
    return filled(n, range(LIMIT - 99, LIMIT + 1), random)


families = (any_values, large_values)
