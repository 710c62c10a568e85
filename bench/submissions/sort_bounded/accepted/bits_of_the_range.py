# time: O(n + w); space: O(n + w); factor: none; where: -
"""A byte for each value says whether it occurs; find jumps from one to the next; O(n + w)."""


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    occurs = bytearray(high - low + 1)
    again: dict[int, int] = {}
    for value in nums:
        if occurs[value - low]:
            again[value] = again.get(value, 1) + 1
        occurs[value - low] = 1
    ordered: list[int] = []
    place = occurs.find(1)
    while place >= 0:
        value = low + place
        ordered += [value] * again.get(value, 1)
        place = occurs.find(1, place + 1)
    return ordered
