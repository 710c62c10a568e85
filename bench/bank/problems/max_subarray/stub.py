def max_subarray(nums: list[int]) -> int:
    """Return the largest sum of a stretch of one or more values of nums."""
    raise NotImplementedError("write your solution here")
