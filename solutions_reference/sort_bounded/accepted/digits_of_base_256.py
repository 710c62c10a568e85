"""Sorts by the lowest digit of base 256, then by the next, and so on while the range has more. O(n log w)."""


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    shift = 0
    while high - low >> shift:
        buckets: list[list[int]] = [[] for _ in range(256)]
        for value in nums:
            buckets[value - low >> shift & 255].append(value)
        nums = [value for bucket in buckets for value in bucket]
        shift += 8
    return nums
