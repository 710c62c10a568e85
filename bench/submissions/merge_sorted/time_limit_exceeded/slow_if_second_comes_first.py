# time: O((n + m) ** 2); space: O(n + m); factor: n; where: C
"""Merges from the front by index, but the values of b that come before all of a are put in front one by one."""


def merge_sorted(a: list[int], b: list[int]) -> list[int]:
    merged: list[int] = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] <= b[j]:
            merged.append(a[i])
            i += 1
        elif i == 0:
            merged = merged + [b[j]]  # blame
            j += 1
        else:
            merged.append(b[j])
            j += 1
    return merged + a[i:] + b[j:]
