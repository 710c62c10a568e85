# time: O(n ** 2); space: O(n); factor: n; where: C
"""islice() starts at the front each time and skips i elements in C, even where the answer is next door."""

from itertools import islice


def next_greater_element(nums: list[int]) -> list[int]:
    answers = []
    for i, value in enumerate(nums):
        rest = islice(nums, i + 1, None)  # blame
        answers.append(next(filter(value.__lt__, rest), -1))  # blame
    return answers
