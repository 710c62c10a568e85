# time: O(n); space: O(n); factor: none; where: -
"""Links each element to the next greater one and lets one pointer hop along the links; within the bound."""


def links(nums: list[int]) -> list[int]:
    n = len(nums)
    link = [n] * n
    waiting: list[int] = []
    for i, value in enumerate(nums):
        while waiting and nums[waiting[-1]] < value:
            link[waiting.pop()] = i
        waiting.append(i)
    return link


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    link = links(nums)
    maxima = []
    best = 0
    for start in range(len(nums) - k + 1):
        best = max(best, start)
        while link[best] < start + k:
            best = link[best]
        maxima.append(nums[best])
    return maxima
