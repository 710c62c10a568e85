"""Remembers for every position on which side of the drop it lies: a table of O(n) for O(log n) questions."""

from enum import IntEnum


class Side(IntEnum):
    UNKNOWN = 0
    BEFORE_DROP = 1
    AFTER_DROP = 2


def search_rotated_array(nums: list[int], target: int) -> int:
    if not nums:
        return -1
    sides = bytearray(len(nums))

    def side_of_value(value: int) -> Side:
        return Side.AFTER_DROP if value < nums[0] else Side.BEFORE_DROP

    def side_of(i: int) -> Side:
        if Side(sides[i]) is Side.UNKNOWN:
            sides[i] = side_of_value(nums[i])
        return Side(sides[i])

    start, end = 0, len(nums)
    while start < end:
        middle = (start + end) // 2
        if (side_of(middle), nums[middle]) < (side_of_value(target), target):
            start = middle + 1
        else:
            end = middle
    return start if start < len(nums) and nums[start] == target else -1
