"""Inputs of weighted_iou: drawn cases, a small exhaustive scope, and the growth families."""

import itertools
from collections.abc import Callable, Iterator
from functools import cache
from math import isqrt
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

UNIT = 1024
LIMIT = 1024 * UNIT
CELLS = 10**6
SIDE = 6

Weights = list[list[float]]
Box = tuple[int, int, int, int]
Calls = list[tuple[str, tuple[Box, Box]]]
Sequence = tuple[tuple[Weights], Calls]
Span = tuple[int, int]


def constraints(weights: Weights, calls: Calls) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    rows = len(weights)
    cols = len(weights[0]) if weights else 0
    boxes = [box for _, pair in calls for box in pair]
    cells = [weight for row in weights for weight in row]
    yield "1 <= rows and 1 <= cols", rows >= 1 and cols >= 1
    yield "rows * cols <= 10^6", rows * cols <= CELLS
    yield "every row has the same length", all(len(row) == cols for row in weights)
    yield "0 <= weight <= 1024", all(0 <= weight <= 1024 for weight in cells)
    yield "each weight is a multiple of 1/1024", all(weight * UNIT % 1 == 0 for weight in cells)
    yield "0 <= row_start <= row_end < rows", all(0 <= start <= end < rows for start, end, _, _ in boxes)
    yield "0 <= col_start <= col_end < cols", all(0 <= start <= end < cols for _, _, start, end in boxes)


@st.composite
def cases(draw: st.DrawFn) -> Sequence:
    """Weights of up to 6 x 6 over one of several alphabets, and up to 4 pairs of boxes."""
    alphabet = draw(
        st.sampled_from(
            [
                st.integers(0, 3).map(whole),
                st.integers(1, 9).map(whole),
                st.sampled_from([0.0, 0.0, 1.0]),
                st.integers(0, 2 * UNIT).map(fraction),
                st.integers(0, LIMIT).map(fraction),
            ]
        )
    )
    rows, cols = draw(st.integers(1, SIDE)), draw(st.integers(1, SIDE))
    related = st.tuples(pairs_of_spans(rows), pairs_of_spans(cols))
    apart = st.tuples(spans_apart(rows), spans_apart(cols))
    with_whole = st.tuples(whole_and_any_span(rows), whole_and_any_span(cols))
    pairs = draw(st.lists(st.one_of(related, related, apart, with_whole), min_size=1, max_size=4))
    full_row = st.lists(alphabet, min_size=SIDE, max_size=SIDE)  # cut below: it shrinks better so
    weights = [draw(full_row)[:cols] for _ in range(rows)]
    return (weights,), calls_of([boxes_of(*pair) for pair in pairs])


def whole(units: int) -> float:
    return float(units)


def fraction(units: int) -> float:
    return units / UNIT


def pairs_of_spans(length: int) -> SearchStrategy[tuple[Span, Span]]:
    """Two stretches of the indices below length, each way in which they can lie equally often."""
    return st.one_of([st.sampled_from(pairs) for pairs in pairs_by_relation(length).values() if pairs])


def spans_apart(length: int) -> SearchStrategy[tuple[Span, Span]]:
    """Two stretches with a gap between them, or anyhow where length leaves no room for that."""
    pairs = pairs_by_relation(length)["apart"]
    return st.sampled_from(pairs) if pairs else pairs_of_spans(length)


def whole_and_any_span(length: int) -> SearchStrategy[tuple[Span, Span]]:
    return st.sampled_from([((0, length - 1), span) for span in all_spans(length)])


@cache
def pairs_by_relation(length: int) -> dict[str, list[tuple[Span, Span]]]:
    """All pairs of stretches, by how they lie; the relations that need the least length come first."""
    relations: dict[str, list[tuple[Span, Span]]] = {
        name: [] for name in ("equal", "side by side", "nested", "apart", "thin", "overlapping")
    }
    pairs = itertools.product(all_spans(length), repeat=2)
    for first, second in sorted(pairs, key=lambda pair: max(pair[0][1], pair[1][1])):
        relations[relation(first, second)].append((first, second))
    return relations


def relation(first: Span, second: Span) -> str:
    start, end = max(first[0], second[0]), min(first[1], second[1])
    if first == second:
        return "equal"
    if start > end:
        return "side by side" if start == end + 1 else "apart"
    if (start, end) in (first, second):
        return "nested"
    return "thin" if start == end else "overlapping"


def all_spans(length: int) -> list[Span]:
    """Every (start, end) with 0 <= start <= end < length.

    Those of a smaller length come first, so that a choice keeps its meaning while a matrix shrinks.
    """
    return [(start, end) for end in range(length) for start in range(end, -1, -1)]


def boxes_of(rows: tuple[Span, Span], cols: tuple[Span, Span]) -> tuple[Box, Box]:
    return (*rows[0], *cols[0]), (*rows[1], *cols[1])


def calls_of(pairs: list[tuple[Box, Box]]) -> Calls:
    return [("iou", pair) for pair in pairs]


