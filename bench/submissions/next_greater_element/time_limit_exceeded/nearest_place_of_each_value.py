# time: O(n ** 2); space: O(n); factor: n; where: python
"""Keeps the nearest place of each value seen and compares all of them: quick only if values are few."""


def next_greater_element(nums: list[int]) -> list[int]:
    answers = [-1] * len(nums)
    nearest: dict[int, int] = {}
    for i in reversed(range(len(nums))):
        place = min((j for value, j in nearest.items() if value > nums[i]), default=-1)  # blame
        if place >= 0:
            answers[i] = nums[place]
        nearest[nums[i]] = i
    return answers
