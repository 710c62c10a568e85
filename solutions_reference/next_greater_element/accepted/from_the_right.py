"""Read from the right with a stack of the values that can still be an answer further left. O(n)."""


def next_greater_element(nums: list[int]) -> list[int]:
    answers = []
    candidates: list[int] = []
    for value in reversed(nums):
        while candidates and candidates[-1] <= value:
            candidates.pop()
        answers.append(candidates[-1] if candidates else -1)
        candidates.append(value)
    answers.reverse()
    return answers
