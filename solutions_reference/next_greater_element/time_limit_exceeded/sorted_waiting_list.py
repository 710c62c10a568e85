"""The waiting elements in a sorted list: insort puts descending values in front, O(n^2) moves in C."""

from bisect import bisect_left, insort


def next_greater_element(nums: list[int]) -> list[int]:
    answers = [-1] * len(nums)
    waiting: list[tuple[int, int]] = []
    for i, value in enumerate(nums):
        smaller = bisect_left(waiting, (value, -1))
        for _, j in waiting[:smaller]:
            answers[j] = value
        del waiting[:smaller]
        insort(waiting, (value, i))
    return answers
