# time: O(n); space: O(n); factor: none; where: -
"""The descending queue as a generator over dataclass entries, a few times slower; within the bound."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass
class Entry:
    value: int
    last_window: int


def maxima(nums: list[int], k: int) -> Iterator[int]:
    queue: deque[Entry] = deque()
    for i, value in enumerate(nums):
        while queue and queue[-1].value <= value:
            queue.pop()
        queue.append(Entry(value, last_window=i))
        window = i - k + 1
        while queue[0].last_window < window:
            queue.popleft()
        if window >= 0:
            yield queue[0].value


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    return list(maxima(nums, k))
