# time: O(n ** 2); space: O(n); factor: n; where: C
"""Scans the window again whenever its maximum leaves, which happens at each step if values descend."""


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    best = max(nums[:k])
    maxima = [best]
    for i in range(k, len(nums)):
        if nums[i] >= best:
            best = nums[i]
        elif nums[i - k] == best:
            best = max(nums[i - k + 1 : i + 1])  # blame
        maxima.append(best)
    return maxima
