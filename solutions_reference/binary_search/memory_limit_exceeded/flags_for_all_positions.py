"""Guards against endless recursion with a flag for every position of the list: O(n) memory."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Range:
    first: int
    last: int

    def is_empty(self) -> bool:
        return self.first > self.last

    def middle(self) -> int:
        return (self.first + self.last) // 2

    def before(self, index: int) -> "Range":
        return Range(self.first, index - 1)

    def after(self, index: int) -> "Range":
        return Range(index + 1, self.last)


def binary_search(nums: list[int], target: int) -> int:
    seen = bytearray(len(nums))

    def search(part: Range) -> int:
        middle = part.middle()
        if part.is_empty() or seen[middle]:
            return -1
        seen[middle] = 1
        if nums[middle] == target:
            return middle
        return search(part.after(middle) if nums[middle] < target else part.before(middle))

    return search(Range(0, len(nums) - 1))
