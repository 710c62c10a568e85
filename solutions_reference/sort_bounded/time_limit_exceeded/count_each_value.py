"""Asks the list how often each value of the range occurs: O(n * w), most of it inside C."""


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    ordered: list[int] = []
    for value in range(low, high + 1):
        ordered.extend([value] * nums.count(value))
    return ordered
