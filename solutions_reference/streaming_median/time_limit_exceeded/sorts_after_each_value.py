"""Sorts the list after each value: that is nearly in order, and is still gone through as a whole."""


class StreamingMedian:
    def __init__(self) -> None:
        self.ordered: list[int] = []

    def insert(self, value: int) -> None:
        self.ordered.append(value)
        self.ordered.sort()

    def median(self) -> float:
        half, odd = divmod(len(self.ordered), 2)
        if odd:
            return float(self.ordered[half])
        return (self.ordered[half - 1] + self.ordered[half]) / 2 if half else 0.0
