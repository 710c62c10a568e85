"""E[x^2] - E[x]^2, which cancels where all values are far from 0."""


class RunningStats:
    def __init__(self) -> None:
        self.count = 0
        self.total = 0.0
        self.total_of_squares = 0.0

    def push(self, value: float) -> None:
        self.count += 1
        self.total += value
        self.total_of_squares += value * value

    def mean(self) -> float:
        return self.total / self.count if self.count else 0.0

    def variance(self) -> float:
        if self.count < 2:
            return 0.0
        mean = self.total / self.count
        population = self.total_of_squares / self.count - mean**2
        return population * self.count / (self.count - 1)
