# time: O(n ** 1.5); space: O(n); factor: sqrt; where: C
"""A slice of the block maxima is filtered for each element, and one block after it: O(n * sqrt(n)) in C."""

from math import isqrt


def next_greater_element(nums: list[int]) -> list[int]:
    size = isqrt(len(nums)) + 1
    tops = [max(nums[start : start + size]) for start in range(0, len(nums), size)]
    answers = []
    for i, value in enumerate(nums):
        own = i // size
        found = next(filter(value.__lt__, nums[i + 1 : (own + 1) * size]), None)  # blame
        if found is None:
            top = next(filter(value.__lt__, tops[own + 1 :]), None)  # blame
            if top is not None:
                block = tops.index(top, own + 1)  # blame
                found = next(filter(value.__lt__, nums[block * size : (block + 1) * size]))  # blame
        answers.append(-1 if found is None else found)
    return answers