def exhaustive() -> Iterator[Sequence]:
    """A weightless cell, and every pair of boxes on the shapes up to 1 x 3 and 2 x 2.

    The weights are powers of two, so that each set of cells has its own total.
    """
    yield ([[0.0]],), calls_of([((0, 0, 0, 0), (0, 0, 0, 0))])
    for rows, cols in ((1, 1), (1, 2), (2, 1), (1, 3), (2, 2)):
        boxes = [(*r, *c) for r, c in itertools.product(all_spans(rows), all_spans(cols))]
        for pair in itertools.product(boxes, boxes):
            weights = [[float(1 << (r * cols + c)) for c in range(cols)] for r in range(rows)]
            yield (weights,), calls_of([pair])


def random_weights(rows: int, cols: int, random: Random) -> Weights:
    units = range(LIMIT + 1)
    return [[unit / UNIT for unit in random.choices(units, k=cols)] for _ in range(rows)]


def any_spans(length: int, count: int, random: Random) -> list[Span]:
    """Stretches between two random indices."""
    ends = random.choices(range(length), k=count), random.choices(range(length), k=count)
    return [(a, b) if a <= b else (b, a) for a, b in zip(*ends, strict=True)]


def long_spans(length: int, count: int, random: Random, offset: int = 0) -> list[Span]:
    """Stretches of length indices from offset on, less up to a quarter on either side."""
    margin = length // 4 + 1
    starts = random.choices(range(offset, offset + margin), k=count)
    ends = random.choices(range(offset + length - margin, offset + length), k=count)
    return list(zip(starts, ends, strict=True))


def single_spans(length: int, count: int, random: Random) -> list[Span]:
    """One random index at a time."""
    return [(index, index) for index in random.choices(range(length), k=count)]


Spans = Callable[[int, int, Random], list[Span]]


def queries(rows: int, cols: int) -> int:
    """How many pairs of boxes a family asks about: one for every four cells."""
    return rows * cols // 4 + 1


def join(rows: list[Span], cols: list[Span]) -> list[Box]:
    return [(*row_span, *col_span) for row_span, col_span in zip(rows, cols, strict=True)]


def paired(boxes_a: list[Box], boxes_b: list[Box]) -> Calls:
    return calls_of(list(zip(boxes_a, boxes_b, strict=True)))


def calls_about(rows: int, cols: int, spans: Spans, random: Random) -> Calls:
    """Pairs of boxes that are both bounded by such stretches."""
    count = queries(rows, cols)
    boxes_a = join(spans(rows, count, random), spans(cols, count, random))
    boxes_b = join(spans(rows, count, random), spans(cols, count, random))
    return paired(boxes_a, boxes_b)


def sequence(rows: int, cols: int, spans: Spans, random: Random) -> Sequence:
    return (random_weights(rows, cols, random),), calls_about(rows, cols, spans, random)


def square_sides(n: int) -> tuple[int, int]:
    return isqrt(n), n // isqrt(n)


def oblong_sides(n: int) -> tuple[int, int]:
    """A short side of eight, where n is large enough, and the long side that goes with it."""
    short = min(8, isqrt(n))
    return short, n // short


def square(n: int, random: Random) -> Sequence:
    """A square matrix; each box takes in most of it, so that the two overlap widely."""
    return sequence(*square_sides(n), long_spans, random)


def one_giant_row(n: int, random: Random) -> Sequence:
    """A single row; each box spans most of its columns."""
    return sequence(1, n, long_spans, random)


def one_giant_column(n: int, random: Random) -> Sequence:
    """A single column; each box spans most of its rows."""
    return sequence(n, 1, long_spans, random)


def random_boxes(n: int, random: Random) -> Sequence:
    """A square matrix; each box lies between two random cells."""
    return sequence(*square_sides(n), any_spans, random)


def side_by_side(n: int, random: Random) -> Sequence:
    """Eight rows and many columns; one box in the left half, the other in the right: no overlap."""
    rows, cols = oblong_sides(n)
    count = queries(rows, cols)
    half = cols // 2
    left = join(long_spans(rows, count, random), long_spans(max(1, half), count, random))
    right = join(long_spans(rows, count, random), long_spans(cols - half, count, random, half))
    return (random_weights(rows, cols, random),), paired(left, right)


def hardly_any_weight(n: int, random: Random) -> Sequence:
    """Many rows and eight columns, all weights zero but one in the middle, which each box takes in."""
    cols, rows = oblong_sides(n)
    weights = [[0.0] * cols for _ in range(rows)]
    weights[rows // 2][cols // 2] = random.randint(1, LIMIT) / UNIT  # else chance would end queries early
    return (weights,), calls_about(rows, cols, long_spans, random)


def single_cells(n: int, random: Random) -> Sequence:
    """A square matrix; each box is one cell, so that only work done on every query is costly."""
    return sequence(*square_sides(n), single_spans, random)


families = (
    square,
    one_giant_row,
    one_giant_column,
    random_boxes,
    side_by_side,
    hardly_any_weight,
    single_cells,
)


def large() -> Iterator[Sequence]:
    """Boxes of the smallest weights beside the largest: sums that need all of a float's precision."""
    rows, cols = 40, 41
    weights = [[1024.0] * (cols - 2) + [2 / 1024, 1 / 1024] for _ in range(rows)]
    last, whole = cols - 1, rows - 1
    pairs = [
        ((0, whole, last - 1, last), (0, whole, last, last)),
        ((whole, whole, last - 1, last), (whole, whole, last - 1, last - 1)),
        ((0, whole, 0, last), (0, whole, 0, last - 1)),
    ]
    yield (weights,), [("iou", pair) for pair in pairs]
