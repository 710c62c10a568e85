# time: O(n); space: O(1); factor: n; where: C
"""operator.indexOf on a reversed iterator is a linear scan from behind, inside C."""

from operator import indexOf


def binary_search(nums: list[int], target: int) -> int:
    try:
        return len(nums) - 1 - indexOf(reversed(nums), target)  # blame
    except ValueError:
        return -1
