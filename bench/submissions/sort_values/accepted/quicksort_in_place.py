# time: O(n log n); space: O(n); factor: none; where: -
"""A quicksort in place with random pivots and three parts; O(n log n) on average."""

from random import Random


def sort_values(nums: list[int]) -> list[int]:
    values = nums[:]
    random = Random("pivot")
    parts = [(0, len(values) - 1)]
    while parts:
        low, high = parts.pop()
        if low >= high:
            continue
        pivot = values[random.randint(low, high)]
        below, place, above = low, low, high
        while place <= above:
            value = values[place]
            if value < pivot:
                values[below], values[place] = value, values[below]
                below, place = below + 1, place + 1
            elif value > pivot:
                values[above], values[place] = value, values[above]
                above -= 1
            else:
                place += 1
        parts += [(low, below - 1), (above + 1, high)]
    return values
