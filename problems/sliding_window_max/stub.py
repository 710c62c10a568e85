def sliding_window_max(nums: list[int], k: int) -> list[int]:
    """Return the maximum of each window of k consecutive elements of nums, left to right."""
    raise NotImplementedError("write your solution here")
