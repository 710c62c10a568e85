# time: O(n ** 2); space: O(n ** 2); factor: n; where: python
"""Lists all pairs of equal places first, p * q of them for a value with p and q copies: O(n^2) memory."""

from collections import defaultdict


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    places: defaultdict[int, list[int]] = defaultdict(list)
    for j, value in enumerate(b):
        places[value].append(j)
    pairs = [(i, j) for i, value in enumerate(a) for j in places.get(value, ())]  # blame
    used_a = bytearray(len(a))
    used_b = bytearray(len(b))
    common = []
    for i, j in pairs:
        if not used_a[i] and not used_b[j]:
            used_a[i] = used_b[j] = 1
            common.append(a[i])
    return common
