# time: O(n); space: O(n); factor: none; where: -
"""A queue of two stacks of named tuples, each with the maximum of all below it; O(n) amortised."""

from typing import NamedTuple


class Entry(NamedTuple):
    value: int
    highest: int


class MaxStack:
    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def push(self, value: int) -> None:
        highest = max(value, self.highest) if self.entries else value
        self.entries.append(Entry(value=value, highest=highest))

    def pop(self) -> int:
        return self.entries.pop().value

    @property
    def highest(self) -> int:
        return self.entries[-1].highest


class MaxQueue:
    def __init__(self) -> None:
        self.incoming, self.outgoing = MaxStack(), MaxStack()

    def push(self, value: int) -> None:
        self.incoming.push(value)

    def drop(self) -> None:
        if not self.outgoing.entries:
            while self.incoming.entries:
                self.outgoing.push(self.incoming.pop())
        self.outgoing.pop()

    def maximum(self) -> int:
        return max(stack.highest for stack in (self.incoming, self.outgoing) if stack.entries)


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    queue = MaxQueue()
    maxima = []
    for place, value in enumerate(nums):
        queue.push(value)
        if place >= k:
            queue.drop()
        if place >= k - 1:
            maxima.append(queue.maximum())
    return maxima
