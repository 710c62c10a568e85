# time: O(log n); space: O(log n); factor: none; where: -
"""A recursion that is left by an exception which carries the answer; within the bound."""


class Found(Exception):
    def __init__(self, place: int) -> None:
        super().__init__(f"found at {place}")
        self.place = place


def descend(nums: list[int], target: int, low: int, high: int) -> None:
    if low >= high:
        return
    middle = (low + high) // 2
    if nums[middle] == target:
        raise Found(middle)
    if nums[middle] < target:
        descend(nums, target, middle + 1, high)
    else:
        descend(nums, target, low, middle)


def binary_search(nums: list[int], target: int) -> int:
    try:
        descend(nums, target, 0, len(nums))
    except Found as found:
        return found.place
    return -1
