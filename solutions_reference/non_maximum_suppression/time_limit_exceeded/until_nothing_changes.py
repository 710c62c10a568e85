"""Decides all boxes from what the last round decided, until a round changes nothing: O(n) rounds, O(n^3)."""

Box = tuple[float, float, float, float]


def too_close(a: Box, b: Box, threshold: float) -> bool:
    width = max(0.0, min(a[2], b[2]) - max(a[0], b[0]))
    height = max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
    shared = width * height
    union = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared
    return shared > threshold * union


def non_maximum_suppression(boxes: list[Box], scores: list[float], threshold: float) -> list[int]:
    order = sorted(range(len(boxes)), key=lambda i: -scores[i])
    kept = order
    while True:
        last = set(kept)
        kept = []
        for rank, i in enumerate(order):
            better = [j for j in order[:rank] if j in last]
            if not any(too_close(boxes[i], boxes[j], threshold) for j in better):
                kept.append(i)
        if set(kept) == last:
            return kept
