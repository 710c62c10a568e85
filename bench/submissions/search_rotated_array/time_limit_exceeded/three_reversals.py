# time: O(n); space: O(1); factor: n; where: python
"""Puts the list back in order in place by three reversals, which swap every element twice."""

from bisect import bisect_left


def reverse(nums: list[int], first: int, last: int) -> None:
    while first < last:  # blame
        nums[first], nums[last] = nums[last], nums[first]  # blame
        first, last = first + 1, last - 1  # blame


def search_rotated_array(nums: list[int], target: int) -> int:
    n = len(nums)
    drop = bisect_left(nums, True, key=lambda value: value < nums[0])
    reverse(nums, 0, drop - 1)  # blame
    reverse(nums, drop, n - 1)  # blame
    reverse(nums, 0, n - 1)  # blame
    rank = bisect_left(nums, target)
    return (rank + drop) % n if rank < n and nums[rank] == target else -1
