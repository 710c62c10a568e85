"""A quicksort around random elements, all equal ones on one side: O(n * n) where few values differ."""

import random


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    ordered: list[int] = []
    waiting = [nums]
    while waiting:
        part = waiting.pop()
        if len(part) < 2:
            ordered.extend(part)
            continue
        pivot = part.pop(random.randrange(len(part)))
        waiting.append([value for value in part if value >= pivot])
        waiting.append([pivot])
        waiting.append([value for value in part if value < pivot])
    return ordered
