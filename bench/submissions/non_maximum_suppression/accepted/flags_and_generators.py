# time: O(n ** 2); space: O(n); factor: none; where: -
"""Flags for what is dropped, and a generator of what is kept that changes them on its way; O(n^2)."""


def survivors(boxes, order, threshold):
    areas = [(right - left) * (bottom - top) for left, top, right, bottom in boxes]
    dropped = bytearray(len(boxes))
    for rank, i in enumerate(order):
        if dropped[i]:
            continue
        yield i
        left, top, right, bottom = boxes[i]
        for j in order[rank + 1 :]:
            if not dropped[j]:
                x1, y1, x2, y2 = boxes[j]
                common = max(min(right, x2) - max(left, x1), 0) * max(min(bottom, y2) - max(top, y1), 0)
                dropped[j] = common > threshold * (areas[i] + areas[j] - common)


def non_maximum_suppression(
    boxes: list[tuple[float, float, float, float]], scores: list[float], threshold: float
) -> list[int]:
    return list(survivors(boxes, sorted(range(len(boxes)), key=scores.__getitem__, reverse=True), threshold))
