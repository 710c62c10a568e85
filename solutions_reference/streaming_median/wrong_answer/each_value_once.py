"""Keeps a set of values: what comes twice counts once."""


class StreamingMedian:
    def __init__(self) -> None:
        self.values: set[int] = set()

    def insert(self, value: int) -> None:
        self.values.add(value)

    def median(self) -> float:
        if not self.values:
            return 0.0
        ordered = sorted(self.values)
        return (ordered[len(ordered) // 2] + ordered[(len(ordered) - 1) // 2]) / 2
