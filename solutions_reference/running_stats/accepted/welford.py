"""Keeps the mean and the sum of squared distances to it, after Welford. O(1) a call."""


class RunningStats:
    def __init__(self) -> None:
        self.count = 0
        self.average = 0.0
        self.m2 = 0.0

    def push(self, value: float) -> None:
        self.count += 1
        distance = value - self.average
        self.average += distance / self.count
        self.m2 += distance * (value - self.average)

    def mean(self) -> float:
        return self.average

    def variance(self) -> float:
        return self.m2 / (self.count - 1) if self.count > 1 else 0.0
