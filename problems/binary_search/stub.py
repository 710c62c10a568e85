def binary_search(nums: list[int], target: int) -> int:
    """Return the zero-based index of target in the strictly ascending list nums, or -1 if it is absent."""
    raise NotImplementedError("write your solution here")
