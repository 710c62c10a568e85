# time: O(n); space: O(n); factor: none; where: -
"""functools.reduce over the reversed list, with a linked stack of pairs that never changes; O(n)."""

from functools import reduce
from operator import itemgetter

TOP = itemgetter(0)


def step(state: tuple, value: int) -> tuple:
    stack, answers = state
    while stack is not None and TOP(stack) <= value:
        stack = stack[1]
    answers.append(-1 if stack is None else TOP(stack))
    return (value, stack), answers


def next_greater_element(nums: list[int]) -> list[int]:
    _, answers = reduce(step, reversed(nums), (None, []))
    answers.reverse()
    return answers
