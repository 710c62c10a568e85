# time: O(log n); space: O(1); factor: none; where: -
"""A generator that halves a range by the answers it is sent, used twice; within the bound."""

from collections.abc import Callable, Generator


def halving(start: int, end: int) -> Generator[int, bool, int]:
    while start < end:
        middle = (start + end) // 2
        if (yield middle):
            end = middle
        else:
            start = middle + 1
    return start


def first_where(start: int, end: int, holds: Callable[[int], bool]) -> int:
    probes = halving(start, end)
    try:
        place = next(probes)
        while True:
            place = probes.send(holds(place))
    except StopIteration as stop:
        return stop.value


def search_rotated_array(nums: list[int], target: int) -> int:
    n = len(nums)
    drop = first_where(0, n, lambda i: nums[i] < nums[0])
    start, end = (0, drop) if nums and target >= nums[0] else (drop, n)
    index = first_where(start, end, lambda i: nums[i] >= target)
    return index if index < end and nums[index] == target else -1
