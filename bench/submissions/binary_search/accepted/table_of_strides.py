# time: O(log n); space: O(log n); factor: none; where: -
"""A large table, made when the file is imported, says with which stride to begin; within the bound."""

LENGTHS = bytes(number.bit_length() for number in range(1 << 16))


def binary_search(nums: list[int], target: int) -> int:
    n = len(nums)
    bits = LENGTHS[n] if n < 1 << 16 else 16 + LENGTHS[n >> 16]
    place = -1
    stride = 1 << bits
    while stride:
        if place + stride < n and nums[place + stride] <= target:
            place += stride
        stride >>= 1
    return place if place >= 0 and nums[place] == target else -1
