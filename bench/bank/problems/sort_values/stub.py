def sort_values(nums: list[int]) -> list[int]:
    """Return the values of nums in ascending order."""
    raise NotImplementedError("write your solution here")
