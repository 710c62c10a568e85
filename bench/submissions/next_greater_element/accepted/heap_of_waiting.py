# time: O(n * log n); space: O(n); factor: log n; where: -
"""The waiting elements in a heap, smallest on top, so that a new value answers all below it; a log factor."""

from heapq import heappop, heappush


def next_greater_element(nums: list[int]) -> list[int]:
    answers = [-1] * len(nums)
    waiting: list[tuple[int, int]] = []
    for i, value in enumerate(nums):
        while waiting and waiting[0][0] < value:
            answers[heappop(waiting)[1]] = value
        heappush(waiting, (value, i))
    return answers
