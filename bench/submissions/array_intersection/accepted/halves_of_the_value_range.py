# time: O(n); space: O(n); factor: none; where: -
"""Splits both lists at the middle of their common value range, at most 31 levels deep; within the bound."""


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    if not a or not b:
        return []
    low, high = max(min(a), min(b)), min(max(a), max(b))
    if low > high:
        return []
    if low == high:
        return [low] * min(a.count(low), b.count(low))
    middle = (low + high) // 2
    lower = array_intersection(
        [value for value in a if low <= value <= middle],
        [value for value in b if low <= value <= middle],
    )
    upper = array_intersection(
        [value for value in a if middle < value <= high],
        [value for value in b if middle < value <= high],
    )
    return lower + upper
