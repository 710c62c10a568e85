# time: O(n ** 2 + m ** 2); space: O(n + m); factor: n; where: C
"""Takes from the front of both lists, which moves all that is left of them."""


def merge_sorted(a: list[int], b: list[int]) -> list[int]:
    left, right = a[:], b[:]
    merged = []
    while left and right:
        merged.append(left.pop(0) if left[0] <= right[0] else right.pop(0))  # blame
    return merged + left + right
