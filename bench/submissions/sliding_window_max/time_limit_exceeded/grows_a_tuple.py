# time: O(n ** 2); space: O(n); factor: n; where: C
"""The queue is right, but the answers go into a tuple that every += copies: O(n^2) in C."""

from collections import deque


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    queue: deque[tuple[int, int]] = deque()
    maxima: tuple[int, ...] = ()
    for i, value in enumerate(nums):
        while queue and queue[-1][1] <= value:
            queue.pop()
        queue.append((i, value))
        if queue[0][0] == i - k:
            queue.popleft()
        if i >= k - 1:
            maxima += (queue[0][1],)  # blame
    return list(maxima)
