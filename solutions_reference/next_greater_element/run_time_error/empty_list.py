"""Puts the last element on the stack before asking whether there is one."""


def next_greater_element(nums: list[int]) -> list[int]:
    candidates = [nums[-1]]
    answers = [-1]
    for value in reversed(nums[:-1]):
        while candidates and candidates[-1] <= value:
            candidates.pop()
        answers.append(candidates[-1] if candidates else -1)
        candidates.append(value)
    return answers[::-1]
