"""Looks through all pairs that are left for one that is too close, drops one box, and begins anew: O(n^3)."""

from itertools import combinations

Box = tuple[float, float, float, float]


def too_close(a: Box, b: Box, threshold: float) -> bool:
    width = max(0.0, min(a[2], b[2]) - max(a[0], b[0]))
    height = max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
    shared = width * height
    union = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared
    return shared > threshold * union


def non_maximum_suppression(boxes: list[Box], scores: list[float], threshold: float) -> list[int]:
    left = sorted(range(len(boxes)), key=lambda i: -scores[i])
    while True:
        for i, j in combinations(left, 2):
            if too_close(boxes[i], boxes[j], threshold):
                left.remove(j)
                break
        else:
            return left
