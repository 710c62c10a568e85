"""Keeps the best of what is left and drops whatever is too close to it, until nothing is left. O(n^2)."""

Box = tuple[float, float, float, float]


def area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def iou(a: Box, b: Box) -> float:
    left, top = max(a[0], b[0]), max(a[1], b[1])
    right, bottom = min(a[2], b[2]), min(a[3], b[3])
    shared = max(right - left, 0.0) * max(bottom - top, 0.0)
    return shared / (area(a) + area(b) - shared)


def non_maximum_suppression(boxes: list[Box], scores: list[float], threshold: float) -> list[int]:
    left = list(range(len(boxes)))
    kept = []
    while left:
        best = max(left, key=scores.__getitem__)
        kept.append(best)
        left = [i for i in left if i != best and iou(boxes[i], boxes[best]) <= threshold]
    return kept
