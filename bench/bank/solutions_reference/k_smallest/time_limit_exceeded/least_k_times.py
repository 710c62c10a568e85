# time: O(n ** 2); space: O(n); factor: n; where: C
"""Looks for the least value that is left and takes it out, k times."""


def k_smallest(nums: list[int], k: int) -> list[int]:
    rest = nums[:]
    result = []
    for _ in range(k):
        place = rest.index(min(rest))  # blame
        result.append(rest.pop(place))  # blame
    return result
