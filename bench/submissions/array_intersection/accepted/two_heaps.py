# time: O(n * log n); space: O(n); factor: none; where: -
"""Makes both lists heaps and compares their tops, some times slower than counting; within the bound."""

from heapq import heapify, heappop


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    heapify(a)
    heapify(b)
    common = []
    while a and b:
        if a[0] == b[0]:
            common.append(heappop(a))
            heappop(b)
        elif a[0] < b[0]:
            heappop(a)
        else:
            heappop(b)
    return common
