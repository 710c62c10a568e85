# time: O(n log w); space: O(n); factor: log n; where: -
"""Sorts by one bit of the value after the other, from the lowest: as many passes as the range has bits."""


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    values = [value - low for value in nums]
    for bit in range((high - low).bit_length()):
        zeros = [value for value in values if not value >> bit & 1]
        ones = [value for value in values if value >> bit & 1]
        values = zeros + ones
    return [low + value for value in values]
