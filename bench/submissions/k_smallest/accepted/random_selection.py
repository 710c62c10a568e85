# time: O(n log n); space: O(n); factor: none; where: -
"""Parts the values around random pivots until the k smallest are in front, then sorts these; O(n log n)."""

from random import Random


def k_smallest(nums: list[int], k: int) -> list[int]:
    random = Random(11)
    chosen: list[int] = []
    rest = list(nums)
    while len(chosen) < k:
        pivot = random.choice(rest)
        below = [value for value in rest if value < pivot]
        equal = [value for value in rest if value == pivot]
        wanted = k - len(chosen)
        if len(below) > wanted:
            rest = below
            continue
        chosen += below
        chosen += equal[: k - len(chosen)]
        rest = [value for value in rest if value > pivot]
    return sorted(chosen)
