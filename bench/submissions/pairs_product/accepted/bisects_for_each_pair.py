# time: O(n ** 2 log n); space: O(n); factor: log n; where: -
"""Halves its way through the sorted values for the product of each pair: a log factor."""


def pairs_product(nums: list[int]) -> int:
    values = sorted(set(nums))
    count = 0
    for i in range(len(nums)):
        for j in range(i):
            product = nums[i] * nums[j]
            low, high = 0, len(values)
            while low < high:
                middle = (low + high) >> 1
                if values[middle] < product:
                    low = middle + 1
                else:
                    high = middle
            count += low < len(values) and values[low] == product
    return count
