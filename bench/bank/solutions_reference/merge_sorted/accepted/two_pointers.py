# time: O(n + m); space: O(n + m); factor: none; where: -
"""Remembers the front of both lists and takes the smaller value."""


def merge_sorted(a: list[int], b: list[int]) -> list[int]:
    merged = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] <= b[j]:
            merged.append(a[i])
            i += 1
        else:
            merged.append(b[j])
            j += 1
    return merged + a[i:] + b[j:]
