# time: O(n ** 2); space: O(n); factor: n; where: C
"""From the largest value down, insort keeps the places of greater values: O(n^2) moves if values ascend."""

from bisect import bisect_right, insort
from itertools import groupby


def next_greater_element(nums: list[int]) -> list[int]:
    answers = [-1] * len(nums)
    greater: list[int] = []
    by_value = sorted(range(len(nums)), key=nums.__getitem__, reverse=True)
    for _, group in groupby(by_value, key=nums.__getitem__):
        equals = list(group)
        for i in equals:
            following = bisect_right(greater, i)
            if following < len(greater):
                answers[i] = nums[greater[following]]
        for i in equals:
            insort(greater, i)  # blame
    return answers
