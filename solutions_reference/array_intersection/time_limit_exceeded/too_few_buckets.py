"""A hash table of its own with only sqrt(n) buckets, each of which is searched: O(n * sqrt(n))."""

from math import isqrt


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    buckets: list[list[int]] = [[] for _ in range(isqrt(len(b)) + 1)]
    for value in b:
        buckets[value % len(buckets)].append(value)
    common = []
    for value in a:
        bucket = buckets[value % len(buckets)]
        if value in bucket:
            bucket.remove(value)
            common.append(value)
    return common
