def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    """Return the values of nums, all of them from low to high, in ascending order."""
    raise NotImplementedError("write your solution here")
