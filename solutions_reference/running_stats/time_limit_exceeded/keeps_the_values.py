"""Keeps all values and computes the variance anew: O(n) a question."""


class RunningStats:
    def __init__(self) -> None:
        self.values: list[float] = []

    def push(self, value: float) -> None:
        self.values.append(value)

    def mean(self) -> float:
        return sum(self.values) / len(self.values) if self.values else 0.0

    def variance(self) -> float:
        if len(self.values) < 2:
            return 0.0
        mean = self.mean()
        return sum((value - mean) ** 2 for value in self.values) / (len(self.values) - 1)
