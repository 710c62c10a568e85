# time: O(n ** 2); space: O(n); factor: n; where: python
"""Jumps over smaller elements but takes single steps over equal ones: O(n^2) on constant input only."""


def next_greater_element(nums: list[int]) -> list[int]:
    n = len(nums)
    link = [n] * n
    for i in range(n - 2, -1, -1):
        j = i + 1
        while j < n and nums[j] <= nums[i]:  # blame
            if nums[j] < nums[i]:
                j = link[j]
            else:
                j += 1  # blame
        link[i] = j
    return [nums[j] if j < n else -1 for j in link]
