# time: O(n ** 2); space: O(n); factor: n; where: C
"""Sorts the smallest values so far again after each new one."""


def k_smallest(nums: list[int], k: int) -> list[int]:
    kept: list[int] = []
    for value in nums:
        kept.append(value)
        kept.sort()  # blame
        if len(kept) > k:
            kept.pop()
    return kept
