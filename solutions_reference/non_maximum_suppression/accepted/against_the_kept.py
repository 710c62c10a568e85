"""Best first, each box against those that have been kept. O(n^2)."""

Box = tuple[float, float, float, float]


def non_maximum_suppression(boxes: list[Box], scores: list[float], threshold: float) -> list[int]:
    kept: list[int] = []
    kept_boxes: list[tuple[Box, float]] = []
    for i in sorted(range(len(boxes)), key=lambda i: -scores[i]):
        left, top, right, bottom = boxes[i]
        area = (right - left) * (bottom - top)
        for (x, y, to_x, to_y), other_area in kept_boxes:
            width = max(min(right, to_x) - max(left, x), 0.0)
            height = max(min(bottom, to_y) - max(top, y), 0.0)
            shared = width * height
            if shared > threshold * (area + other_area - shared):
                break
        else:
            kept.append(i)
            kept_boxes.append((boxes[i], area))
    return kept
