# time: O(n); space: O(n); factor: none; where: -
"""Packs value and place of each waiting element into one number beyond 2^64; O(n)."""

SHIFT = 40
LOWEST = 1 << 31


def next_greater_element(nums: list[int]) -> list[int]:
    answers = [-1] * len(nums)
    mask = (1 << SHIFT) - 1
    stack: list[int] = []
    for place, value in enumerate(nums):
        packed = (value + LOWEST) << SHIFT
        while stack and stack[-1] < packed and stack[-1] >> SHIFT != packed >> SHIFT:
            answers[stack.pop() & mask] = value
        stack.append(packed | place)
    return answers
