# time: O(n + m); space: O(n + m); factor: none; where: -
"""Iterators with a look ahead, each a class with a sentinel at its end; O(n + m)."""

END = float("inf")


class Peeking:
    def __init__(self, values) -> None:
        self.iterator = iter(values)
        self.advance()

    def advance(self) -> None:
        self.front = next(self.iterator, END)

    def __iter__(self):
        return self

    def __next__(self):
        if self.front is END:
            raise StopIteration
        value = self.front
        self.advance()
        return value


def merge_sorted(a: list[int], b: list[int]) -> list[int]:
    left, right = Peeking(a), Peeking(b)
    merged = []
    while left.front is not END or right.front is not END:
        merged.append(next(left) if left.front <= right.front else next(right))
    return merged
