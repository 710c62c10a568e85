"""Keeps who answers whom as a matrix of bits, one row of up to n bits an element: O(n^2) memory."""


def next_greater_element(nums: list[int]) -> list[int]:
    rows = [0] * len(nums)
    waiting: list[int] = []
    for i, value in enumerate(nums):
        while waiting and nums[waiting[-1]] < value:
            rows[waiting.pop()] = 1 << i
        waiting.append(i)
    return [nums[row.bit_length() - 1] if row else -1 for row in rows]
