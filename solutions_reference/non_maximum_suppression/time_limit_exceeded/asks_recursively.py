"""Asks of each better box whether it is kept, which asks the same in turn, and remembers nothing: O(2^n)."""

Box = tuple[float, float, float, float]


def too_close(a: Box, b: Box, threshold: float) -> bool:
    width = max(0.0, min(a[2], b[2]) - max(a[0], b[0]))
    height = max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
    shared = width * height
    union = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared
    return shared > threshold * union


def non_maximum_suppression(boxes: list[Box], scores: list[float], threshold: float) -> list[int]:
    order = sorted(range(len(boxes)), key=lambda i: -scores[i])

    def is_kept(rank: int) -> bool:
        box = boxes[order[rank]]
        return not any(
            is_kept(better) and too_close(box, boxes[order[better]], threshold) for better in range(rank)
        )

    return [i for rank, i in enumerate(order) if is_kept(rank)]
