"""Walks to the right without looking out for the end of the list."""


def next_greater_element(nums: list[int]) -> list[int]:
    answers = []
    for i, value in enumerate(nums):
        j = i + 1
        while nums[j] <= value:
            j += 1
        answers.append(nums[j])
    return answers
