# time: O(n); space: O(n); factor: none; where: -
"""A plain list as queue whose head is an index that moves on, so nothing shifts; within the bound."""


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    queue = [0] * len(nums)
    head = tail = 0
    maxima = []
    for i, value in enumerate(nums):
        while tail > head and nums[queue[tail - 1]] <= value:
            tail -= 1
        queue[tail] = i
        tail += 1
        if queue[head] <= i - k:
            head += 1
        if i + 1 >= k:
            maxima.append(nums[queue[head]])
    return maxima
