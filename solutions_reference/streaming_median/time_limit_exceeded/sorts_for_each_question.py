"""Sorts all values for each question: O(n log n) each time."""


class StreamingMedian:
    def __init__(self) -> None:
        self.values: list[int] = []

    def insert(self, value: int) -> None:
        self.values.append(value)

    def median(self) -> float:
        if not self.values:
            return 0.0
        ordered = sorted(self.values)
        return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
