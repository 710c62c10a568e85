"""Looks at one later element after another: O(n^2) when the values descend."""


def next_greater_element(nums: list[int]) -> list[int]:
    n = len(nums)
    answers = [-1] * n
    for i in range(n):
        for j in range(i + 1, n):
            if nums[j] > nums[i]:
                answers[i] = nums[j]
                break
    return answers
