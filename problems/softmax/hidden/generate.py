"""Inputs of softmax: arrays of one to three axes, with masks; long ones; and entries of growing magnitude.

The cases hold entries that the formula as it stands can do with: large ones are for the accuracy.
"""

import itertools
from collections.abc import Iterator
from random import Random

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

LIMIT = 10.0**4
MASKED = -np.inf

Arguments = tuple[NDArray[np.float64], int]


def constraints(x: NDArray[np.float64], axis: int) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    yield "1 <= x.ndim <= 3", 1 <= x.ndim <= 3
    yield "x.size <= 10^6", x.size <= 10**6
    yield "-x.ndim <= axis < x.ndim", -x.ndim <= axis < x.ndim
    yield "axis has length 1 or more", -x.ndim <= axis < x.ndim and x.shape[axis] >= 1
    allowed = np.isneginf(x) | ((x >= -LIMIT) & (x <= LIMIT))
    yield "every entry is -inf or from -10^4 to 10^4", bool(allowed.all())


VALUES = (
    st.integers(-2, 2).map(float),
    st.sampled_from([0.0, 1.0, MASKED]),
    st.sampled_from([MASKED]),
    st.integers(-3, 3).map(lambda k: k * 10.0),
    st.integers(-100, 100).map(float),
    st.floats(-5.0, 5.0, width=32),
)


@st.composite
def cases(draw: st.DrawFn) -> Arguments:
    """Slices of their own alphabet each: small, masked, far below their neighbours."""
    shape = draw(
        st.sampled_from([(1,), (2,), (3,), (1, 2), (2, 2), (2, 3), (3, 2), (4, 1), (2, 1, 2), (2, 2, 3)])
    )
    axis = draw(st.integers(-len(shape), len(shape) - 1))
    length = shape[axis]
    slices = int(np.prod(shape)) // length
    rows = [
        draw(st.lists(draw(st.sampled_from(VALUES)), min_size=length, max_size=length)) for _ in range(slices)
    ]
    rest = [extent for i, extent in enumerate(shape) if i != axis % len(shape)]
    return np.moveaxis(np.array(rows).reshape(*rest, length), -1, axis), axis


def exhaustive() -> Iterator[Arguments]:
    """Every matrix of two rows and two columns over {0, 10, -inf}, along both axes."""
    for values in itertools.product((0.0, 10.0, MASKED), repeat=4):
        for axis in (0, 1):
            yield np.array(values).reshape(2, 2), axis


def one_long_slice(n: int, random: Random) -> Arguments:
    """One slice alone: whoever goes over it for each of its entries."""
    return np.array([random.uniform(-5.0, 5.0) for _ in range(n)]), 0


def many_short_slices(n: int, random: Random) -> Arguments:
    """Slices of four entries: whoever takes one slice at a time."""
    return np.array([[random.uniform(-5.0, 5.0) for _ in range(4)] for _ in range(max(n // 4, 1))]), 1


def long_columns(n: int, random: Random) -> Arguments:
    """Four long columns along axis 0: whoever copies each of them out of the rows."""
    return np.array([[random.uniform(-1e2, 1e2) for _ in range(4)] for _ in range(max(n // 4, 1))]), 0


def mostly_masked(n: int, random: Random) -> Arguments:
    """Slices of four entries of which three are masked: whoever treats masked entries one at a time."""
    rows = [[random.uniform(-1e2, 1e2), MASKED, MASKED, MASKED] for _ in range(max(n // 4, 1))]
    return np.array(rows), -1


families = (one_long_slice, many_short_slices, long_columns, mostly_masked)


def large_logits(magnitude: float, random: Random) -> Arguments:
    """Two or three logits near a large number: exp of them overflows, though only their differences count."""
    return np.array([magnitude - random.randint(0, 3) for _ in range(random.randint(2, 3))]), 0


def negative_logits(magnitude: float, random: Random) -> Arguments:
    """Two or three logits far below 0: exp of all of them vanishes, and so does the sum."""
    return np.array([random.randint(0, 3) - magnitude for _ in range(random.randint(2, 3))]), 0


def rows_far_apart(magnitude: float, random: Random) -> Arguments:
    """Two rows, one of them far below the other: each needs a largest entry of its own."""
    offsets = random.sample([0.0, -magnitude], 2)
    return np.array([[offset + random.randint(0, 3) for _ in range(2)] for offset in offsets]), 1


def wide_slices(magnitude: float, random: Random) -> Arguments:
    """One logit far above the other: whoever subtracts anything but the largest entry."""
    return np.array(random.sample([float(random.randint(0, 3)), -magnitude], 2)), 0


MAGNITUDES = (1, 10, 100, 700, 1000, 9000)
magnitudes = {
    large_logits: MAGNITUDES,
    negative_logits: MAGNITUDES,
    rows_far_apart: MAGNITUDES,
    wide_slices: MAGNITUDES,
}
