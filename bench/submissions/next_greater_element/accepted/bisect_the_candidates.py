# time: O(n * log n); space: O(n); factor: log n; where: -
"""From the right, finds by bisection how many candidates survive and cuts the others off; a log factor."""

from bisect import bisect_left


def next_greater_element(nums: list[int]) -> list[int]:
    answers = []
    negated: list[int] = []
    for value in reversed(nums):
        keep = bisect_left(negated, -value)
        del negated[keep:]
        answers.append(-negated[-1] if negated else -1)
        negated.append(-value)
    return answers[::-1]
