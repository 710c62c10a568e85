"""Searches a shortest path through all pairs of places, and marks those it has been to: O(n * m) memory."""

from collections import deque


def edit_distance(a: str, b: str) -> int:
    seen = set()
    waiting = deque([(0, 0, 0)])
    while waiting:
        steps, i, j = waiting.popleft()
        while i < len(a) and j < len(b) and a[i] == b[j]:
            i, j = i + 1, j + 1
        if i == len(a) and j == len(b):
            return steps
        if (i, j) in seen or i > len(a) or j > len(b):
            continue
        seen.add((i, j))
        waiting += [(steps + 1, i + 1, j + 1), (steps + 1, i + 1, j), (steps + 1, i, j + 1)]
    raise AssertionError
