# time: O(n ** 1.5); space: O(n); factor: sqrt; where: python
"""Chunks of sqrt(n) waiting elements, and each new value asks every chunk for its minimum: n sqrt(n)."""

from math import isqrt


def next_greater_element(nums: list[int]) -> list[int]:
    answers = [-1] * len(nums)
    size = isqrt(len(nums)) + 1
    chunks: list[list[int]] = [[]]
    for i, value in enumerate(nums):
        for chunk in chunks:  # blame
            while chunk and nums[chunk[-1]] < value:  # blame
                answers[chunk.pop()] = value
        while len(chunks) > 1 and not chunks[-1]:
            chunks.pop()
        if len(chunks[-1]) == size:
            chunks.append([])
        chunks[-1].append(i)
    return answers
