# time: O(n ** 2 log n); space: O(n); factor: log n; where: -
"""A new heap of what is left for each box that is kept, filled from an old one that it empties: a log factor."""

from heapq import heappop, heappush


def is_too_close(a, b, threshold: float) -> bool:
    width, height = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return False
    common = width * height
    union = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - common
    return common > threshold * union


def non_maximum_suppression(
    boxes: list[tuple[float, float, float, float]], scores: list[float], threshold: float
) -> list[int]:
    heap: list[tuple[float, int]] = []
    for index, score in enumerate(scores):
        heappush(heap, (-score, index))
    kept = []
    while heap:
        _, best = heappop(heap)
        kept.append(best)
        rest: list[tuple[float, int]] = []
        while heap:
            entry = heappop(heap)
            if not is_too_close(boxes[best], boxes[entry[1]], threshold):
                heappush(rest, entry)
        heap = rest
    return kept
