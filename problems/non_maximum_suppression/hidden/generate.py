"""Inputs of non_maximum_suppression: drawn cases, a small exhaustive scope, and the growth families."""

import itertools
from collections.abc import Iterator
from math import isqrt
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

UNIT = 4
SIDE = 1024
STEPS = 64
MOST = 4000

Box = tuple[float, float, float, float]
Arguments = tuple[list[Box], list[float], float]


def constraints(boxes: list[Box], scores: list[float], threshold: float) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    yield "len(boxes) == len(scores)", len(boxes) == len(scores)
    yield "0 <= n <= 4000", len(boxes) <= MOST
    yield "0 <= left < right <= 1024", all(0 <= box[0] < box[2] <= SIDE for box in boxes)
    yield "0 <= top < bottom <= 1024", all(0 <= box[1] < box[3] <= SIDE for box in boxes)
    yield "each coordinate is a multiple of 1/4", all(x * UNIT % 1 == 0 for box in boxes for x in box)
    yield "0 <= scores[i] <= 1", all(0 <= score <= 1 for score in scores)
    yield "0 <= threshold <= 1", 0 <= threshold <= 1
    yield "threshold is a multiple of 1/64", threshold * STEPS % 1 == 0


def box_of(x: int, y: int, width: int, height: int, unit: int = 1) -> Box:
    """A box from whole numbers of `unit` quarters."""
    left, top, right, bottom = (side * unit / UNIT for side in (x, y, x + width, y + height))
    return left, top, right, bottom


@st.composite
def cases(draw: st.DrawFn) -> Arguments:
    """Boxes on a coarse grid, so that many overlap and some are equal, with scores that often tie."""
    unit = draw(st.sampled_from([4, 1]))
    reach = draw(st.sampled_from([3, 5, 9]))
    boxes = draw(st.lists(boxes_within(reach, unit), max_size=10))
    score = draw(
        st.sampled_from([st.sampled_from([0.25, 0.5]), st.sampled_from([k / 16 for k in range(17)])])
    )
    scores = [draw(score | st.floats(0, 1)) for _ in boxes]
    exact = [a for pair in itertools.combinations(boxes[:6], 2) for a in threshold_of(*pair)]
    common = st.sampled_from([32, 16, 0, 48, 64]) | st.integers(0, STEPS)
    threshold = draw(common | st.sampled_from(exact) if exact else common)
    return boxes, scores, threshold / STEPS


def boxes_within(reach: int, unit: int) -> SearchStrategy[Box]:
    sides = st.integers(1, 4)
    places = st.integers(0, reach - 1)
    return st.builds(box_of, places, places, sides, sides, st.just(unit))


def threshold_of(a: Box, b: Box) -> list[int]:
    """The quotient of two boxes in 64ths where it is a whole number of them, or the ones around it."""
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return []
    shared = width * height
    union = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared
    below = int(shared * STEPS // union)
    return [below] if shared * STEPS % union == 0 else [below, below + 1]


def exhaustive() -> Iterator[Arguments]:
    """Every pair of boxes with sides of 1 or 2 near each other, at thresholds around common quotients."""
    small = [
        box_of(x, y, width, height, 4)
        for x, y in itertools.product(range(3), repeat=2)
        for width, height in itertools.product((1, 2), repeat=2)
    ]
    first = box_of(1, 1, 2, 1, 4)
    yield [], [], 0.5
    for other in small:
        for threshold in (0.0, 0.25, 0.5):
            yield [first, other], [0.5, 0.5], threshold
        yield [first, other], [0.25, 0.75], 0.0


def shuffled_scores(n: int, random: Random) -> list[float]:
    """Different scores in no order."""
    return [rank / (n + 1) for rank in random.sample(range(1, n + 1), n)]


def places(n: int, step: int) -> Iterator[tuple[int, int]]:
    """The corners of n fields of a grid whose fields have sides of `step` quarters."""
    across = isqrt(max(n - 1, 0)) + 1
    return ((i % across * step, i // across * step) for i in range(n))


def all_apart(n: int, random: Random) -> Arguments:
    """Boxes that do not overlap: all are kept, and each has to be compared with all better ones."""
    boxes = [box_of(x, y, random.randint(4, 8), random.randint(4, 8)) for x, y in places(n, 8)]
    return boxes, shuffled_scores(n, random), 0.5


def overlapping_a_little(n: int, random: Random) -> Arguments:
    """Boxes that overlap their neighbours, but not enough: all are kept."""
    boxes = [box_of(x, y, random.randint(9, 11), random.randint(9, 11)) for x, y in places(n, 8)]
    return boxes, shuffled_scores(n, random), 0.5


def chain(n: int, random: Random) -> Arguments:
    """A chain in order of the scores, each box too close to the next: every other one is dropped.

    Whether the last is kept depends on all of those before.
    """
    y = random.randrange(100)
    boxes = [box_of(i, y, 3, 1) for i in range(n)]
    return boxes, [1 - i / n for i in range(n)], 0.25


def pairs(n: int, random: Random) -> Arguments:
    """Boxes in close pairs: half of them are dropped, each because of a different one."""
    corners = [corner for corner in places((n + 1) // 2, 10) for _ in range(2)]
    boxes = [box_of(x + i % 2, y, 9, random.randint(8, 9)) for i, (x, y) in enumerate(corners[:n])]
    return boxes, shuffled_scores(n, random), 0.5


def ties(n: int, random: Random) -> Arguments:
    """Boxes apart from each other, all with the same score, in no order of place."""
    boxes = [box_of(x, y, 8, random.randint(4, 8)) for x, y in places(n, 8)]
    random.shuffle(boxes)
    return boxes, [random.randrange(64) / 64] * n, 0.25


families = (all_apart, overlapping_a_little, chain, pairs, ties)
