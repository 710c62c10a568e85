# time: O(n); space: O(n); factor: none; where: -
"""Each candidate is one number of three machine words that holds value and place; O(n)."""

from collections import deque

WORD = 1 << 64


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    queue: deque[int] = deque()
    maxima = []
    for place, value in enumerate(nums):
        packed = ((value + WORD) * WORD) + place
        while queue and queue[-1] // WORD <= packed // WORD:
            queue.pop()
        queue.append(packed)
        if queue[0] % WORD + k <= place:
            queue.popleft()
        if place + 1 >= k:
            maxima.append(queue[0] // WORD - WORD)
    return maxima
