"""Returns the largest element to the right where the first greater one is asked."""


def next_greater_element(nums: list[int]) -> list[int]:
    answers = [-1] * len(nums)
    for i in range(len(nums) - 2, -1, -1):
        largest = max(nums[i + 1 :])
        if largest > nums[i]:
            answers[i] = largest
    return answers
