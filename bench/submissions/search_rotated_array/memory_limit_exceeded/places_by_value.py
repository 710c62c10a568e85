# time: O(n); space: O(n); factor: n; where: C
"""A dictionary from value to place makes the rotation irrelevant, but each call fills it with n entries."""

from itertools import count


def search_rotated_array(nums: list[int], target: int) -> int:
    place_of = dict(zip(nums, count()))  # blame
    return place_of.get(target, -1)
