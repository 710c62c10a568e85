"""Sums of values and squares of what is left after subtracting the first value. O(1) a call."""


class RunningStats:
    def __init__(self) -> None:
        self.count = 0
        self.first = self.total = self.squares = 0.0

    def push(self, value: float) -> None:
        if not self.count:
            self.first = value
        self.count += 1
        rest = value - self.first
        self.total += rest
        self.squares += rest * rest

    def mean(self) -> float:
        return self.first + self.total / max(self.count, 1)

    def variance(self) -> float:
        if self.count < 2:
            return 0.0
        return (self.squares - self.total * self.total / self.count) / (self.count - 1)
