# time: O(n ** 2); space: O(n); factor: n; where: python
"""Looks at all k elements of each window in a loop of its own: O(n * k)."""


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    maxima = []
    for start in range(len(nums) - k + 1):
        best = nums[start]
        for i in range(start + 1, start + k):  # blame
            if nums[i] > best:  # blame
                best = nums[i]
        maxima.append(best)
    return maxima
