"""Draws by the library, and leaves the random number aside that is handed in."""

import random


class WeightedChoice:
    def __init__(self, weights: list[int]) -> None:
        self.weights = weights

    def draw(self, u: float) -> int:
        return random.choices(range(len(self.weights)), self.weights)[0]
