# time: O(n * log n); space: O(n); factor: none; where: -
"""Sorts all elements together, tagged by their list, and counts the tags of each run; within the bound."""

from itertools import groupby


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    tagged = [(value, 0) for value in a] + [(value, 1) for value in b]
    tagged.sort()
    common: list[int] = []
    for value, run in groupby(tagged, key=lambda pair: pair[0]):
        tags = [tag for _, tag in run]
        in_b = sum(tags)
        common += [value] * min(in_b, len(tags) - in_b)
    return common
