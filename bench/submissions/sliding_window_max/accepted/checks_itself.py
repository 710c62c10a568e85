# time: O(n); space: O(n); factor: none; where: -
"""The usual queue, with a cautious check of twenty-four numbers on each step: about twenty times slower; O(n)."""

from collections import deque


def checksum(place: int, value: int) -> int:
    total = 0
    for bit in range(24):
        total = (total * 31 + ((value >> bit) ^ (place >> bit)) % 97) % 1_000_003
    return total


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    queue: deque[tuple[int, int, int]] = deque()
    maxima = []
    for place, value in enumerate(nums):
        while queue and queue[-1][1] <= value:
            queue.pop()
        queue.append((place, value, checksum(place, value)))
        if queue[0][0] <= place - k:
            queue.popleft()
        if place >= k - 1:
            front, maximum, known = queue[0]
            assert checksum(front, maximum) == known
            maxima.append(maximum)
    return maxima
