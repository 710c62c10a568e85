"""Keeps the total, and lets the squared distances grow by (n x - total)^2 / (n (n - 1)). O(1) a call."""


class RunningStats:
    def __init__(self) -> None:
        self.count = 0
        self.total = 0.0
        self.spread = 0.0

    def push(self, value: float) -> None:
        self.count += 1
        self.total += value
        if self.count > 1:
            self.spread += (self.count * value - self.total) ** 2 / (self.count * (self.count - 1))

    def mean(self) -> float:
        return self.total / self.count if self.count else 0.0

    def variance(self) -> float:
        return self.spread / (self.count - 1) if self.count > 1 else 0.0
