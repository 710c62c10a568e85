# time: O(n); space: O(n); factor: none; where: -
"""Maxima of blocks from both ends in machine integers, compared by map over two views; O(n)."""

from array import array


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    n = len(nums)
    ahead, back = array("q", nums), array("q", nums)
    for i in range(1, n):
        if i % k and ahead[i - 1] > ahead[i]:
            ahead[i] = ahead[i - 1]
    for i in range(n - 2, -1, -1):
        if (i + 1) % k and back[i + 1] > back[i]:
            back[i] = back[i + 1]
    return list(map(max, memoryview(back)[: n - k + 1], memoryview(ahead)[k - 1 :]))
