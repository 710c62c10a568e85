# time: O(n ** 2); space: O(n ** 2); factor: n; where: C
"""Keeps a copy of what was left before each of the k rounds."""


def k_smallest(nums: list[int], k: int) -> list[int]:
    rests = [nums]
    result = []
    for _ in range(k):
        rest = rests[-1][:]  # blame
        result.append(min(rest))  # blame
        rest.remove(result[-1])  # blame
        rests.append(rest)  # blame
    return result
