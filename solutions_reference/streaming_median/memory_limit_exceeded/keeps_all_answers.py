"""Keeps each answer for a chart that nobody has asked for: memory for q answers, however few the values."""

from heapq import heappush, heappushpop


class StreamingMedian:
    def __init__(self) -> None:
        self.lower: list[int] = []
        self.upper: list[int] = []
        self.answers: list[tuple[int, float]] = []

    def insert(self, value: int) -> None:
        if len(self.lower) == len(self.upper):
            heappush(self.lower, -heappushpop(self.upper, value))
        else:
            heappush(self.upper, -heappushpop(self.lower, -value))

    def median(self) -> float:
        answer = 0.0
        if len(self.lower) > len(self.upper):
            answer = float(-self.lower[0])
        elif self.lower:
            answer = (self.upper[0] - self.lower[0]) / 2
        self.answers.append((len(self.answers), answer))
        return answer
