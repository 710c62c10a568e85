"""range() ends one too early: the last window is missing."""


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    return [max(nums[i : i + k]) for i in range(len(nums) - k)]
