# time: O(n * log n); space: O(n * log n); factor: log n; where: -
"""Maxima of stretches of 1, 2, 4, ... elements; each search skips by the largest first; log factors only."""


def next_greater_element(nums: list[int]) -> list[int]:
    n = len(nums)
    levels = [nums]
    width = 1
    while 2 * width <= n:
        below = levels[-1]
        levels.append(list(map(max, below, below[width:])))
        width *= 2
    answers = []
    for i, value in enumerate(nums):
        j = i + 1
        for level in range(len(levels) - 1, -1, -1):
            if j < len(levels[level]) and levels[level][j] <= value:
                j += 1 << level
        answers.append(nums[j] if j < n else -1)
    return answers
