"""Sorts only for the first question after an insertion: O(n) each time, as values and questions alternate."""


class StreamingMedian:
    def __init__(self) -> None:
        self.values: list[int] = []
        self.is_sorted = True

    def insert(self, value: int) -> None:
        self.values.append(value)
        self.is_sorted = False

    def median(self) -> float:
        if not self.is_sorted:
            self.values.sort()
            self.is_sorted = True
        n = len(self.values)
        return (self.values[(n - 1) // 2] + self.values[n // 2]) / 2 if n else 0.0
