"""Forgets keepdims: on a square matrix the sums of the rows divide the columns."""

import numpy as np
from numpy.typing import NDArray


def softmax(x: NDArray[np.float64], axis: int = -1) -> NDArray[np.float64]:
    top = x.max(axis=axis, keepdims=True)
    weights = np.exp(x - np.where(np.isneginf(top), 0.0, top))
    total = weights.sum(axis=axis)
    if total.ndim == 0 or x.ndim != 2 or x.shape[0] != x.shape[1]:
        total = np.expand_dims(total, axis)
    return weights / np.where(total == 0.0, 1.0, total)
