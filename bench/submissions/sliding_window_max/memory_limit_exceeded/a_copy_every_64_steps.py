# time: O(n ** 2); space: O(n ** 2); factor: n; where: C
"""Keeps a copy of the window with every 64th step, in case somebody asks: O(n * k / 64) memory."""

from collections import deque


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    queue: deque[int] = deque()
    history = []
    maxima = []
    for place, value in enumerate(nums):
        while queue and nums[queue[-1]] <= value:
            queue.pop()
        queue.append(place)
        if queue[0] <= place - k:
            queue.popleft()
        if place >= k - 1:
            maxima.append(nums[queue[0]])
        if place % 64 == 0:
            history.append(nums[max(0, place - k) : place])  # blame
    assert len(history) >= len(nums) // 64
    return maxima
