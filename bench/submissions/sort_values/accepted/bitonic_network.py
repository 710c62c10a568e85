# time: O(n * log n * log n); space: O(n); factor: log n; where: -
"""A bitonic sorting network over a list filled up to a power of two: O(n log^2 n)."""

TOP = 10**10


def sort_values(nums: list[int]) -> list[int]:
    size = 1
    while size < len(nums):
        size *= 2
    values = nums + [TOP] * (size - len(nums))
    block = 2
    while block <= size:
        stride = block // 2
        while stride:
            for i in range(size):
                j = i ^ stride
                if j > i and (values[i] > values[j]) == (i & block == 0):
                    values[i], values[j] = values[j], values[i]
            stride //= 2
        block *= 2
    return values[: len(nums)]
