# time: O(n + m); space: O(n + m); factor: none; where: -
"""Lets heapq merge; its heap never holds more than two values."""

from heapq import merge


def merge_sorted(a: list[int], b: list[int]) -> list[int]:
    return list(merge(a, b))
