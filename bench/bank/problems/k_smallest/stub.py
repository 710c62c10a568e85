def k_smallest(nums: list[int], k: int) -> list[int]:
    """Return the k smallest values of nums in ascending order."""
    raise NotImplementedError("write your solution here")
