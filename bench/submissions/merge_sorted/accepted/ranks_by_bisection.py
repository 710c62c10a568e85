# time: O((n + m) log(n + m)); space: O(n + m); factor: log n; where: -
"""The place of each value is its own index plus its rank in the other list, found by halving: a log factor."""


def rank(values: list[int], wanted: int, strictly: bool) -> int:
    low, high = 0, len(values)
    while low < high:
        middle = (low + high) // 2
        if values[middle] < wanted or (not strictly and values[middle] == wanted):
            low = middle + 1
        else:
            high = middle
    return low


def merge_sorted(a: list[int], b: list[int]) -> list[int]:
    merged = [0] * (len(a) + len(b))
    for i, value in enumerate(a):
        merged[i + rank(b, value, True)] = value
    for j, value in enumerate(b):
        merged[j + rank(a, value, False)] = value
    return merged
