# time: O(n * log n * log n); space: O(n); factor: log n; where: -
"""Shellsort with the gaps 2^a * 3^b, of which each needs one pass of swaps at most: O(n log^2 n)."""


def k_smallest(nums: list[int], k: int) -> list[int]:
    n = len(nums)
    values = nums[:]
    gaps = sorted((2**a * 3**b for a in range(20) for b in range(13) if 2**a * 3**b < n), reverse=True)
    for gap in gaps:
        for i in range(gap, n):
            value = values[i]
            j = i
            while j >= gap and values[j - gap] > value:
                values[j] = values[j - gap]
                j -= gap
            values[j] = value
    return values[:k]
