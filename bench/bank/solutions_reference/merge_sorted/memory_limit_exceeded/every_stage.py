# time: O(n ** 2 + m ** 2); space: O(n ** 2 + m ** 2); factor: n; where: C
"""Keeps the merged list as it was after each value."""


def merge_sorted(a: list[int], b: list[int]) -> list[int]:
    stages: list[list[int]] = [[]]
    i = j = 0
    while i < len(a) or j < len(b):
        if j == len(b) or (i < len(a) and a[i] <= b[j]):
            value = a[i]
            i += 1
        else:
            value = b[j]
            j += 1
        stages.append(stages[-1] + [value])  # blame
    return stages[-1]
