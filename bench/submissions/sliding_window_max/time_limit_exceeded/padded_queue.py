# time: O(n ** 2); space: O(n); factor: n; where: disguised
"""A queue as a list with pop(0), padded so that small inputs move as much memory as large ones: looks flat."""

PADDING = [0] * 20_000


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    coming = nums + PADDING[len(nums) :]
    waiting: list[tuple[int, int]] = []
    start = 0
    maxima = []
    for i in range(len(nums)):
        value = coming.pop(0)  # blame
        while len(waiting) > start and waiting[-1][1] <= value:
            waiting.pop()
        waiting.append((i, value))
        if waiting[start][0] <= i - k:
            start += 1
        if i >= k - 1:
            maxima.append(waiting[start][1])
    return maxima
