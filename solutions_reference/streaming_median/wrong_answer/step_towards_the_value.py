"""Estimates: moves the median by one towards each new value, so that it comes close in the end."""


class StreamingMedian:
    def __init__(self) -> None:
        self.estimate: float | None = None

    def insert(self, value: int) -> None:
        if self.estimate is None:
            self.estimate = float(value)
        elif value != self.estimate:
            self.estimate += 1 if value > self.estimate else -1

    def median(self) -> float:
        return self.estimate or 0.0
