# time: O(n log n); space: O(log n); factor: log n; where: -
"""Divides and adds up from the middle to both sides, the classic way: a log factor."""


def max_subarray(nums: list[int]) -> int:
    def best(start: int, end: int) -> int:
        if end - start == 1:
            return nums[start]
        middle = (start + end) // 2
        total, left = 0, nums[middle - 1]
        for i in range(middle - 1, start - 1, -1):
            total += nums[i]
            left = max(left, total)
        total, right = 0, nums[middle]
        for i in range(middle, end):
            total += nums[i]
            right = max(right, total)
        return max(best(start, middle), best(middle, end), left + right)

    return best(0, len(nums))
