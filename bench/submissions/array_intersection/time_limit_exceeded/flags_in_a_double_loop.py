# time: O(n ** 2); space: O(n); factor: n; where: python
"""Compares each element with those of the other list one by one, skipping the used ones: O(n^2)."""


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    used = [False] * len(b)
    common = []
    for value in a:
        for j in range(len(b)):  # blame
            if not used[j] and b[j] == value:  # blame
                used[j] = True
                common.append(value)
                break
    return common
