"""Counts the values of a but never uses the counts up: b decides how often a value comes out."""

from collections import Counter


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    left = Counter(a)
    return [value for value in b if left[value] > 0]
