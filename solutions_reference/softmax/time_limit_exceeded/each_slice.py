"""Right, but takes one slice after another: short slices make as many Python steps as there are entries."""

import numpy as np
from numpy.typing import NDArray


def of_one(row: NDArray[np.float64]) -> NDArray[np.float64]:
    top = row.max()
    weights = np.exp(row - (0.0 if np.isneginf(top) else top))
    return weights / (weights.sum() or 1.0)


def softmax(x: NDArray[np.float64], axis: int = -1) -> NDArray[np.float64]:
    if not x.size:
        return x
    return np.apply_along_axis(of_one, axis, x)
