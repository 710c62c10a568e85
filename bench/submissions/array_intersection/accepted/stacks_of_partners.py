# time: O(n); space: O(n); factor: none; where: -
"""A dictionary of stacks, from which each element takes its partner with pop(); within the bound."""

from collections import defaultdict


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    partners: defaultdict[int, list[int]] = defaultdict(list)
    for value in b:
        partners[value].append(value)
    return [partners[value].pop() for value in a if partners[value]]
