"""Fills a table with an index for each percent, of which rounding leaves some out."""


class WeightedChoice:
    def __init__(self, weights: list[int]) -> None:
        total = sum(weights)
        self.table: list[int] = []
        for i, weight in enumerate(weights):
            self.table += [i] * round(100 * weight / total)

    def draw(self, u: float) -> int:
        return self.table[int(u * 100)]
