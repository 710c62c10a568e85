# time: O(n); space: O(n); factor: none; where: -
"""An infinite sentinel at the bottom of a deque saves the test for emptiness; within the bound."""

from collections import deque
from math import inf


def next_greater_element(nums: list[int]) -> list[int]:
    tower: deque[float] = deque([inf])
    answers: deque[int] = deque()
    for value in reversed(nums):
        while tower[-1] <= value:
            tower.pop()
        answers.appendleft(-1 if tower[-1] == inf else int(tower[-1]))
        tower.append(value)
    return list(answers)
