"""The right stack with its top at index 0: insert(0) and pop(0) move every element, O(n^2) in C."""


def next_greater_element(nums: list[int]) -> list[int]:
    answers = [-1] * len(nums)
    waiting: list[int] = []
    for i, value in enumerate(nums):
        while waiting and nums[waiting[0]] < value:
            answers[waiting.pop(0)] = value
        waiting.insert(0, i)
    return answers
