"""Searches only if max() promises an answer, but max() of every rest is O(n^2), most of it inside C."""


def next_greater_element(nums: list[int]) -> list[int]:
    answers = [-1] * len(nums)
    for i, value in enumerate(nums):
        if max(nums[i:]) > value:
            j = i + 1
            while nums[j] <= value:
                j += 1
            answers[i] = nums[j]
    return answers
