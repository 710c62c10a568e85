# time: O(n * log n); space: O(n); factor: none; where: -
"""A merge sort in Python, recursive to a depth of log n, then two iterators; slow but within the bound."""


def merge_sort(values: list[int]) -> list[int]:
    if len(values) < 2:
        return values
    middle = len(values) // 2
    left, right = merge_sort(values[:middle]), merge_sort(values[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    return merged + left[i:] + right[j:]


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    common = []
    others = iter(merge_sort(b))
    other = next(others, None)
    for value in merge_sort(a):
        while other is not None and other < value:
            other = next(others, None)
        if other == value:
            common.append(value)
            other = next(others, None)
    return common
