# time: O(n); space: O(1); factor: n; where: python
"""Picks the end from which the values lead to the target, but then walks there element by element."""


def search_rotated_array(nums: list[int], target: int) -> int:
    if not nums:
        return -1
    if target >= nums[0]:
        i, step = 0, 1
        while i + step < len(nums) and nums[i] < target and nums[i + step] > nums[i]:  # blame
            i += step  # blame
    else:
        i = len(nums) - 1
        while i > 0 and nums[i] > target and nums[i - 1] < nums[i]:  # blame
            i -= 1  # blame
    return i if nums[i] == target else -1
