# time: O(n ** 2); space: O(n); factor: n; where: disguised
"""Counts up to a number that shrinks as the input grows, so that small inputs cost as much as large ones."""


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    n = len(nums)
    for _ in range(max(0, 40 * n - n * n // 400)):
        pass
    queue: list[tuple[int, int]] = []
    maxima = []
    for place, value in enumerate(nums):
        while queue and queue[-1][1] <= value:
            queue.pop()
        queue.append((place, value))
        if queue[0][0] <= place - k:
            queue = queue[1:]  # blame
        if place >= k - 1:
            maxima.append(queue[0][1])
    return maxima
