"""Sorted once; a box that is kept adds those too close to it to the set of dropped ones. O(n^2)."""

Box = tuple[float, float, float, float]


def common(start: float, end: float, other_start: float, other_end: float) -> float:
    """How much two stretches of one axis share."""
    return max(min(end, other_end) - max(start, other_start), 0.0)


def iou(a: Box, b: Box) -> float:
    shared = common(a[0], a[2], b[0], b[2]) * common(a[1], a[3], b[1], b[3])
    both = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1])
    return shared / (both - shared)


def non_maximum_suppression(boxes: list[Box], scores: list[float], threshold: float) -> list[int]:
    dropped: set[int] = set()
    kept = []
    order = sorted(range(len(boxes)), key=lambda i: (-scores[i], i))
    for i in order:
        if i not in dropped:
            kept.append(i)
            dropped.update(j for j in order if iou(boxes[i], boxes[j]) > threshold)
    return kept
