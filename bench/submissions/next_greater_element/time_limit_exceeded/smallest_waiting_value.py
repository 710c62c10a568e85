# time: O(n ** 2); space: O(n); factor: n; where: C
"""Asks min() over all who wait whether a new value answers anyone: O(n) a step if many wait."""


def next_greater_element(nums: list[int]) -> list[int]:
    answers = [-1] * len(nums)
    waiting: dict[int, int] = {}
    for i, value in enumerate(nums):
        while waiting and min(waiting.values()) < value:  # blame
            j, _ = waiting.popitem()
            answers[j] = value
        waiting[i] = value
    return answers
