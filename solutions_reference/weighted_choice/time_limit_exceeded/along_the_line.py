"""Goes along the stretches for each draw until the point is reached: O(n) a draw."""


class WeightedChoice:
    def __init__(self, weights: list[int]) -> None:
        self.weights = weights
        self.total = sum(weights)

    def draw(self, u: float) -> int:
        point = u * self.total
        end = 0
        for i, weight in enumerate(self.weights):
            end += weight
            if point < end:
                return i
        raise ValueError(u)
