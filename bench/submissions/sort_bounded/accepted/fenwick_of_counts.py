# time: O((n + w) log w); space: O(n + w); factor: log n; where: -
"""Counts in a Fenwick tree over the range, and a descent to each of the values: a log factor."""


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    width = high - low + 1
    tree = [0] * (width + 1)
    for value in nums:
        place = value - low + 1
        while place <= width:
            tree[place] += 1
            place += place & -place
    top = 1 << width.bit_length()
    ordered = []
    for rank in range(len(nums)):
        place, stride, left = 0, top, rank
        while stride:
            if place + stride <= width and tree[place + stride] <= left:
                place += stride
                left -= tree[place]
            stride >>= 1
        ordered.append(low + place)
    return ordered
