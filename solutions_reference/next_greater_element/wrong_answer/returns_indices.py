"""Returns where the next greater element stands instead of its value."""


def next_greater_element(nums: list[int]) -> list[int]:
    answers = [-1] * len(nums)
    waiting: list[int] = []
    for i, value in enumerate(nums):
        while waiting and nums[waiting[-1]] < value:
            answers[waiting.pop()] = i
        waiting.append(i)
    return answers
