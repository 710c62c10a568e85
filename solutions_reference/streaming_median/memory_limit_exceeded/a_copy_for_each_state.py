"""Keeps the sorted list after each insertion, so that it could go back: O(n * n) memory."""


class StreamingMedian:
    def __init__(self) -> None:
        self.states: list[list[int]] = [[]]

    def insert(self, value: int) -> None:
        self.states.append(sorted([*self.states[-1], value]))

    def median(self) -> float:
        ordered = self.states[-1]
        n = len(ordered)
        return (ordered[(n - 1) // 2] + ordered[n // 2]) / 2 if n else 0.0
