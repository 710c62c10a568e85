# time: O(n); space: O(n); factor: none; where: -
"""Goes from the right by recursion, 5,000 elements deep at a time, so that the stack suffices; O(n)."""

import sys

sys.setrecursionlimit(20_000)
DEPTH = 5_000


def next_greater_element(nums: list[int]) -> list[int]:
    answers = [-1] * len(nums)
    greater: list[int] = []

    def settle(place: int, first: int) -> None:
        value = nums[place]
        while greater and greater[-1] <= value:
            greater.pop()
        if greater:
            answers[place] = greater[-1]
        greater.append(value)
        if place > first:
            settle(place - 1, first)

    for last in range(len(nums) - 1, -1, -DEPTH):
        settle(last, max(0, last - DEPTH + 1))
    return answers
