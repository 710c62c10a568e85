"""From the right, jump from a smaller element straight to its own next greater one. O(n) in all."""


def next_greater_element(nums: list[int]) -> list[int]:
    n = len(nums)
    next_greater = [n] * n
    for i in range(n - 2, -1, -1):
        j = i + 1
        while j < n and nums[j] <= nums[i]:
            j = next_greater[j]
        next_greater[i] = j
    return [nums[j] if j < n else -1 for j in next_greater]
