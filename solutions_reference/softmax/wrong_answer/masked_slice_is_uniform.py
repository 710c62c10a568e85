"""Gives every entry of a slice that is masked altogether the same probability."""

import numpy as np
from numpy.typing import NDArray


def softmax(x: NDArray[np.float64], axis: int = -1) -> NDArray[np.float64]:
    finite = np.maximum(x, -1e6)
    weights = np.exp(finite - finite.max(axis=axis, keepdims=True))
    return weights / weights.sum(axis=axis, keepdims=True)
