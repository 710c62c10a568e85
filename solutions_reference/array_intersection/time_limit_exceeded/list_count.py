"""Counts each value with list.count: O(n) for every different value, quick only if there are few."""


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    common = []
    for value in set(a):
        common.extend([value] * min(a.count(value), b.count(value)))
    return common
