"""Subtracts the logarithm of the sum, which logaddexp finds without overflowing. O(n)."""

import numpy as np
from numpy.typing import NDArray


def softmax(x: NDArray[np.float64], axis: int = -1) -> NDArray[np.float64]:
    log_total = np.logaddexp.reduce(x, axis=axis, keepdims=True)
    log_total[np.isneginf(log_total)] = 0.0
    return np.exp(x - log_total)
