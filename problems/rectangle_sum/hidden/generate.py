"""Inputs of rectangle_sum: drawn cases, a small exhaustive scope, and the growth families."""

import itertools
from collections.abc import Callable, Iterator
from math import isqrt
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

LIMIT = 10**6
CELLS = 10**6
SIDE = 6

Matrix = list[list[int]]
Query = tuple[int, int, int, int]
Calls = list[tuple[str, Query]]
Sequence = tuple[tuple[Matrix], Calls]
Span = tuple[int, int]


def constraints(matrix: Matrix, calls: Calls) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    rows = len(matrix)
    cols = len(matrix[0]) if matrix else 0
    queries = [bounds for _, bounds in calls]
    yield "1 <= rows and 1 <= cols", rows >= 1 and cols >= 1
    yield "rows * cols <= 10^6", rows * cols <= CELLS
    yield "every row has the same length", all(len(row) == cols for row in matrix)
    yield "-10^6 <= matrix[r][c] <= 10^6", all(-LIMIT <= value <= LIMIT for row in matrix for value in row)
    yield "0 <= row_start <= row_end < rows", all(0 <= start <= end < rows for start, end, _, _ in queries)
    yield "0 <= col_start <= col_end < cols", all(0 <= start <= end < cols for _, _, start, end in queries)


@st.composite
def cases(draw: st.DrawFn) -> Sequence:
    """A matrix of up to 6 x 6 over one of several alphabets, and up to 4 rectangles, often at a border."""
    alphabet = draw(
        st.sampled_from(
            [
                st.integers(0, 9),
                st.integers(-1, 1),
                st.integers(-9, 9),
                st.integers(-9, -1),
                st.integers(-LIMIT, LIMIT),
            ]
        )
    )
    rows, cols = draw(st.integers(1, SIDE)), draw(st.integers(1, SIDE))
    rectangle = st.tuples(spans(rows), spans(cols))
    rectangles = draw(st.lists(rectangle, min_size=1, max_size=4))
    full_row = st.lists(alphabet, min_size=SIDE, max_size=SIDE)  # cut below: it shrinks better so
    matrix = [draw(full_row)[:cols] for _ in range(rows)]
    return (matrix,), queries_of(rectangles)


def spans(length: int) -> SearchStrategy[Span]:
    """A stretch of the indices below length: all of them, any, or one that begins after the first."""
    every = all_spans(length)
    later = [span for span in every if span[0] > 0] or every
    return st.just((0, length - 1)) | st.sampled_from(every) | st.sampled_from(later)


def all_spans(length: int) -> list[Span]:
    """Every (start, end) with 0 <= start <= end < length.

    Those of a smaller length come first, so that a choice keeps its meaning while a matrix shrinks.
    """
    return [(start, end) for end in range(length) for start in range(end, -1, -1)]


def queries_of(rectangles: list[tuple[Span, Span]]) -> Calls:
    return [("query", (*rows, *cols)) for rows, cols in rectangles]


def exhaustive() -> Iterator[Sequence]:
    """Every rectangle of every shape up to 3 x 3; powers of two give each set of cells its own sum."""
    shapes = sorted(itertools.product((1, 2, 3), repeat=2), key=lambda shape: shape[0] * shape[1])
    for rows, cols in shapes:
        for rectangle in itertools.product(all_spans(rows), all_spans(cols)):
            matrix = [[1 << (r * cols + c) for c in range(cols)] for r in range(rows)]
            yield (matrix,), queries_of([rectangle])


def random_matrix(rows: int, cols: int, random: Random) -> Matrix:
    values = range(-LIMIT, LIMIT + 1)
    return [random.choices(values, k=cols) for _ in range(rows)]


def any_spans(length: int, count: int, random: Random) -> list[Span]:
    """Stretches between two random indices."""
    ends = random.choices(range(length), k=count), random.choices(range(length), k=count)
    return [(a, b) if a <= b else (b, a) for a, b in zip(*ends, strict=True)]


def long_spans(length: int, count: int, random: Random) -> list[Span]:
    """Stretches that leave out at most a quarter on either side: long, and hardly ever the same twice."""
    margin = length // 4 + 1
    starts = random.choices(range(margin), k=count)
    ends = random.choices(range(length - margin, length), k=count)
    return list(zip(starts, ends, strict=True))


def single_spans(length: int, count: int, random: Random) -> list[Span]:
    """One random index at a time."""
    return [(index, index) for index in random.choices(range(length), k=count)]


Spans = Callable[[int, int, Random], list[Span]]


def sequence(rows: int, cols: int, spans: Spans, random: Random) -> Sequence:
    """A random matrix, and for every four cells a query that is bounded by such stretches."""
    count = rows * cols // 4 + 1
    rectangles = zip(spans(rows, count, random), spans(cols, count, random), strict=True)
    return (random_matrix(rows, cols, random),), queries_of(list(rectangles))


def square_sides(n: int) -> tuple[int, int]:
    return isqrt(n), n // isqrt(n)


def oblong_sides(n: int) -> tuple[int, int]:
    """A short side of eight, where n is large enough, and the long side that goes with it."""
    short = min(8, isqrt(n))
    return short, n // short


def square(n: int, random: Random) -> Sequence:
    """A square matrix; each query takes in most of it."""
    return sequence(*square_sides(n), long_spans, random)


def one_giant_row(n: int, random: Random) -> Sequence:
    """A single row; each query spans most of its columns."""
    return sequence(1, n, long_spans, random)


def one_giant_column(n: int, random: Random) -> Sequence:
    """A single column; each query spans most of its rows."""
    return sequence(n, 1, long_spans, random)


def wide(n: int, random: Random) -> Sequence:
    """Eight rows and many columns; each query takes in most of the matrix."""
    rows, cols = oblong_sides(n)
    return sequence(rows, cols, long_spans, random)


def tall(n: int, random: Random) -> Sequence:
    """Many rows and eight columns; each query takes in most of the matrix."""
    cols, rows = oblong_sides(n)
    return sequence(rows, cols, long_spans, random)


def random_rectangles(n: int, random: Random) -> Sequence:
    """A square matrix; each query is a rectangle between two random cells."""
    return sequence(*square_sides(n), any_spans, random)


def single_cells(n: int, random: Random) -> Sequence:
    """A square matrix; each query asks for one cell, so that only work done on every query is costly."""
    return sequence(*square_sides(n), single_spans, random)


families = (square, one_giant_row, one_giant_column, wide, tall, random_rectangles, single_cells)


def large() -> Iterator[Sequence]:
    """Sums beyond 32 bits, above and below zero: all values at a limit."""
    for value in (LIMIT, -LIMIT):
        rows, cols = 44, 60
        matrix = [[value] * cols for _ in range(rows)]
        yield (matrix,), [("query", (0, rows - 1, 0, cols - 1)), ("query", (1, rows - 1, 1, cols - 1))]
