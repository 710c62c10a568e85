"""Comes from the end of the line, where the large totals are: O(n) a draw near its start."""


class WeightedChoice:
    def __init__(self, weights: list[int]) -> None:
        self.weights = weights
        self.total = sum(weights)

    def draw(self, u: float) -> int:
        point = u * self.total
        start = self.total
        for i in range(len(self.weights) - 1, -1, -1):
            start -= self.weights[i]
            if self.weights[i] and start <= point:
                return i
        raise ValueError(u)
