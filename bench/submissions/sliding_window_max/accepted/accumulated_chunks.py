# time: O(n); space: O(n); factor: none; where: -
"""Running maxima of each chunk of k elements in both directions, with accumulate; within the bound."""

from itertools import accumulate


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    forward: list[int] = []
    backward: list[int] = []
    for start in range(0, len(nums), k):
        chunk = nums[start : start + k]
        forward.extend(accumulate(chunk, max))
        backward.extend(reversed(list(accumulate(reversed(chunk), max))))
    return [max(pair) for pair in zip(backward, forward[k - 1 :])]
