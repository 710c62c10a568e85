"""Keeps all values and sums them with math.fsum at each question: exact, and O(n) a question."""

import math


class RunningStats:
    def __init__(self) -> None:
        self.values: list[float] = []

    def push(self, value: float) -> None:
        self.values.append(value)

    def mean(self) -> float:
        return math.fsum(self.values) / len(self.values) if self.values else 0.0

    def variance(self) -> float:
        if len(self.values) < 2:
            return 0.0
        mean = self.mean()
        return math.fsum((value - mean) ** 2 for value in self.values) / (len(self.values) - 1)
