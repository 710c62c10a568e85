# time: O(n); space: O(log n); factor: n; where: python
"""Divides, but never decides: it asks the left half and, if that fails, the right one as well."""


def binary_search(nums: list[int], target: int) -> int:
    def search(start: int, end: int) -> int:
        if end - start <= 1:  # blame
            return start if start < end and nums[start] == target else -1  # blame
        middle = (start + end) // 2  # blame
        index = search(start, middle)  # blame
        return index if index >= 0 else search(middle, end)  # blame

    return search(0, len(nums))
