"""Values below the first one come after the drop: ordered by (after the drop, value), the list ascends."""

from bisect import bisect_left


def search_rotated_array(nums: list[int], target: int) -> int:
    if not nums:
        return -1

    def key(value: int) -> tuple[bool, int]:
        return value < nums[0], value

    index = bisect_left(nums, key(target), key=key)
    return index if index < len(nums) and nums[index] == target else -1
