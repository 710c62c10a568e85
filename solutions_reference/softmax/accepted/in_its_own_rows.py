"""Brings the axis to the end, works on rows in place, and brings it back. O(n)."""

import numpy as np
from numpy.typing import NDArray

LOWEST = np.finfo(np.float64).min


def softmax(x: NDArray[np.float64], axis: int = -1) -> NDArray[np.float64]:
    rows = np.moveaxis(x, axis, -1).copy()
    rows -= rows.max(axis=-1, keepdims=True).clip(LOWEST, None)
    np.exp(rows, out=rows)
    totals = rows.sum(axis=-1, keepdims=True)
    np.divide(rows, totals, out=rows, where=totals != 0.0)
    return np.moveaxis(rows, -1, axis)
