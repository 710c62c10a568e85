"""Skips blocks of sqrt(n) elements by their maximum: O(n * sqrt(n))."""

from math import isqrt


def next_greater_element(nums: list[int]) -> list[int]:
    n = len(nums)
    size = isqrt(n) + 1
    maxima = [max(nums[start : start + size]) for start in range(0, n, size)]
    answers = [-1] * n
    for i, value in enumerate(nums):
        j = i + 1
        while j < n and nums[j] <= value:
            if j % size == 0 and maxima[j // size] <= value:
                j += size
            else:
                j += 1
        if j < n:
            answers[i] = nums[j]
    return answers
