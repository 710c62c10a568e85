"""Crosses partners out of a list: `in` and remove() walk through it each time, O(n^2) in C."""


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    rest = b[:]
    common = []
    for value in a:
        if value in rest:
            rest.remove(value)
            common.append(value)
    return common
