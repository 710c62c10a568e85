# time: O(n ** 2); space: O(n); factor: n; where: C
"""Reads from the right and puts each answer in front of the others, which copies them: O(n^2) in C."""


def next_greater_element(nums: list[int]) -> list[int]:
    answers: list[int] = []
    candidates: list[int] = []
    for value in reversed(nums):
        while candidates and value >= candidates[-1]:
            candidates.pop()
        answers = [candidates[-1] if candidates else -1] + answers  # blame
        candidates.append(value)
    return answers
