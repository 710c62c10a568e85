"""Takes out what has been drawn: the second draw is from other weights."""


class WeightedChoice:
    def __init__(self, weights: list[int]) -> None:
        self.weights = weights

    def draw(self, u: float) -> int:
        point = u * sum(self.weights)
        for i, weight in enumerate(self.weights):
            if point < weight:
                self.weights[i] -= 1
                return i
            point -= weight
        return len(self.weights) - 1
