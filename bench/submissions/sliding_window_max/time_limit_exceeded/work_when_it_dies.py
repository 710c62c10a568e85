# time: O(n ** 2); space: O(n); factor: n; where: disguised
"""The object that holds the window does all its work when it is deleted, a slice for each place."""


class Window:
    def __init__(self, nums: list[int], k: int, maxima: list[int]) -> None:
        self.nums, self.k, self.maxima = nums, k, maxima

    def __del__(self) -> None:
        nums, k = self.nums, self.k
        for start in range(len(nums) - k + 1):
            self.maxima.append(max(nums[start : start + k]))  # blame


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    maxima: list[int] = []
    window = Window(nums, k, maxima)
    del window
    return maxima
