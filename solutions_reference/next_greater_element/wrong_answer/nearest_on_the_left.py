"""Reads in the wrong direction: finds the nearest greater element on the left."""


def next_greater_element(nums: list[int]) -> list[int]:
    answers = []
    candidates: list[int] = []
    for value in nums:
        while candidates and candidates[-1] <= value:
            candidates.pop()
        answers.append(candidates[-1] if candidates else -1)
        candidates.append(value)
    return answers
