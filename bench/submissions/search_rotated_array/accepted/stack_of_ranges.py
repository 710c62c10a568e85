# time: O(log n); space: O(log n); factor: none; where: -
"""Keeps ranges on a stack and drops all that cannot hold the target, two a level at most; in bound."""


def search_rotated_array(nums: list[int], target: int) -> int:
    ranges = [(0, len(nums) - 1)]
    while ranges:
        first, last = ranges.pop()
        if first > last:
            continue
        low, high = nums[first], nums[last]
        possible = low <= target <= high if low <= high else target >= low or target <= high
        if not possible:
            continue
        middle = (first + last) // 2
        if nums[middle] == target:
            return middle
        ranges.append((first, middle - 1))
        ranges.append((middle + 1, last))
    return -1
