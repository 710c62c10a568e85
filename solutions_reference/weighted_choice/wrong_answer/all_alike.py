"""Draws each index with the same probability."""


class WeightedChoice:
    def __init__(self, weights: list[int]) -> None:
        self.count = len(weights)

    def draw(self, u: float) -> int:
        return int(u * self.count)
