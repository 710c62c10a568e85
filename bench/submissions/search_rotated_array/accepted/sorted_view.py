# time: O(log n); space: O(1); factor: none; where: -
"""A view that shows the list in order without copying it, handed to bisect; within the bound."""

from bisect import bisect_left


class SortedView:
    def __init__(self, nums: list[int]) -> None:
        self.nums = nums
        self.drop = bisect_left(nums, True, key=lambda value: value < nums[0])

    def place(self, rank: int) -> int:
        return (rank + self.drop) % len(self.nums)

    def __len__(self) -> int:
        return len(self.nums)

    def __getitem__(self, rank: int) -> int:
        return self.nums[self.place(rank)]


def search_rotated_array(nums: list[int], target: int) -> int:
    view = SortedView(nums)
    rank = bisect_left(view, target)
    return view.place(rank) if rank < len(view) and view[rank] == target else -1
