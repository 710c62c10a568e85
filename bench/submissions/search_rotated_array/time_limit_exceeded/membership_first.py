# time: O(n); space: O(1); factor: n; where: C
"""Asks `in` whether the search is worth while, and that question is a linear scan."""


def search_rotated_array(nums: list[int], target: int) -> int:
    if target not in nums:  # blame
        return -1
    first, last = 0, len(nums) - 1
    while nums[first] != target:
        middle = (first + last) // 2
        left_ascends = nums[first] <= nums[middle]
        if left_ascends:
            in_left = nums[first] <= target <= nums[middle]
        else:
            in_left = not nums[middle] < target <= nums[last]
        if in_left:
            last = middle
        else:
            first = middle + 1
    return first
