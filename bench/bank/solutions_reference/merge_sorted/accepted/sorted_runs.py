# time: O(n + m); space: O(n + m); factor: none; where: -
"""Python's sort finds the two ascending runs and merges them in one pass."""


def merge_sorted(a: list[int], b: list[int]) -> list[int]:
    return sorted(a + b)
