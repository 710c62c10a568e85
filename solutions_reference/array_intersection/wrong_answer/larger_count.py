"""Takes the larger of the two counts of a shared value instead of the smaller."""

from collections import Counter


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    count_a = Counter(a)
    count_b = Counter(b)
    common = []
    for value in count_a.keys() & count_b.keys():
        common.extend([value] * max(count_a[value], count_b[value]))
    return common
