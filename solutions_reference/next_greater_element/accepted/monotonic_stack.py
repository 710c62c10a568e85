"""A stack of indices that still wait for a greater value; their values never ascend. O(n)."""


def next_greater_element(nums: list[int]) -> list[int]:
    answers = [-1] * len(nums)
    waiting: list[int] = []
    for i, value in enumerate(nums):
        while waiting and nums[waiting[-1]] < value:
            answers[waiting.pop()] = value
        waiting.append(i)
    return answers
