# time: O(n ** 2); space: O(n); factor: n; where: disguised
"""Makes a lazy chain of slices in no time, which costs O(n * k) when it is taken apart at the very end."""

from itertools import islice, starmap


def window_at(nums: list[int], k: int):
    for start in range(len(nums) - k + 1):
        yield nums, start, k


def highest(nums: list[int], start: int, k: int) -> int:
    return max(islice(nums, start, start + k))  # blame


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    lazy = starmap(highest, window_at(nums, k))
    maxima = [*lazy]
    return maxima
