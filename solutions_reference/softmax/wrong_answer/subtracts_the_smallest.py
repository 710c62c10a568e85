"""Subtracts the smallest entry: where the largest one is 710 above it, its exponential overflows."""

import numpy as np
from numpy.typing import NDArray


def softmax(x: NDArray[np.float64], axis: int = -1) -> NDArray[np.float64]:
    lowest = np.where(np.isneginf(x), np.inf, x).min(axis=axis, keepdims=True)
    weights = np.exp(x - np.where(np.isposinf(lowest), 0.0, lowest))
    total = weights.sum(axis=axis, keepdims=True)
    return weights / np.where(total == 0.0, 1.0, total)
