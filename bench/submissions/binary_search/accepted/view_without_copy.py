# time: O(log n); space: O(log n); factor: none; where: -
"""Recursion on a small view class whose halves share the list, so nothing is copied; within the bound."""


class View:
    def __init__(self, nums: list[int], offset: int, size: int) -> None:
        self.nums, self.offset, self.size = nums, offset, size

    def __getitem__(self, index: int) -> int:
        return self.nums[self.offset + index]

    def part(self, start: int, end: int) -> "View":
        return View(self.nums, self.offset + start, end - start)


def find(view: View, target: int) -> int | None:
    if view.size == 0:
        return None
    middle = view.size // 2
    value = view[middle]
    if value == target:
        return view.offset + middle
    if value > target:
        return find(view.part(0, middle), target)
    return find(view.part(middle + 1, view.size), target)


def binary_search(nums: list[int], target: int) -> int:
    place = find(View(nums, 0, len(nums)), target)
    return -1 if place is None else place
