"""Returns the mean of all values."""


class StreamingMedian:
    def __init__(self) -> None:
        self.total = self.count = 0

    def insert(self, value: int) -> None:
        self.total += value
        self.count += 1

    def median(self) -> float:
        return self.total / self.count if self.count else 0.0
