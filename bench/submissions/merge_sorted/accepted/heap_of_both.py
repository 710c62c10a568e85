# time: O((n + m) log(n + m)); space: O(n + m); factor: log n; where: -
"""Throws both lists into one heap and forgets that they were in order: a log factor."""

from heapq import heapify, heappop


def merge_sorted(a: list[int], b: list[int]) -> list[int]:
    heap = [*reversed(a), *reversed(b)]
    heapify(heap)
    merged = []
    while heap:
        merged.append(heappop(heap))
    return merged
