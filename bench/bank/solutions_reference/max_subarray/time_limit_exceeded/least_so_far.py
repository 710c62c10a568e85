# time: O(n ** 2); space: O(n); factor: n; where: C
"""Looks for the least of all earlier prefix sums at each place."""


def max_subarray(nums: list[int]) -> int:
    sums = [0]
    best = nums[0]
    for value in nums:
        total = sums[-1] + value
        best = max(best, total - min(sums))  # blame
        sums.append(total)
    return best
