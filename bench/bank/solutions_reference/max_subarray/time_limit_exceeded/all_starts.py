# time: O(n ** 2); space: O(1); factor: n; where: python
"""Adds up from every start to every end."""


def max_subarray(nums: list[int]) -> int:
    best = nums[0]
    for start in range(len(nums)):
        total = 0
        for end in range(start, len(nums)):  # blame
            total += nums[end]  # blame
            if total > best:  # blame
                best = total
    return best
