# time: O(log n); space: O(1); factor: none; where: -
"""The sorted-half argument with a dataclass for each range, some times slower than bare bounds; in bound."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Range:
    nums: list[int]
    first: int
    last: int

    @property
    def ascends(self) -> bool:
        return self.nums[self.first] <= self.nums[self.last]

    def spans(self, target: int) -> bool:
        return self.nums[self.first] <= target <= self.nums[self.last]

    def split(self) -> tuple["Range", "Range"]:
        middle = (self.first + self.last) // 2
        return Range(self.nums, self.first, middle), Range(self.nums, middle + 1, self.last)


def search_rotated_array(nums: list[int], target: int) -> int:
    if not nums:
        return -1
    part = Range(nums, 0, len(nums) - 1)
    while part.first < part.last:
        left, right = part.split()
        trusted, other = (left, right) if left.ascends else (right, left)
        part = trusted if trusted.spans(target) else other
    return part.first if nums[part.first] == target else -1
