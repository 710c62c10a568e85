# time: O(n ** 2); space: O(n); factor: n; where: C
"""The right stack, but `stack + [i]` copies all of it at each push: O(n^2) if values do not ascend."""


def next_greater_element(nums: list[int]) -> list[int]:
    answers = [-1] * len(nums)
    stack: list[int] = []
    for i, value in enumerate(nums):
        while stack and nums[stack[-1]] < value:
            answers[stack.pop()] = value
        stack = stack + [i]  # blame
    return answers
