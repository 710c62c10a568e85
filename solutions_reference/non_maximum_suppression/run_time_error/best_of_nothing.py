"""Takes the best box out before it asks whether there is one."""

Box = tuple[float, float, float, float]


def iou(a: Box, b: Box) -> float:
    width = max(0.0, min(a[2], b[2]) - max(a[0], b[0]))
    height = max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
    shared = width * height
    return shared / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared)


def non_maximum_suppression(boxes: list[Box], scores: list[float], threshold: float) -> list[int]:
    left = sorted(range(len(boxes)), key=lambda i: -scores[i])
    kept = []
    while True:
        best = left.pop(0)
        kept.append(best)
        left = [i for i in left if iou(boxes[i], boxes[best]) <= threshold]
        if not left:
            return kept
