# time: O(n); space: O(1); factor: n; where: python
"""Steps down from the last element until one is not larger: O(n) for a target near the front."""


def binary_search(nums: list[int], target: int) -> int:
    for i in reversed(range(len(nums))):  # blame
        if nums[i] <= target:  # blame
            return i if nums[i] == target else -1
    return -1
