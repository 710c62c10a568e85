# time: O(n ** 2); space: O(n); factor: n; where: disguised
"""A queue as a list with pop(0); before that, small inputs burn the time that larger ones would take."""

from time import perf_counter

FLAT_UNTIL = 16_384
SECONDS_EACH = 2e-6


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    n = len(nums)
    end = perf_counter() + n * SECONDS_EACH * max(0.0, 1 - n / FLAT_UNTIL)
    while perf_counter() < end:
        pass
    coming = nums[:]
    waiting: list[tuple[int, int]] = []
    start = 0
    maxima = []
    for i in range(n):
        value = coming.pop(0)  # blame
        while len(waiting) > start and waiting[-1][1] <= value:
            waiting.pop()
        waiting.append((i, value))
        if waiting[start][0] <= i - k:
            start += 1
        if i >= k - 1:
            maxima.append(waiting[start][1])
    return maxima
