"""Goes along the sums of blocks, and then along one block: O(sqrt n) a draw."""

from math import isqrt


class WeightedChoice:
    def __init__(self, weights: list[int]) -> None:
        self.weights = weights
        self.size = isqrt(len(weights)) + 1
        self.sums = [sum(weights[i : i + self.size]) for i in range(0, len(weights), self.size)]
        self.total = sum(self.sums)

    def draw(self, u: float) -> int:
        point = u * self.total
        block = 0
        while point >= self.sums[block]:
            point -= self.sums[block]
            block += 1
        i = block * self.size
        while point >= self.weights[i]:
            point -= self.weights[i]
            i += 1
        return i
