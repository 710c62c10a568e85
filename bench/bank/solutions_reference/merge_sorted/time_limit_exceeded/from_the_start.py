# time: O(n * m + m ** 2); space: O(n + m); factor: n; where: python
"""Searches the place of each value of the second list from the start."""


def merge_sorted(a: list[int], b: list[int]) -> list[int]:
    merged = a[:]
    for value in b:
        place = 0
        while place < len(merged) and merged[place] <= value:  # blame
            place += 1  # blame
        merged.insert(place, value)
    return merged
