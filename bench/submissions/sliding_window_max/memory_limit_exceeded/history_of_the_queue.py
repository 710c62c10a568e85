# time: O(n ** 2); space: O(n ** 2); factor: n; where: C
"""Keeps a copy of the queue after each step and reads the answers off at the end: O(n * k) if descending."""

from collections import deque


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    queue: deque[int] = deque()
    history = []
    for i, value in enumerate(nums):
        if queue and queue[0] <= i - k:
            queue.popleft()
        while queue and nums[queue[-1]] <= value:
            queue.pop()
        queue.append(i)
        history.append(tuple(queue))  # blame
    return [nums[places[0]] for places in history[k - 1 :]]
