"""Computes the quotients of all pairs before it needs them: O(n^2) memory."""

Box = tuple[float, float, float, float]


def iou(a: Box, b: Box) -> float:
    width = max(0.0, min(a[2], b[2]) - max(a[0], b[0]))
    height = max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
    shared = width * height
    return shared / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared)


def non_maximum_suppression(boxes: list[Box], scores: list[float], threshold: float) -> list[int]:
    table = [[iou(a, b) for b in boxes] for a in boxes]
    kept: list[int] = []
    for i in sorted(range(len(boxes)), key=lambda i: -scores[i]):
        if all(table[i][j] <= threshold for j in kept):
            kept.append(i)
    return kept
