"""Writes each index down as often as its weight says: memory for the total of all weights."""


class WeightedChoice:
    def __init__(self, weights: list[int]) -> None:
        self.tickets = [i for i, weight in enumerate(weights) for _ in range(weight)]

    def draw(self, u: float) -> int:
        return self.tickets[int(u * len(self.tickets))]
