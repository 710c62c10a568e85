"""A lookup in O(1), in a dictionary that each call builds anew in O(n)."""


def binary_search(nums: list[int], target: int) -> int:
    index_of = {value: i for i, value in enumerate(nums)}
    return index_of.get(target, -1)
