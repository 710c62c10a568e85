# time: O((n + m) ** 2); space: O((n + m) ** 2); factor: n; where: C
"""Keeps what is left of both lists with every hundredth step, to check it at the end: O(n^2 / 100) memory."""


def merge_sorted(a: list[int], b: list[int]) -> list[int]:
    parts = []
    merged = []
    i = j = 0
    while i < len(a) or j < len(b):
        if (i + j) % 100 == 0:
            parts.append((a[i:], b[j:]))  # blame
        if j == len(b) or (i < len(a) and a[i] <= b[j]):
            merged.append(a[i])
            i += 1
        else:
            merged.append(b[j])
            j += 1
    assert all(len(x) + len(y) + 100 * n == len(a) + len(b) for n, (x, y) in enumerate(parts))
    return merged
