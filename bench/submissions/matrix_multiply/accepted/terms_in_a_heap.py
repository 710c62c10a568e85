# time: O(n ** 3 log n); space: O(n ** 2); factor: log n; where: -
"""Adds the terms of each cell in ascending order, from a heap: a log factor."""

from heapq import heapify, heappop


def matrix_multiply(a: list[list[int]], b: list[list[int]]) -> list[list[int]]:
    cols = list(zip(*b))
    product = []
    for row in a:
        line = []
        for col in cols:
            terms = [x * y for x, y in zip(row, col)]
            heapify(terms)
            total = 0
            while terms:
                total += heappop(terms)
            line.append(total)
        product.append(line)
    return product
