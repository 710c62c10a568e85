"""max() over every window: O(n * k), most of it inside C."""


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
