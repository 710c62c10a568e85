# time: O(n ** 2); space: O(n); factor: n; where: python
"""Swaps the least of the rest to the front, k times."""


def k_smallest(nums: list[int], k: int) -> list[int]:
    values = nums[:]
    for i in range(k):
        least = i
        for j in range(i + 1, len(values)):  # blame
            if values[j] < values[least]:  # blame
                least = j  # blame
        values[i], values[least] = values[least], values[i]
    return values[:k]
