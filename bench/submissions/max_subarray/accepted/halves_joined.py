# time: O(n); space: O(log n); factor: none; where: -
"""Halves by index and joins what is known of both halves in O(1); O(n)."""


def max_subarray(nums: list[int]) -> int:
    def known(start: int, end: int) -> tuple[int, int, int, int]:
        if end - start == 1:
            return (nums[start],) * 4
        middle = (start + end) // 2
        total, first, last, best = known(start, middle)
        total_right, first_right, last_right, best_right = known(middle, end)
        return (
            total + total_right,
            max(first, total + first_right),
            max(last_right, total_right + last),
            max(best, best_right, last + first_right),
        )

    return known(0, len(nums))[3]
