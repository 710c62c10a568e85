"""Keeps the right boxes, but gives their indices in ascending order."""

Box = tuple[float, float, float, float]


def overlap(a: Box, b: Box) -> float:
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    return width * height if width > 0 and height > 0 else 0.0


def non_maximum_suppression(boxes: list[Box], scores: list[float], threshold: float) -> list[int]:
    areas = [(right - left) * (bottom - top) for left, top, right, bottom in boxes]
    kept: list[int] = []
    for i in sorted(range(len(boxes)), key=lambda i: -scores[i]):
        for j in kept:
            shared = overlap(boxes[i], boxes[j])
            if shared > threshold * (areas[i] + areas[j] - shared):
                break
        else:
            kept.append(i)
    return sorted(kept)
