# time: O(n * log n); space: O(n); factor: log n; where: -
"""Unlinks elements from a linked list, smallest first: the right neighbour is greater; a log factor."""


def next_greater_element(nums: list[int]) -> list[int]:
    n = len(nums)
    following = list(range(1, n + 1))
    preceding = list(range(-1, n))
    answers = [-1] * n
    for i in sorted(range(n), key=lambda i: (nums[i], -i)):
        left, right = preceding[i], following[i]
        if right < n:
            answers[i] = nums[right]
        if left >= 0:
            following[left] = right
        preceding[right] = left
    return answers
