"""Deletes boxes by their index while it goes through a range that was made before."""

Box = tuple[float, float, float, float]


def iou(a: Box, b: Box) -> float:
    width = max(0.0, min(a[2], b[2]) - max(a[0], b[0]))
    height = max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
    shared = width * height
    return shared / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared)


def non_maximum_suppression(boxes: list[Box], scores: list[float], threshold: float) -> list[int]:
    order = sorted(range(len(boxes)), key=lambda i: -scores[i])
    rank = 0
    while rank < len(order):
        for later in range(rank + 1, len(order)):
            if iou(boxes[order[rank]], boxes[order[later]]) > threshold:
                del order[later]
        rank += 1
    return order
